// The ways in which somebody decides about what is asked, each as far as the one sentence they hear.
import { until } from "../../sandbox/until.ts";
import type { Actions } from "../../sandbox/slack/actions.ts";
import type { Submitted } from "../../sandbox/slack/people/submit-modal.ts";
import type { Told } from "../../sandbox/slack/people/told.ts";
import type { SlackChange } from "../../sandbox/slack/slack-change.ts";
import type { Town } from "./on-the-sandbox.ts";

export const ON_THE_CARD = ["Approve", "Approve for less…", "Deny"] as const;
export const TYPED = ["approve", "deny"] as const;
/** Where the form and the Home tab were there before. */
export const OPENED_BEFORE = ["the open form", "the Home tab"] as const;

export type Way =
  (typeof ON_THE_CARD)[number] | (typeof TYPED)[number] | (typeof OPENED_BEFORE)[number];

export const ALL_WAYS: readonly Way[] = [...OPENED_BEFORE, ...ON_THE_CARD, ...TYPED];

export interface Decides {
  /** Opens the form for a no, and the Home tab, while they still can. */
  opensAll(who: string, ref: string): Promise<void>;
  /** Answers with what they hear. */
  by(way: Way, who: string, ref: string): Promise<string>;
  /** What somebody hears who does something: an error, a whisper, or what stands in the form on top. */
  heard(who: string, act: () => Promise<Submitted>): Promise<string>;
}

export function waysToDecide(town: Town): Decides {
  const people = () => town.sandbox().slack.people;

  const cardOf = async (ref: string) => {
    const { messages } = await town.record(ref);
    if (!messages.card) throw new Error(`${ref} has no card.`);
    return { channel: messages.card.channel, ts: messages.card.ts };
  };
  const acts = async (way: Way, who: string, ref: string): Promise<Told> => {
    switch (way) {
      case "approve":
        return people().command(who, { text: `approve ${ref}` });
      case "deny":
        return people().command(who, { text: `deny ${ref} not today` });
      case "the open form":
        return people().submit(who);
      case "the Home tab": {
        const { key } = await town.record(ref);
        const button = `${key.subject}|${String(key.number)}`;
        return people().click(who, { where: "home", button });
      }
      default:
        return people().click(who, { where: await cardOf(ref), button: way });
    }
  };

  const heard: Decides["heard"] = async (who, act) => {
    const before = people().sees(who).ephemerals.length;
    const told: Submitted = await act();
    if (told.error !== undefined) return told.error;
    if (told.errors) {
      await closesForms(who, people());
      return Object.values(told.errors).join("\n");
    }
    // It comes a moment after Slack was acknowledged.
    const word = await until(
      () => people().sees(who),
      ({ ephemerals, modals }) => ephemerals[before]?.plain ?? modals.at(-1)?.plain,
      { what: `${who} hears something` },
    );
    await closesForms(who, people());
    return word;
  };

  return {
    opensAll: async (who, ref) => {
      await people().openHome(who);
      await people().click(who, { where: await cardOf(ref), button: "Deny" });
      await until(
        () => people().sees(who).modals,
        ([form]) => form,
        { what: `${who} has the form` },
      );
      await people().fill(who, { "Why not?": "not today" });
    },
    by: (way, who, ref) => heard(who, () => acts(way, who, ref)),
    heard,
  };
}

async function closesForms(who: string, people: Actions): Promise<void> {
  while (people.sees(who).modals.length > 0) await people.close(who);
}

/** What was changed in IAM since then, by its name. */
export function changesInIam(town: Town, since: number): string[] {
  const { calls } = town.sandbox();
  return calls
    .since(since)
    .filter(({ service, action }) => service === "iam" && !/^(Get|List)/.test(action))
    .map(({ action }) => action);
}

/** One after the other; settles when the bot was told of those it is told of. */
export function changesIn(town: Town) {
  return async (...changes: readonly SlackChange[]): Promise<void> => {
    for (const change of changes) await town.sandbox().slack.change(change);
  };
}
