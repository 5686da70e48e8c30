// What IAM holds for one person: groups with their policies, policies of the user's own, MFA devices.
import type { World } from "../../aws/world.ts";
import type { Standing } from "./asking-aws.ts";
import { LINK_TAG } from "./iam-user-of.ts";
import { PolicyList } from "./policy-list.tsx";

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
  const { boundary, boundaryArn = "" } = user;
  return (
    <section class="card">
      <h2>What IAM holds for {user.name}</h2>
      <p class="quiet">
        Linked by the tag <code>{LINK_TAG}</code> = <code>{user.tags[LINK_TAG]}</code>
      </p>
      {groups.map((group) => (
        <PolicyList
          key={group.name}
          title={`Group ${group.path === "/" ? "" : group.path}${group.name}`}
          policies={group.policies}
        />
      ))}
      <PolicyList title="Policies of the user's own" policies={user.policies} />
      {boundary ? (
        <PolicyList
          title="Permissions boundary"
          policies={{ [boundaryArn.replace(/^.*:policy\//, "")]: boundary }}
        />
      ) : null}
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
