// Proposes what rolecall.yaml would say of what AWS has already; where there is one, what it does not say of it yet.
import type { AccessPolicy } from "../access-policy.ts";
import { readPersonKey } from "../person.ts";
import { amissIn } from "./amiss.ts";
import { findRoles } from "./found-roles.ts";
import type { FoundRole } from "./found-roles.ts";
import type { Found, Landscape } from "./landscape.ts";
import { whatIsLeftOut } from "./left-out.ts";
import type { Proposal, ProposedAccount, ProposedPerson } from "./proposal.ts";
import { proposeRoles } from "./propose-roles.ts";
import { accountSlug, personName } from "./short-names.ts";
import { takenNames } from "./taken-names.ts";
import type { InUse, TakenNames } from "./taken-names.ts";

export function proposeAccess(found: Found, inUse: InUse): Proposal {
  const { landscape } = found;
  const taken = takenNames(landscape, inUse);
  const all = findRoles(found);
  const { policy } = inUse;
  const proposed = all.roles.filter(({ judged }) => judged.kind === "proposed");
  const accounts = accountIds(proposed).map((id) => {
    const roles = proposed.filter(({ candidate }) => candidate.accountId === id);
    return proposeAccount({ id, roles }, { landscape, policy, taken });
  });
  const adding = accounts.filter(({ roles }) => roles.length > 0);
  return {
    people: proposePeople(landscape, { policy, taken }),
    accounts: adding,
    leftOut: whatIsLeftOut(found, all, new Set(knownAccounts(policy).map(({ id }) => id))),
    amiss: amissIn(found, all.roles, policy),
    unchanged: unchangedRoles(proposed, { policy, adding }),
  };
}

function unchangedRoles(
  proposed: readonly FoundRole[],
  { policy, adding }: Pick<Known, "policy"> & { readonly adding: readonly ProposedAccount[] },
): number {
  const added = new Set(adding.flatMap(({ roles }) => roles.map(({ arn }) => arn)));
  const inFile = new Set(
    knownAccounts(policy).flatMap(({ id, roles }) =>
      roles.map(({ roleName }) => `${id} ${roleName}`),
    ),
  );
  return proposed.filter(({ candidate: { accountId, roleName, arn } }) => {
    return inFile.has(`${accountId} ${roleName}`) && !added.has(arn);
  }).length;
}

export function hasNews({ accounts, people }: Proposal): boolean {
  return accounts.length + people.length > 0;
}

function accountIds(roles: readonly FoundRole[]): readonly string[] {
  return [...new Set(roles.map(({ candidate }) => candidate.accountId))];
}

interface Known {
  readonly landscape: Landscape;
  readonly policy: AccessPolicy | null;
  readonly taken: TakenNames;
}

function proposeAccount(
  { id, roles }: { readonly id: string; readonly roles: readonly FoundRole[] },
  { landscape, policy, taken }: Known,
): ProposedAccount {
  const known = knownAccounts(policy).find((account) => account.id === id);
  const member = landscape.accounts.find((account) => account.id === id);
  const name = member?.name ?? `Account ${id}`;
  const slug = known?.slug ?? accountSlug({ name, id }, taken.isFreeSlug);
  taken.takeSlug(slug);
  return {
    ...{ slug, id, name, unit: member?.unit ?? null },
    isMember: member !== undefined,
    isNew: known === undefined,
    roles: proposeRoles(roles, { slug, known, policy, taken }),
  };
}

function knownAccounts(policy: AccessPolicy | null) {
  return policy ? [...policy.accounts.values()] : [];
}

const SLACK_ID = /^[UW][A-Z0-9]{5,30}$/;

/** Those whose tag names one person; two users with one tag are nobody's. */
function proposePeople(
  { users }: Landscape,
  { policy, taken }: Omit<Known, "landscape">,
): readonly ProposedPerson[] {
  const tagged = users.flatMap(({ name, tag }) => {
    const id = tag === undefined ? undefined : readPersonKey(tag)?.user;
    return id !== undefined && SLACK_ID.test(id) ? [{ iamUser: name, id }] : [];
  });
  const counts = new Map<string, number>();
  for (const { id } of tagged) counts.set(id, (counts.get(id) ?? 0) + 1);
  return tagged
    .filter(({ id }) => counts.get(id) === 1 && policy?.names.has(id) !== true)
    .map(({ iamUser, id }) => {
      const name = personName(iamUser, taken.isFreePerson);
      taken.takePerson(name);
      return { name, id, iamUser };
    });
}
