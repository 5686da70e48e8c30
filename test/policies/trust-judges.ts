// Asks both judges, iam-simulate and the sandbox, whether an access role in an account lets somebody in; they must agree.
import { contextFrom } from "../../sandbox/aws/policy/call-context.ts";
import { inSandbox } from "./bot-judges.ts";
import {
  contextOfSession,
  contextOfUser,
  sessionArn,
  type RequestContext,
} from "./request-context.ts";
import { simulate, type Verdict } from "./simulated-iam.ts";

const NOON = Date.parse("2026-05-01T12:00:00Z");
const accessRole = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";

const everything = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

export interface Knocking {
  readonly trust: object;
  readonly action?: string;
}

interface RoleKnocking extends Knocking {
  readonly sessionName?: string;
  readonly externalId?: string | undefined;
}

/** A session in a role, such as the bot's. AWS knows nothing about MFA of it. */
export async function roleKnocks(
  roleArn: string,
  { trust, action = "sts:AssumeRole", sessionName, externalId }: RoleKnocking,
): Promise<Verdict> {
  const accountId = accountOf(roleArn);
  const roleId = "AROABOTROLE0000000001";
  const session = { roleArn, roleId, accountId, name: "R-7K3QXA", openedAt: NOON };
  const context = contextOfSession(session, {
    at: NOON,
    ...(sessionName !== undefined && { sessionName, externalId }),
  });
  const caller = { arn: roleArn, id: roleId, accountId, sessionArn: sessionArn(session) };
  return judged({ trust, action }, caller, context);
}

export interface Person {
  readonly arn: string;
  readonly mfa: boolean | "absent";
  /** Their own name, if nothing else is said. */
  readonly sessionName?: string;
  readonly externalId?: string | undefined;
}

export async function personKnocks(
  { arn, mfa, ...asking }: Person,
  { trust, action = "sts:AssumeRole" }: Knocking,
): Promise<Verdict> {
  const name = nameOf(arn);
  const user = { arn, id: "AIDAPERSON0000000001", name, accountId: accountOf(arn) };
  const context = contextOfUser(user, { mfa, sessionName: name, at: NOON, ...asking });
  return judged({ trust, action }, user, context);
}

/** AWS knows these of sts:AssumeRole only, whatever else is asked for by the same call. */
function withoutOwnKeys(context: RequestContext): RequestContext {
  const { "sts:RoleSessionName": _name, "sts:ExternalId": _id, ...others } = context;
  return others;
}

export const nameOf = (arn: string): string => arn.split("/").at(-1) ?? "";
const accountOf = (arn: string): string => arn.split(":").at(4) ?? "";

interface Caller {
  readonly arn: string;
  readonly id: string;
  readonly accountId: string;
  readonly sessionArn?: string;
}

async function judged(
  { trust, action }: Required<Knocking>,
  caller: Caller,
  asked: RequestContext,
): Promise<Verdict> {
  const context = action === "sts:AssumeRole" ? asked : withoutOwnKeys(asked);
  const simulated = await simulate({
    principal: caller.sessionArn ?? caller.arn,
    ...{ action, context, trust },
    resource: accessRole,
    resourceAccount: accountOf(accessRole),
    identity: [everything],
  });
  const known = contextFrom(context);
  const own = inSandbox(
    { caller, action, resource: accessRole, context: known },
    [everything],
    trust,
  );
  if (own !== simulated)
    throw new Error(`${caller.arn}: the sandbox: ${own}; iam-simulate: ${simulated}`);
  return simulated;
}
