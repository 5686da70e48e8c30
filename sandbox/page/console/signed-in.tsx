// Who is signed in to the console: a person of the sandbox, their IAM user, with or without MFA.
import type { World } from "../../aws/world.ts";
import type { Standing } from "./asking-aws.ts";
import { notLinkedWords } from "./iam-user-of.ts";

interface SignedInProps {
  standings: readonly Standing[];
  standing: Standing;
  world: World;
  mfa: boolean;
  onPerson: (key: string) => void;
  onMfa: (mfa: boolean) => void;
}

export function SignedIn({ standings, standing, world, mfa, onPerson, onMfa }: SignedInProps) {
  const { person, user } = standing;
  return (
    <section class="card signed-in">
      <h2>Signed in</h2>
      <label class="field">
        <span>Person</span>
        <select value={person.key} onChange={({ currentTarget }) => onPerson(currentTarget.value)}>
          {standings.map((one) => (
            <option key={one.person.key} value={one.person.key}>
              {one.person.name}
            </option>
          ))}
        </select>
      </label>
      {user ? (
        <>
          <MfaSwitch hasDevice={user.mfaDevices.length > 0} mfa={mfa} onMfa={onMfa} />
          <dl>
            <dt>IAM user</dt>
            <dd>{user.name}</dd>
            <dt>Session name</dt>
            <dd>{user.name}, as the console sets it</dd>
          </dl>
        </>
      ) : (
        <p>{notLinkedWords(person, world)}</p>
      )}
    </section>
  );
}

interface MfaSwitchProps {
  hasDevice: boolean;
  mfa: boolean;
  onMfa: (mfa: boolean) => void;
}

function MfaSwitch({ hasDevice, mfa, onMfa }: MfaSwitchProps) {
  return (
    <>
      <label class="tick">
        <input
          type="checkbox"
          checked={mfa && hasDevice}
          disabled={!hasDevice}
          onChange={({ currentTarget }) => onMfa(currentTarget.checked)}
        />
        <span>Signed in with MFA</span>
      </label>
      {hasDevice ? null : <p class="quiet">This user has no MFA device to sign in with.</p>}
    </>
  );
}
