// What `diff` prints: first what is gained or lost, then what is said differently.
import { writeLasting } from "../domain/duration.ts";
import type {
  AddedAndRemoved,
  AskTerms,
  ChangeFor,
  PolicyDifference,
} from "../domain/policy/policy-difference.ts";
import {
  MOST,
  approvingText,
  signOf,
  signedLines,
  subjectsText,
  switchText,
  termsText,
} from "./change-text.ts";
import type { Sign } from "./change-text.ts";
import { paragraph } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { partLines } from "./parts-text.ts";
import { counted, listed, placesInWords } from "./wording.ts";
import type { Naming } from "./wording.ts";

interface Manner {
  readonly naming: Naming;
  readonly paint: Paint;
}

export function differenceText(difference: PolicyDifference, manner: Manner): string {
  const { naming, paint } = manner;
  const parts = difference.parts.flatMap((part) => partLines(part, naming));
  const blocks = [
    ...inventory(difference, manner),
    ...rights(difference, manner),
    ...parts.flatMap(([sign, text]) => signedLines(sign, text, paint)),
  ];
  if (blocks.length === 0) return "Nothing changes for anybody.\n";
  return `${blocks.join("\n")}\n`;
}

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

function rights({ changes, terms }: PolicyDifference, manner: Manner): string[] {
  const { paint } = manner;
  return [
    ...changes.flatMap((one) => [
      ...signedLines(signOf(one.change), changeText(one, manner.naming), paint),
      ...placesInWords(one.places).flatMap((line) => paragraph(line, 4)),
    ]),
    ...terms.flatMap(({ terms: some, places }) => [
      ...signedLines("~", termsText(some), paint),
      ...placesInWords(places).flatMap((line) => paragraph(line, 4)),
    ]),
  ];
}

function changeText({ change, subjects }: ChangeFor, naming: Naming): string {
  const who = subjectsText(subjects, naming);
  switch (change.what) {
    case "ask":
      return switchText(who, "ask", { ...change, inWords: askText });
    case "approve":
      return switchText(who, "approve", { ...change, inWords: approvingText });
    case "break-glass":
      return switchText(who, "break the glass", { ...change, inWords: glassText });
  }
}

function askText({ longest, approvals }: AskTerms): string {
  const lasting = longest === "standing" ? "without an end" : `for up to ${writeLasting(longest)}`;
  return `${lasting}, with ${approvals === 0 ? "no approval" : counted(approvals, "approval")}`;
}

function glassText(seconds: number): string {
  return `for ${writeLasting(seconds)}`;
}
