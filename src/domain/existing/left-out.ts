// What of all that was found is not proposed, each with the reason, so that nothing is passed over in silence.
import { ACCESS_GROUP_PATH, roleArnIn } from "../account.ts";
import { hasVariable } from "./found-statements.ts";
import type { FoundRole, FoundRoles } from "./found-roles.ts";
import type { Holder } from "./holders.ts";
import type { Found } from "./landscape.ts";
import type { LeftOut } from "./proposal.ts";
import { unknownPatterns } from "./role-candidates.ts";
import { allowedPatterns, switchingRights } from "./switching-rights.ts";

/** `known`: ids of the accounts that rolecall.yaml has. */
export function whatIsLeftOut(
  found: Found,
  { roles, holders }: FoundRoles,
  known: ReadonlySet<string>,
): readonly LeftOut[] {
  const left = roles.flatMap(({ judged }) =>
    judged.kind === "left-out" && judged.why !== null ? [judged.why] : [],
  );
  return [
    ...left,
    ...holders.flatMap((holder) => notUnderstood(holder, found)),
    ...notEntered(found),
    ...unused(roles, found),
    ...withoutWayIn(roles, { found, known }),
  ];
}

function notUnderstood({ kind, name, rights }: Holder, found: Found): LeftOut[] {
  const holder = { kind, name };
  const unread: LeftOut[] =
    rights.unreadable.length > 0
      ? [{ kind: "unreadable", holder, policies: rights.unreadable }]
      : [];
  const unknown = unknownPatterns(rights, found.insides);
  return [
    ...unread,
    ...allowedPatterns(rights)
      .filter(hasVariable)
      .map((pattern): LeftOut => ({ kind: "depends", holder, pattern })),
    ...unknown.map((pattern): LeftOut => ({ kind: "unknown-roles", holder, pattern })),
  ];
}

function notEntered({ landscape, insides }: Found): LeftOut[] {
  return [...insides].flatMap(([id, inside]): LeftOut[] => {
    if (!("why" in inside)) return [];
    return [{ kind: "not-entered", account: nameOf(id, landscape.accounts), why: inside.why }];
  });
}

function unused(roles: readonly FoundRole[], { landscape }: Found): LeftOut[] {
  const byAccount = new Map<string, string[]>();
  for (const { candidate, judged } of roles) {
    if (judged.kind !== "unused") continue;
    const others = byAccount.get(candidate.accountId) ?? [];
    byAccount.set(candidate.accountId, [...others, candidate.roleName]);
  }
  return [...byAccount].map(([id, names]) => {
    return { kind: "unused", account: nameOf(id, landscape.accounts), roles: names };
  });
}

interface Knowing {
  readonly found: Found;
  readonly known: ReadonlySet<string>;
}

/** But for those that Rolecall has a group for already. */
function withoutWayIn(roles: readonly FoundRole[], { found, known }: Knowing): LeftOut[] {
  const { partition, managementId, accounts, groups } = found.landscape;
  const proposed = new Set(
    roles.flatMap(({ candidate, judged }) =>
      judged.kind === "proposed" ? [candidate.accountId] : [],
    ),
  );
  const ours = groups
    .filter(({ path }) => path === ACCESS_GROUP_PATH)
    .flatMap(({ policies }) => allowedPatterns(switchingRights(policies)));
  const isOurs = (id: string) => ours.some((arn) => arn.startsWith(roleArnIn(partition, id, "")));
  const shut = accounts.filter(({ id, isOpen }) => {
    return isOpen && id !== managementId && !proposed.has(id) && !known.has(id) && !isOurs(id);
  });
  const names = shut.map(({ id }) => nameOf(id, accounts));
  return names.length > 0 ? [{ kind: "no-way-in", accounts: names }] : [];
}

function nameOf(
  id: string,
  accounts: readonly { readonly id: string; readonly name: string }[],
): string {
  const name = accounts.find((account) => account.id === id)?.name;
  return name === undefined ? id : `${name} (${id})`;
}
