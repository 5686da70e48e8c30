// Clicking a button, or an entry of an overflow menu.
import { type Option, optionsOf, type Placed, placedElements } from "../block-kit.ts";
import type { SlackWorld } from "../slack-world.ts";
import { unescaped } from "../mrkdwn.ts";
import { actingPerson } from "./acting-person.ts";
import { sendBlockAction } from "./block-action.ts";
import { type ClickPlace, clickPlace, type Where } from "./click-place.ts";
import { refusedBySlack, type Told } from "./told.ts";

export interface Click {
  where: Where;
  /** The visible label; or the action id, or the value, where labels repeat. */
  button: string;
  /** Id of the block it stands in, where several blocks have such a button. */
  block?: string;
  /** The answer to a confirm dialog, if there is one; default yes. */
  confirm?: boolean;
}

export async function clickButton(keyOrId: string, click: Click, world: SlackWorld): Promise<Told> {
  const person = actingPerson(keyOrId, world);
  if ("ms" in person) return person;
  const place = clickPlace(click.where, person, world);
  if (typeof place === "string") return refusedBySlack(place);
  const target = findTarget(place, click);
  if (!target) return refusedBySlack(`no such button: ${click.button}`);
  const { placed, option } = target;
  if (placed.element.confirm && click.confirm === false) return refusedBySlack("not confirmed");
  const held = option ? { held: { selected_option: option } } : {};
  return sendBlockAction({ placed, label: click.button, ...held }, place, { person, world });
}

function findTarget(
  { blocks }: ClickPlace,
  { button: wanted, block }: Click,
): { placed: Placed; option?: Option } | undefined {
  const all = placedElements(blocks).filter(
    (one) => block === undefined || one.block.block_id === block,
  );
  const buttons = all.filter(({ element }) => element.type === "button");
  const matching = (matches: (one: Placed) => boolean) => buttons.find(matches);
  const button =
    matching(({ element }) => unescaped(element.text?.text ?? "") === wanted) ??
    matching(({ element }) => element.action_id === wanted || element.value === wanted);
  if (button) return { placed: button };
  for (const placed of all.filter(({ element }) => element.type === "overflow")) {
    const option = optionsOf(placed.element).find(
      ({ text, value }) => unescaped(text.text) === wanted || value === wanted,
    );
    if (option) return { placed, option };
  }
  return undefined;
}
