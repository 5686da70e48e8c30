// Client A as an account that Rolecall has made and whose roles trust people by name; and whom they trust.
import type { AccessRule } from "../../src/domain/access-rule.ts";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import { trustDocument } from "../../src/domain/trust-document.ts";
import { aPolicy, aRule, clientA, clientC } from "./a-policy.ts";
import { ENTERING_ROLE } from "./a-world.ts";
import type { World } from "./a-world.ts";

export const BIRTH_ROLE = { accountId: clientA.id, roleName: "OrganizationAccountAccessRole" };
export const READ_ONLY = { accountId: clientA.id, roleName: "RolecallReadOnly" };
export const MANAGEMENT = { partition: "aws", managementId: "111111111111" };

const namedClientA = { ...clientA, trust: "named" } as const;

/** As a creation leaves it behind: nobody is named yet. */
export function trustsByName(world: World, rule: AccessRule = aRule()): void {
  const { id, name } = clientA;
  world.organization.addAccount({ id, name, email: "aws+client-a@agency.example" });
  const trust = naming([]);
  world.inside.alter(id, BIRTH_ROLE.roleName, { trust });
  world.inside.putRole(id, READ_ONLY.roleName, { trust, isOurs: true });
  const accounts = new Map([namedClientA, clientC].map((account) => [account.slug, account]));
  world.policy = aPolicy({ accounts, rules: [rule] });
}

export function naming(people: readonly string[]): PolicyDocument {
  return trustDocument({ ...MANAGEMENT, bots: [ENTERING_ROLE], style: "named", people });
}

export function arnOf(iamUser: string): string {
  return `arn:aws:iam::111111111111:user/${iamUser}`;
}

/** ARNs in the trust policy, as AWS has it. */
export function namedIn({ inside }: Pick<World, "inside">, role = BIRTH_ROLE): readonly string[] {
  const trust = inside.rolesIn(role.accountId)[role.roleName]?.trust;
  const people = trust?.Statement.find(({ Sid }) => Sid === "People");
  const { ArnEquals } = (people?.["Condition"] ?? {}) as Conditions;
  return ArnEquals?.["aws:PrincipalArn"] ?? [];
}

type Conditions = Partial<Record<string, { readonly "aws:PrincipalArn": readonly string[] }>>;

/** ARNs in the list, as it is stored. */
export function listedIn(
  { trusted }: Pick<World, "trusted">,
  role = BIRTH_ROLE,
): readonly string[] {
  const list = trusted.get(`${role.accountId}/${role.roleName}`);
  return (list?.trusted ?? []).map(({ arn }) => arn);
}
