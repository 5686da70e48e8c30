// What is wrong where rolecall.yaml says who: names that stand for nobody, and words that are not for that place.
import { nearestNames } from "../../domain/nearest-names.ts";
import { repeated } from "./policy-clashes.ts";
import type { Fault, Path } from "./policy-faults.ts";
import type { PolicyNames } from "./policy-names.ts";
import { shown } from "./policy-words.ts";
import { entriesIn, entry, oneOrMoreIn, writtenDecisions } from "./written-entries.ts";

/** What may stand there beside people and groups; of admins and of groups of the file, people alone. */
type Place = "ask" | "break-glass" | "rule" | "admins" | "members";

interface WrittenWho {
  readonly place: Place;
  readonly words: readonly { readonly word: string; readonly path: Path }[];
}

export function findWhoClashes(content: unknown, names: PolicyNames): Fault[] {
  return writtenWho(content).flatMap((who) => [
    ...who.words.flatMap(({ word, path }) => {
      const says = faultIn(word, who, names);
      return says === undefined ? [] : [{ path, says: `${shown(word)} ${says}` }];
    }),
    ...twice(who, names),
  ]);
}

function writtenWho(content: unknown): WrittenWho[] {
  const members = entriesIn(entry(content, "groups"), ["groups"]).filter(({ value }) =>
    Array.isArray(value),
  );
  return [
    whoAt("admins", entry(content, "admins"), ["admins"]),
    ...members.map(({ value, path }) => whoAt("members", value, path)),
    ...writtenDecisions(content).flatMap(({ rule, path }) =>
      PLACES.map(([place, ...field]) =>
        whoAt(place, field.reduce(entry, rule), [...path, ...field]),
      ),
    ),
  ];
}

const PLACES: readonly (readonly [Place, ...string[]])[] = [
  ["ask", "ask"],
  ["rule", "approve"],
  ["rule", "notify"],
  ["rule", "escalate", "to"],
  ["break-glass", "break_glass", "who"],
];

// What is no text is a fault of its own.
function whoAt(place: Place, value: unknown, path: Path): WrittenWho {
  const words = oneOrMoreIn(value, path).flatMap((written) =>
    typeof written.value === "string" ? [{ word: written.value, path: written.path }] : [],
  );
  return { place, words };
}

function faultIn(word: string, who: WrittenWho, names: PolicyNames): string | undefined {
  if (word === "everyone") return whyNotEveryone(who);
  if (word === "nobody") return whyNotNobody(who);
  const meant = names.find(word);
  if (!meant) return `is no name of this file and no Slack id${didYouMean(word, names.names)}`;
  if (who.place === "members" && meant.kind !== "person") {
    return "is a group; a group of this file lists people";
  }
  if (who.place === "admins" && meant.kind === "user group") {
    return "is a Slack user group; admins are people, or a group of this file that lists people";
  }
  return undefined;
}

function whyNotEveryone({ place, words }: WrittenWho): string | undefined {
  if (place !== "ask" && place !== "break-glass") {
    return "is only for ask and break_glass.who; write people or groups";
  }
  return words.length > 1 ? "is everybody already; write it alone" : undefined;
}

function whyNotNobody({ place, words }: WrittenWho): string | undefined {
  return place === "ask" && words.length === 1 ? undefined : "is only for ask, and alone there";
}

/** The end of a fault about a word that is not known. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest = nearestNames(word, known, 3);
  return nearest.length > 0 ? `; did you mean ${nearest.join(", ")}?` : "";
}

// A person's name and their id are one person.
function twice({ words }: WrittenWho, names: PolicyNames): Fault[] {
  const listed = words.map(({ word, path }) => {
    const meant = names.find(word);
    return { name: meant && "id" in meant ? (names.byId.get(meant.id) ?? meant.id) : word, path };
  });
  return repeated(listed, (name) => `${name} is listed twice`);
}
