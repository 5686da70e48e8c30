// What `diff` prints: first what is gained or lost, then what is said differently.
import { writeLasting } from "../domain/duration.ts";
import type {
  AddedAndRemoved,
  AskTerms,
  Change,
  ChangeFor,
  PolicyDifference,
  Subject,
} from "../domain/policy/policy-difference.ts";
import { paragraph } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { counted, listed, placesInWords, timeOf } from "./wording.ts";
import type { Naming } from "./wording.ts";

interface Manner {
  readonly naming: Naming;
  readonly paint: Paint;
}

type Sign = "+" | "-" | "~";

export function differenceText(difference: PolicyDifference, manner: Manner): string {
  const blocks = [...inventory(difference, manner), ...rights(difference, manner)];
  if (blocks.length === 0) return "Nothing changes for anybody.\n";
  return `${blocks.join("\n")}\n`;
}

const MOST = 12;

function inventory(difference: PolicyDifference, { naming, paint }: Manner): string[] {
  const { accounts, roles, admins, redefined, settings } = difference;
  const lines: (readonly [Sign, string])[] = [
    ...signed(accounts, (all) => `${counted(all.length, "account")}: ${listed(all, MOST)}`),
    ...signed(roles, (all) => `roles: ${listed(placesInWords(all), MOST)}`),
    ...signed(admins, (all) => `${counted(all.length, "admin")}: ${naming.people(all)}`),
    ...redefined.map(({ account, fields }) => {
      return ["~", `${account} stands for something else in AWS: ${listed(fields)}`] as const;
    }),
    ...settings.map((setting) => ["~", `${setting} is another`] as const),
  ];
  return lines.flatMap(([sign, text]) => signedLines(sign, text, paint));
}

function signed<Thing>(
  { added, removed }: AddedAndRemoved<Thing>,
  says: (all: readonly Thing[]) => string,
): (readonly [Sign, string])[] {
  return [
    ...(added.length > 0 ? [["+", says(added)] as const] : []),
    ...(removed.length > 0 ? [["-", says(removed)] as const] : []),
  ];
}

function signedLines(sign: Sign, text: string, paint: Paint): string[] {
  const colour = { "+": paint.good, "-": paint.bad, "~": paint.odd }[sign];
  const [first = "", ...rest] = paragraph(text, 2);
  return [colour(`${sign} ${first.trimStart()}`), ...rest.map(colour)];
}

function rights({ changes, terms }: PolicyDifference, manner: Manner): string[] {
  const { paint } = manner;
  return [
    ...changes.flatMap((one) => [
      ...signedLines(signOf(one.change), changeText(one, manner.naming), paint),
      ...placesInWords(one.places).flatMap((line) => paragraph(line, 4)),
    ]),
    ...terms.flatMap(({ terms: some, places }) => [
      ...signedLines(
        "~",
        `${listed(some)} ${some.length === 1 ? "is" : "are"} said differently`,
        paint,
      ),
      ...placesInWords(places).flatMap((line) => paragraph(line, 4)),
    ]),
  ];
}

function signOf({ before, after }: Change): Sign {
  if (before === null) return "+";
  return after === null ? "-" : "~";
}

function changeText({ change, subjects }: ChangeFor, naming: Naming): string {
  const who = listed(
    subjects.map((subject) => subjectText(subject, naming)),
    MOST,
  );
  switch (change.what) {
    case "ask":
      return switchText(who, "ask", { ...change, inWords: askText });
    case "approve":
      return switchText(who, "approve", { ...change, inWords: approvingText });
    case "break-glass":
      return switchText(who, "break the glass", { ...change, inWords: glassText });
  }
}

function subjectText(subject: Subject, naming: Naming): string {
  if (subject.kind === "everyone") return "everyone";
  return subject.kind === "group" ? naming.group(subject.id) : naming.person(subject.id);
}

interface Worded<Value> {
  readonly before: Value | null;
  readonly after: Value | null;
  inWords(value: Value): string;
}

function switchText<Value>(who: string, verb: string, worded: Worded<Value>): string {
  const { before, after, inWords } = worded;
  if (after === null) return `${who} may ${verb} no more`;
  const now = `${who} may ${verb} ${inWords(after)}`;
  return before === null ? now : `${now}; before: ${inWords(before)}`;
}

function askText({ longest, approvals }: AskTerms): string {
  const lasting = longest === "standing" ? "without an end" : `for up to ${writeLasting(longest)}`;
  return `${lasting}, with ${approvals === 0 ? "no approval" : counted(approvals, "approval")}`;
}

function approvingText(after: number): string {
  return after === 0 ? "from the start" : `after ${timeOf(after)}`;
}

function glassText(seconds: number): string {
  return `for ${writeLasting(seconds)}`;
}
