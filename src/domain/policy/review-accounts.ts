// Reviews how accounts are made, connected and closed: whether anybody can decide, and whether people can get into what comes of it.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRule } from "../access-rule.ts";
import {
  fillTemplate,
  whyNotAccountName,
  whyNotAlias,
  whyNotEmail,
} from "../accounts/account-naming.ts";
import type { ConnectedAccounts, NewAccounts } from "../accounts/baseline.ts";
import { isNobody } from "./crowd.ts";
import type { Members } from "./crowd.ts";
import type { ComingKind, Finding, FindingKind } from "./finding.ts";
import { reviewPeople } from "./review-people.ts";
import { CONNECTED, rulesForNew } from "./rules-for-new.ts";
import type { Coming } from "./rules-for-new.ts";

export function reviewAccounts(policy: AccessPolicy, members: Members): Finding[] {
  const { newAccounts, connecting, closing } = policy;
  return [
    ...(newAccounts ? reviewNewAccounts(newAccounts, policy, members) : []),
    ...(connecting ? reviewConnecting(connecting, policy, members) : []),
    ...(closing ? reviewPeople(closing.rule, policy, members) : []),
  ];
}

function reviewNewAccounts(made: NewAccounts, policy: AccessPolicy, members: Members): Finding[] {
  const found = [
    ...reviewRoles(rolesOf(made, "new"), made, policy),
    ...reviewTemplates(made),
    ...reviewRoom(made, policy),
  ];
  return [...reviewPeople(made.rule, policy, members), ...found.map(toldOf(made))];
}

function reviewConnecting(
  connecting: ConnectedAccounts,
  policy: AccessPolicy,
  members: Members,
): Finding[] {
  const found = reviewRoles(rolesOf(connecting, "connected"), CONNECTED, policy);
  return [...reviewPeople(connecting.rule, policy, members), ...found.map(toldOf(connecting))];
}

function toldOf({ rule }: NewAccounts | ConnectedAccounts): (what: FindingKind) => Finding {
  return (what) => {
    const severity = what.kind === "nobody-gets-in" ? "error" : "warning";
    return { severity, rule: rule.name, what };
  };
}

interface RolesOf {
  readonly of: ComingKind;
  readonly keys: readonly string[];
}

function rolesOf({ roles }: NewAccounts | ConnectedAccounts, of: ComingKind): RolesOf {
  return { of, keys: roles.map(({ key }) => key) };
}

function reviewRoles({ of, keys }: RolesOf, coming: Coming, policy: AccessPolicy): FindingKind[] {
  const closed = keys.filter((key) => !rulesForNew(policy, coming, key).some(letsSomebodyIn));
  if (closed.length === keys.length) return [{ kind: "nobody-gets-in", of, roles: keys }];
  return closed.length === 0 ? [] : [{ kind: "no-rule-for-new", of, roles: closed }];
}

function letsSomebodyIn({ mayAsk, breakGlass }: AccessRule): boolean {
  return !isNobody(mayAsk) || (breakGlass !== null && !isNobody(breakGlass.mayUse));
}

/** Slugs and names are seldom longer. */
const USUAL_LENGTH = 20;

function reviewTemplates({ email, accountName, alias }: NewAccounts): FindingKind[] {
  const filled = (template: string, letters: number): string => {
    const word = "a".repeat(letters);
    return fillTemplate(template, { name: word, slug: word });
  };
  const tight = (
    field: "email" | "name" | "alias",
    template: string,
    whyNot: (text: string) => unknown,
  ): FindingKind[] => {
    const fits = (letters: number): boolean => whyNot(filled(template, letters)) === undefined;
    if (fits(USUAL_LENGTH)) return [];
    const room = Array.from({ length: USUAL_LENGTH }, (_, letters) => letters).findLast(fits) ?? 0;
    return [{ kind: "tight-template", field, room }];
  };
  return [
    ...tight("email", email, whyNotEmail),
    ...tight("name", accountName, whyNotAccountName),
    ...(alias === null ? [] : tight("alias", alias, whyNotAlias)),
  ];
}

/** AWS counts accounts too that the file does not name. */
function reviewRoom({ most }: NewAccounts, { accounts }: AccessPolicy): FindingKind[] {
  if (most === null || accounts.size < most) return [];
  return [{ kind: "no-more-accounts", most, accounts: accounts.size }];
}
