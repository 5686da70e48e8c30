// Proposes from what was made by hand, and says each role in one line.
import type { AccessPolicy } from "../../../src/domain/access-policy.ts";
import type { Insides, Landscape } from "../../../src/domain/existing/landscape.ts";
import type { Proposal } from "../../../src/domain/existing/proposal.ts";
import { proposeAccess } from "../../../src/domain/existing/propose-access.ts";
import { CLIENT_A, CLIENT_B, allow, landscape, policy, roleIn } from "./a-landscape-by-hand.ts";

export function propose(
  made: Partial<Landscape>,
  inside: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
  inUse: AccessPolicy | null = null,
): Proposal {
  const insides: Insides = new Map(
    Object.entries(inside).map(([id, roles]) => [
      id,
      Object.entries(roles).map(([roleName, trust]) => ({ roleName, trust })),
    ]),
  );
  return proposeAccess({ landscape: landscape(made), insides }, { policy: inUse, names: [] });
}

/** Each role in one line: its group, what else opens it, and why not each. */
export function rolesIn({ accounts }: Proposal): readonly string[] {
  return accounts.flatMap(({ slug, roles }) =>
    roles.map(({ key, group: own, openers, openedBy }) => {
      const others = openers.flatMap(({ name, whyNot }) =>
        whyNot ? `${name}: ${whyNot.kind}` : [],
      );
      const beside =
        openedBy.length > 0 ? ` beside ${openedBy.map(({ name }) => name).join(", ")}` : "";
      return `${slug} ${key} by ${own?.name ?? "-"}${beside}${others.length > 0 ? ` (${others.join("; ")})` : ""}`;
    }),
  );
}

export const toA = policy("to-a", allow(roleIn(CLIENT_A)));
export const toB = policy("to-b", allow(roleIn(CLIENT_B)));
