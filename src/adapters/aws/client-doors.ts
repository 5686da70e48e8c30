// The ClientDoors port: knocks at a role in a client's account, and looks at it from inside where it opens.
import { GetRoleCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { roleArnIn } from "../../domain/account.ts";
import type { DoorSeen } from "../../domain/clients/door.ts";
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { ClientDoor, ClientDoors } from "../../ports/client-doors.ts";
import { NOTHING, allowOnly, enter, nameWithoutPath } from "./account-entry.ts";
import type { Entrance, Entry, OpenSession } from "./account-entry.ts";
import { askAws, causeCode, isRefused, saidByAws } from "./aws-errors.ts";
import { readPolicyText } from "./policy-text.ts";

export function clientDoors(entrance: Entrance): ClientDoors {
  return { look: (door) => look(entrance, door) };
}

async function look(entrance: Entrance, door: ClientDoor): Promise<DoorSeen> {
  const { accountId, roleName, externalId } = door;
  const reading = allowOnly(["iam:GetRole"], [roleArnIn(entrance.partition, accountId, roleName)]);
  const session = await knock(entrance, { door, externalId, policy: reading });
  if (session instanceof Trouble) return shut(session);
  const client = entrance.iamFor(session.credentials);
  try {
    const [bare, other, role] = await Promise.all([
      knock(entrance, { door, policy: NOTHING }),
      knock(entrance, { door, externalId: anotherThan(externalId), policy: NOTHING }),
      readRole(client, door),
    ]);
    return {
      opens: true,
      opensToAnybody: [bare, other].some((answer) => !(answer instanceof Trouble)),
      accountId: session.credentials.accountId ?? null,
      refusal: null,
      role,
    };
  } finally {
    client.destroy();
  }
}

function shut(refused: Trouble): DoorSeen {
  const refusal = saidByAws(refused)?.words ?? refused.message;
  return { opens: false, opensToAnybody: false, accountId: null, refusal, role: null };
}

/** Alike but for its last sign, so that a pattern that ends in a wildcard takes it, too. */
function anotherThan(externalId: string): string {
  return externalId.slice(0, -1) + (externalId.endsWith("0") ? "1" : "0");
}

interface Knock {
  readonly door: ClientDoor;
  readonly externalId?: string;
  readonly policy: PolicyDocument;
}

/** Trouble is answered where the account keeps Rolecall out, and thrown where anything else does. */
async function knock(entrance: Entrance, asked: Knock): Promise<OpenSession | Trouble> {
  try {
    const answer = await enter(entrance, entryFor(asked));
    if (answer instanceof Trouble && isForbiddenByUs(answer)) throw answer;
    return answer;
  } catch (error) {
    // STS is switched off for the region in the account of the role, by whoever owns that account.
    if (error instanceof Trouble && causeCode(error) === "RegionDisabled") return error;
    throw error;
  }
}

function entryFor({ door, ...asked }: Knock): Entry {
  const { accountId, roleName, ref: onBehalfOf } = door;
  return {
    ...{ accountId, roleName, onBehalfOf, ...asked },
    refused: `Rolecall's own permissions do not let it ask for the role ${roleName} in the account ${accountId}, so it cannot say what the client has made. An admin can mend that: \`npx rolecall permissions\` prints the policies that Rolecall's roles need.`,
  };
}

// The client's side is called a role trust policy or a resource-based policy there, or is not named at all:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
const OURS =
  /\b(identity-based policy|permissions boundary|session policy|service control policy)\b/i;

function isForbiddenByUs(refused: Trouble): boolean {
  return OURS.test(saidByAws(refused)?.words ?? "");
}

/** What AWS takes where nothing was said. */
const USUAL_SESSION = 3600;

async function readRole(client: IAMClient, door: ClientDoor): Promise<DoorSeen["role"]> {
  const about = `the role ${door.roleName} in the account ${door.accountId}`;
  const command = new GetRoleCommand({ RoleName: nameWithoutPath(door) });
  try {
    const { Role } = await askAws({ action: "iam:GetRole", about, isFresh: true }, () =>
      client.send(command),
    );
    return {
      sessionSeconds: Role?.MaxSessionDuration ?? USUAL_SESSION,
      trust: readPolicyText(Role?.AssumeRolePolicyDocument ?? ""),
    };
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}
