// What is written into the policy file of a proposal, with comments where somebody has to look.
import type { NamedGroup } from "../domain/account.ts";
import type { Proposal, ProposedAccount, ProposedRole } from "../domain/existing/proposal.ts";
import type { AccountAddition, Additions, RoleAddition } from "../ports/policy-draft.ts";
import { idleGroups } from "./import-groups.ts";
import { leftOutText, roleRemarks, whyNotText } from "./import-words.ts";
import { paragraph } from "./layout.ts";

export function additionsOf(proposal: Proposal): Additions {
  const { people, accounts, leftOut } = proposal;
  const groups = idleGroups(accounts).map(
    ({ name, why }) => `The group ${name} is not used as it is: ${whyNotText(why)}.`,
  );
  const left = leftOut
    .filter(({ kind }) => kind !== "unused" && kind !== "not-entered")
    .map(leftOutText);
  return {
    people: people.map(({ name, id }) => ({ name, id })),
    accounts: accounts.map(accountAddition),
    remarks: lines([...groups, ...left]),
  };
}

const lines = (sentences: readonly string[]) =>
  sentences.flatMap((sentence) => paragraph(oneLine(sentence)));

/** Names in AWS may hold what would end a comment. */
function oneLine(sentence: string): string {
  return sentence.replace(/\p{Cc}+/gu, " ");
}

function accountAddition(account: ProposedAccount): AccountAddition {
  const { slug, id, name, unit, isNew, isMember, roles } = account;
  return {
    ...{ slug, id, name, unit, isNew },
    comment: isMember ? [] : OUTSIDE,
    roles: roles.map(roleAddition),
  };
}

const OUTSIDE = [
  "Not in the organization. Where a client owns it, say the ExternalId that lets Rolecall in:",
  'client: { external_id: "…" }',
];

function roleAddition(role: ProposedRole): RoleAddition {
  const { key, isNew, roleName, group, openedBy, isWithoutMfa, externalId } = role;
  return {
    ...{ key, isNew, isWithoutMfa, externalId },
    comment: lines(roleRemarks(role)),
    role: roleName,
    group: group && pathAndName(group),
    openedBy: openedBy.map(pathAndName),
  };
}

/** `team/admins` */
function pathAndName({ path, name }: NamedGroup): string {
  return `${path.slice(1)}${name}`;
}
