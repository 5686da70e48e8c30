// What the address of the console page says: which role of which account, and how the console is to show it.

import type { World } from "../../aws/world.ts";

export interface SwitchRole {
  /** Its twelve digits, or its alias. */
  account: string;
  roleName: string;
  displayName: string;
  /** Six hex digits, as the console has it. */
  colour: string;
}

const CALM_COLOUR = "99BCE3";
const EXAMPLE =
  "/page/console?account=222222222222&roleName=OrganizationAccountAccessRole&displayName=client-a%20admin&person=alice";

/** The role, or sentences about what is wrong with the address. */
export function readSwitchRole(query: URLSearchParams): SwitchRole | { problems: string[] } {
  const account = query.get("account") ?? "";
  const roleName = query.get("roleName") ?? "";
  const colour = query.get("color") ?? CALM_COLOUR;
  const problems = [accountProblem(account), roleProblem(roleName), colourProblem(colour)].filter(
    (problem) => problem !== "",
  );
  if (problems.length > 0) return { problems: [...problems, `A right address is ${EXAMPLE}`] };
  const displayName = query.get("displayName") ?? `${roleName} @ ${account}`;
  return { account, roleName, displayName, colour };
}

function accountProblem(account: string): string {
  if (/^(\d{12}|[a-z][a-z0-9-]{2,62})$/.test(account)) return "";
  return account === ""
    ? "The address does not say which account: “account” is missing."
    : `“account” takes the twelve digits of an AWS account or its alias, not “${account}”.`;
}

function roleProblem(roleName: string): string {
  if (/^[\w+=,.@/-]{1,128}$/.test(roleName)) return "";
  return roleName === ""
    ? "The address does not say which role: “roleName” is missing."
    : `“${roleName}” cannot be the name of a role.`;
}

function colourProblem(colour: string): string {
  return /^[0-9a-f]{6}$/i.test(colour)
    ? ""
    : `“color” takes six hex digits, like ${CALM_COLOUR}, not “${colour}”.`;
}

export function roleArn({ account, roleName }: SwitchRole, { accounts }: World): string {
  const id = accounts.find(({ alias }) => alias === account)?.id ?? account;
  return `arn:aws:iam::${id}:role/${roleName}`;
}

/** Black or white, whichever is easier to read on the colour. */
export function inkOn(colour: string): "#000000" | "#ffffff" {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    channelLight(colour.slice(at, at + 2)),
  );
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Where both have the same contrast (WCAG 2): √(1.05 × 0.05) − 0.05.
  return light > 0.179 ? "#000000" : "#ffffff";
}

function channelLight(hex: string): number {
  const share = Number.parseInt(hex, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
