// Whom the names in rolecall.yaml stand for: people, Slack user groups, and groups of the file that list people.
import { NOBODY } from "../../domain/access-rule.ts";
import type { Who } from "../../domain/access-rule.ts";
import { entriesIn, entry, oneOrMoreIn } from "./written-entries.ts";

/** They stand for themselves and can be called by nothing else. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(["everyone", "nobody"]);

export const PERSON_ID = /^[UW][A-Z0-9]{5,30}$/;
export const GROUP_ID = /^S[A-Z0-9]{5,30}$/;

export type Meant =
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "user group"; readonly id: string }
  | { readonly kind: "list"; readonly name: string; readonly people: readonly string[] };

export interface PolicyNames {
  /** Undefined for a word that stands for nobody in particular. */
  find(word: string): Meant | undefined;
  /** Every name there is. */
  readonly names: readonly string[];
  /** Names by Slack id. */
  readonly byId: ReadonlyMap<string, string>;
}

/** Takes the file as it was written, right or wrong; what is wrong in it stands for nobody. */
export function namesIn(content: unknown): PolicyNames {
  const meant = new Map<string, Meant>();
  for (const { key, value } of entriesIn(entry(content, "people"), [])) {
    if (isId(value, PERSON_ID)) meant.set(key, { kind: "person", id: value });
  }
  const find = (word: string) => meant.get(word) ?? byItself(word);
  const groups = entriesIn(entry(content, "groups"), []).map(({ key, value }): [string, Meant] =>
    isId(value, GROUP_ID)
      ? [key, { kind: "user group", id: value }]
      : [key, { kind: "list", name: key, people: peopleIn(value, find) }],
  );
  for (const [name, group] of groups) {
    if (!meant.has(name)) meant.set(name, group);
  }
  const named = [...meant].flatMap(([name, who]): [string, string][] =>
    who.kind === "list" ? [] : [[who.id, name]],
  );
  return { find, names: [...meant.keys()], byId: new Map(named) };
}

function byItself(word: string): Meant | undefined {
  if (PERSON_ID.test(word)) return { kind: "person", id: word };
  return GROUP_ID.test(word) ? { kind: "user group", id: word } : undefined;
}

function peopleIn(list: unknown, find: PolicyNames["find"]): string[] {
  const members = oneOrMoreIn(list, []).map(({ value }) =>
    typeof value === "string" ? find(value) : undefined,
  );
  return members.flatMap((member) => (member?.kind === "person" ? [member.id] : []));
}

function isId(value: unknown, pattern: RegExp): value is string {
  return typeof value === "string" && pattern.test(value);
}

/** Those who are written, each once. */
export function toWho(written: string | readonly string[] | undefined, names: PolicyNames): Who {
  const words = typeof written === "string" ? [written] : (written ?? []);
  if (words.includes("everyone")) return { ...NOBODY, everyone: true };
  const meant = words.flatMap((word) => names.find(word) ?? []);
  const people = meant.flatMap((who) => {
    if (who.kind === "list") return who.people;
    return who.kind === "person" ? [who.id] : [];
  });
  const groups = meant.flatMap((who) => (who.kind === "user group" ? [who.id] : []));
  return { everyone: false, people: [...new Set(people)], groups: [...new Set(groups)] };
}
