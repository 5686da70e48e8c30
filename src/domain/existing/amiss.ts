// Which roles rolecall.yaml has that are not as it says: not there, or letting nobody in by a group. Only looking inside shows it.
import type { AccessPolicy } from "../access-policy.ts";
import { roleArnIn } from "../account.ts";
import type { FoundRole } from "./found-roles.ts";
import type { Found } from "./landscape.ts";
import type { LeftOut } from "./proposal.ts";
import { isSeen } from "./role-candidates.ts";

export function amissIn(
  { landscape, insides }: Found,
  found: readonly FoundRole[],
  policy: AccessPolicy | null,
): readonly LeftOut[] {
  const byArn = new Map(found.map((role) => [role.candidate.arn, role]));
  const accounts = policy ? [...policy.accounts.values()] : [];
  return accounts
    .filter(({ id }) => isSeen(insides, id))
    .flatMap(({ id, roles }) =>
      roles.flatMap(({ roleName }): LeftOut[] => {
        const arn = roleArnIn(landscape.partition, id, roleName);
        const role = byArn.get(arn);
        if (!role) return [{ kind: "not-there", arn, holders: [] }];
        if (role.judged.kind !== "left-out") return [];
        return [role.judged.why ?? { kind: "trusts-nobody", arn }];
      }),
    );
}
