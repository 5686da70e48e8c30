// What IAM holds for one person: groups with their policies, policies of the user's own, MFA devices.
import type { World } from "../../aws/world.ts";
import type { Standing } from "./asking-aws.ts";
import { LINK_TAG } from "./iam-user-of.ts";
import { PolicyText } from "./policy-text.tsx";

type Policies = Readonly<Record<string, object>>;

export function HeldInIam({ standing, world }: { standing: Standing; world: World }) {
  const { person, user } = standing;
  if (!user) {
    return (
      <section class="card">
        <h2>What IAM holds for {person.name}</h2>
        <p>Nothing: no IAM user is linked.</p>
      </section>
    );
  }
  const groups = world.groups.filter(({ name }) => user.groups.includes(name));
  const ownPolicies = { ...user.policies, ...(user.boundary ? { boundary: user.boundary } : {}) };
  return (
    <section class="card">
      <h2>What IAM holds for {user.name}</h2>
      <p class="quiet">
        Linked by the tag <code>{LINK_TAG}</code> = <code>{user.tags[LINK_TAG]}</code>
      </p>
      {groups.map((group) => (
        <Held
          key={group.name}
          title={`Group ${group.path === "/" ? "" : group.path}${group.name}`}
          policies={group.policies}
        />
      ))}
      <Held title="Policies of the user's own" policies={ownPolicies} />
      <h3>MFA devices</h3>
      {user.mfaDevices.length === 0 ? <p class="quiet">None.</p> : null}
      <ul>
        {user.mfaDevices.map((serial) => (
          <li key={serial}>
            <code>{serial}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Held({ title, policies }: { title: string; policies: Policies }) {
  const entries = Object.entries(policies);
  return (
    <>
      <h3>{title}</h3>
      {entries.length === 0 ? <p class="quiet">No policies.</p> : null}
      {entries.map(([name, document]) => (
        <details key={name}>
          <summary>Policy {name}</summary>
          <PolicyText title={`${title}, ${name}`} document={document} />
        </details>
      ))}
    </>
  );
}
