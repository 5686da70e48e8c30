// What the link asks for: account, role, and how the console is to show it.
import type { World } from "../../aws/world.ts";
import type { Role } from "./deciding-statement.ts";
import { InOrganization } from "./in-organization.tsx";
import { PolicyList } from "./policy-list.tsx";
import { PolicyText } from "./policy-text.tsx";
import type { SwitchRole } from "./switch-role.ts";

interface RoleAskedProps {
  asked: SwitchRole;
  role: Role;
  world: World;
}

export function RoleAsked({ asked, role, world }: RoleAskedProps) {
  const alias = world.accounts.find(({ id }) => id === role.accountId)?.alias;
  return (
    <section class="card">
      <h2>Role of this link</h2>
      <dl>
        <dt>Account</dt>
        <dd>
          {role.accountId} ({role.accountName}
          {alias === undefined ? "" : `, alias ${alias}`})
        </dd>
        <InOrganization accountId={role.accountId} />
        <dt>Role</dt>
        <dd>{asked.roleName}</dd>
        <dt>Display name</dt>
        <dd>{asked.displayName}</dd>
        <dt>Colour</dt>
        <dd>
          <span class="swatch" style={{ background: `#${asked.colour}` }} aria-hidden="true" /> #
          {asked.colour}
        </dd>
      </dl>
      <details>
        <summary>Whom the role trusts</summary>
        <PolicyText title={`Trust policy of ${role.name}`} document={role.trust} />
      </details>
      <PolicyList title="Managed policies attached to the role" policies={role.attached} />
      <PolicyList title="Policies written into the role" policies={role.policies} />
    </section>
  );
}
