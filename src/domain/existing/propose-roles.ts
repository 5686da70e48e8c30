// Proposes the roles of one account: those that rolecall.yaml has not, and what it does not say of those it has.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRole, Account, NamedGroup } from "../account.ts";
import type { FoundRole } from "./found-roles.ts";
import type { Opener, ProposedRole, RoleNote } from "./proposal.ts";
import { roleKeyFor } from "./short-names.ts";
import type { TakenNames } from "./taken-names.ts";

export interface RolesOf {
  readonly slug: string;
  /** As it is in rolecall.yaml. */
  readonly known: Account | undefined;
  readonly policy: AccessPolicy | null;
  readonly taken: TakenNames;
}

export function proposeRoles(found: readonly FoundRole[], of: RolesOf): readonly ProposedRole[] {
  const keys = new Set(of.known?.roles.map(({ key }) => key));
  const owners = groupOwners(of.policy);
  return found.flatMap((role) => {
    const known = of.known?.roles.find(({ roleName }) => roleName === role.candidate.roleName);
    if (known) return additionTo(known, role, owners) ?? [];
    // Of an account that somebody has written down, what is there is known better than by a pattern.
    if (of.known && role.candidate.guessedFrom !== null) return [];
    const proposed = proposeRole(role, { ...of, keys, owners });
    keys.add(proposed.key);
    return [proposed];
  });
}

/** Of each group that Rolecall uses as it is, in lower case, what it is for: `client-a as admin`. */
type GroupOwners = ReadonlyMap<string, string>;

function groupOwners(policy: AccessPolicy | null): GroupOwners {
  const accounts = policy ? [...policy.accounts.values()] : [];
  return new Map(
    accounts.flatMap(({ slug, roles }) =>
      roles.flatMap(({ key, group }) =>
        group ? [[group.name.toLowerCase(), `${slug} as ${key}`] as const] : [],
      ),
    ),
  );
}

interface Manner extends RolesOf {
  readonly keys: ReadonlySet<string>;
  readonly owners: GroupOwners;
}

function proposeRole(found: FoundRole, manner: Manner): ProposedRole {
  const { slug, keys, owners, taken } = manner;
  const { candidate, openers } = found;
  const { roleName, arn, guessedFrom } = candidate;
  const own = openers.find((opener) => isUsable(opener, owners));
  const group = own ? named(own) : null;
  const isFree = (key: string) =>
    !keys.has(key) && (group !== null || taken.isFreeGroup(slug, key));
  const key = roleKeyFor({ roleName, slug }, isFree);
  taken.takeGroup(slug, key);
  return {
    ...{ key, roleName, arn, isNew: true, guessedFrom, group, openers },
    ...besideGroup(found, { owners, own }),
  };
}

/** What was used as it is for another role cannot be used for this one too. */
function isUsable({ kind, name, whyNot }: Opener, owners: GroupOwners): boolean {
  return kind === "group" && whyNot === null && !owners.has(name.toLowerCase());
}

function named({ name, path }: Opener): NamedGroup {
  return { name, path };
}

interface Using {
  readonly owners: GroupOwners;
  /** The group that is used as it is. */
  readonly own: Opener | undefined;
}

function besideGroup(
  { openers, judged }: FoundRole,
  { owners, own }: Using,
): Pick<ProposedRole, "openedBy" | "isWithoutMfa" | "externalId" | "notes"> {
  if (judged.kind !== "proposed") throw new Error("a role that is left out is not proposed");
  const others = openers.filter((opener) => opener !== own && isWritable(opener));
  const shared = others.flatMap(({ name }): RoleNote[] => {
    const of = owners.get(name.toLowerCase());
    return of === undefined ? [] : [{ kind: "shared-group", group: name, of }];
  });
  return {
    openedBy: others.filter(({ name }) => !owners.has(name.toLowerCase())).map(named),
    isWithoutMfa: judged.isWithoutMfa && own?.bound.kind !== "mfa",
    externalId: judged.externalId,
    notes: [...judged.notes, ...shared],
  };
}

function isWritable({ kind, path }: Opener): boolean {
  return kind === "group" && !/[*?$]/.test(path);
}

/** Where Rolecall puts people stays as it is: groups that have come since are named, and no more. */
function additionTo(known: AccessRole, found: FoundRole, owners: GroupOwners): ProposedRole | null {
  const { roleName, arn } = found.candidate;
  const { own, others } = besideKnown(known, found.openers);
  const beside = besideGroup({ ...found, openers: others }, { owners, own });
  const { openedBy } = beside;
  const isWithoutMfa = beside.isWithoutMfa && known.mfa === undefined;
  const externalId = known.externalId === undefined ? beside.externalId : null;
  const notes = beside.notes.filter(({ kind }) => kind === "shared-group");
  if (openedBy.length + notes.length === 0 && !isWithoutMfa && externalId === null) return null;
  return {
    ...{ key: known.key, roleName, arn, isNew: false, guessedFrom: null, group: null },
    ...{ openedBy, isWithoutMfa, externalId, openers: others, notes },
  };
}

/** The group that is used for the role, and those of which the file says nothing. */
function besideKnown({ group, openedBy = [] }: AccessRole, openers: readonly Opener[]) {
  const said = new Set([...openedBy, group?.name ?? ""].map((name) => name.toLowerCase()));
  const groups = openers.filter(({ kind }) => kind === "group");
  return {
    own: groups.find(({ name }) => name === group?.name),
    others: groups.filter(({ name }) => !said.has(name.toLowerCase())),
  };
}
