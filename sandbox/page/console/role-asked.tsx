// What the link asks for: account, role, and how the console is to show it.
import type { Role } from "./deciding-statement.ts";
import { PolicyList } from "./policy-list.tsx";
import { PolicyText } from "./policy-text.tsx";
import type { SwitchRole } from "./switch-role.ts";

export function RoleAsked({ asked, role }: { asked: SwitchRole; role: Role }) {
  return (
    <section class="card">
      <h2>Role of this link</h2>
      <dl>
        <dt>Account</dt>
        <dd>
          {asked.account} ({role.accountName})
        </dd>
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
      <PolicyList title="Policies written into the role" policies={role.policies} />
    </section>
  );
}
