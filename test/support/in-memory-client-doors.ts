// Roles in clients' accounts without AWS: whether each lets Rolecall in is decided by its trust policy.
//
// Knobs:
//   put(accountId, role)        the client makes a role, or makes it anew
//   remove(accountId, roleName) the client deletes it
//   failNext(trouble)           the next look throws it
// To look at: `looks`.
import { contextFrom } from "../../sandbox/aws/policy/call-context.ts";
import { evaluate } from "../../sandbox/aws/policy/policy-evaluator.ts";
import { policyShape } from "../../sandbox/policy-shape.ts";
import type { DoorSeen } from "../../src/domain/clients/door.ts";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import type { Trouble } from "../../src/domain/trouble.ts";
import type { ClientDoor, ClientDoors } from "../../src/ports/client-doors.ts";

export interface ClientsRole {
  /** With its path where it has one. */
  readonly roleName: string;
  readonly trust: PolicyDocument;
  /** 3600 if nothing is said. */
  readonly sessionSeconds?: number;
  /** Whether its own policies let it look at itself; yes if nothing is said. */
  readonly readsItself?: boolean;
}

export interface InMemoryClientDoors {
  readonly doors: ClientDoors;
  /** Every look there was, oldest first. */
  readonly looks: readonly ClientDoor[];
  put(accountId: string, role: ClientsRole): void;
  remove(accountId: string, roleName: string): void;
  failNext(trouble: Trouble): void;
}

const PROVISIONER = "arn:aws:iam::111111111111:role/rolecall-provisioner";

/** `enteringRole`: ARN of the role as which Rolecall knocks. */
export function inMemoryClientDoors(enteringRole = PROVISIONER): InMemoryClientDoors {
  const roles = new Map<string, ClientsRole>();
  const failures: Trouble[] = [];
  const looks: ClientDoor[] = [];
  const key = (accountId: string, roleName: string) => `${accountId}/${roleName}`;
  return {
    doors: {
      look: async (door) => {
        looks.push(door);
        const failure = failures.shift();
        if (failure) throw failure;
        return seen(roles.get(key(door.accountId, door.roleName)), door, enteringRole);
      },
    },
    looks,
    put: (accountId, role) => void roles.set(key(accountId, role.roleName), role),
    remove: (accountId, roleName) => void roles.delete(key(accountId, roleName)),
    failNext: (trouble) => void failures.push(trouble),
  };
}

function seen(role: ClientsRole | undefined, door: ClientDoor, enteringRole: string): DoorSeen {
  const { accountId, roleName, externalId, ref } = door;
  const opensWith = (given: string | undefined) =>
    role !== undefined && [ref, undefined].some((as) => letsIn(role, enteringRole, [given, as]));
  if (!role || !opensWith(externalId)) {
    const refusal = `User: ${enteringRole} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${accountId}:role/${roleName}.`;
    return { opens: false, opensToAnybody: false, accountId: null, refusal, role: null };
  }
  const { trust, sessionSeconds = 3600, readsItself = true } = role;
  return {
    opens: true,
    opensToAnybody: opensWith(undefined) || opensWith(`${externalId}-other`),
    accountId,
    refusal: null,
    role: readsItself ? { sessionSeconds, trust } : null,
  };
}

/** A source identity is passed on where Rolecall's session carries one, and that has to be allowed, too. */
function letsIn(
  { trust }: ClientsRole,
  arn: string,
  [externalId, sourceIdentity]: readonly (string | undefined)[],
): boolean {
  const accountId = arn.split(":")[4] ?? "";
  const context = contextFrom({
    "aws:PrincipalArn": arn,
    "aws:PrincipalAccount": accountId,
    "aws:SourceIdentity": sourceIdentity,
    "sts:ExternalId": externalId,
  });
  const caller = { arn, id: "AROAROLECALL000000001", accountId };
  const sourced = { from: "the trust policy", document: policyShape.parse(trust) };
  const needed = ["sts:AssumeRole", ...(sourceIdentity ? ["sts:SetSourceIdentity"] : [])];
  return needed.every((action) => {
    const ask = { caller, action, resource: "", context };
    return evaluate("trust", [sourced], ask).verdict === "allow";
  });
}
