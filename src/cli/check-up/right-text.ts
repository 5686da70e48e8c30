// Words for what a role may do: actions together that are about the same, and what they are about together.
import type { PolicyRight } from "../../domain/permissions/policy-rights.ts";
import { listed } from "../wording.ts";

const MOST = 3;
const MOST_ACTIONS = 8;

/** `iam:AddUserToGroup and iam:RemoveUserFromGroup on group/rolecall/*` */
export function rightsText(rights: readonly PolicyRight[]): string {
  const byPlace = gathered(rights, placeOf, ({ action }) => action);
  const places = byPlace.map(([{ resources, ...rest }, actions]) => {
    return { ...rest, resources, actions };
  });
  const alike = gathered(places, alikeOf, ({ resources }) => listed(resources.map(shortly), MOST));
  const texts = alike.map(([{ actions, isExcept, when }, resources]) => {
    const where = `${isExcept ? "outside of" : "on"} ${listed(resources, MOST)}`;
    const condition = when === "" ? "" : ` where ${when}`;
    return `${listed(actions, MOST_ACTIONS)} ${where}${condition}`;
  });
  return listed(texts, MOST);
}

function placeOf({ resources, isExcept, when }: PolicyRight): string {
  return JSON.stringify([resources, isExcept, when]);
}

interface Place extends Pick<PolicyRight, "isExcept" | "when"> {
  readonly actions: readonly string[];
}

function alikeOf({ actions, isExcept, when }: Place): string {
  return JSON.stringify([actions, isExcept, when]);
}

/** The first of each kind, with what all of that kind have, each once. */
function gathered<Thing>(
  things: readonly Thing[],
  kindOf: (thing: Thing) => string,
  partOf: (thing: Thing) => string,
): (readonly [Thing, readonly string[]])[] {
  const kinds = new Map<string, { readonly first: Thing; readonly parts: Set<string> }>();
  for (const thing of things) {
    const kind = kinds.get(kindOf(thing)) ?? { first: thing, parts: new Set() };
    kinds.set(kindOf(thing), kind);
    kind.parts.add(partOf(thing));
  }
  return [...kinds.values()].map(({ first, parts }) => [first, [...parts]]);
}

/** Of the ARN what tells it apart from its neighbours. */
function shortly(arn: string): string {
  return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/.exec(arn)?.[1] ?? (arn === "*" ? "everything" : arn);
}
