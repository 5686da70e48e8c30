// A session of an admin in an account, and what it does with a role there, for tests of roles.
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  UpdateAssumeRolePolicyCommand,
  type CreateRoleCommandInput,
  type IAMClient,
} from "@aws-sdk/client-iam";
import type { AwsSeed } from "../../../sandbox/aws/aws-seed.ts";
import { management } from "./aws-world.ts";
import { clientA, sessionOf, startAccounts } from "./bot-session.ts";

export const awsPolicy = (name: string) => `arn:aws:iam::aws:policy/${name}`;

const refusal = (name: string, httpStatusCode: number) => ({ name, $metadata: { httpStatusCode } });
export const denied = refusal("AccessDenied", 403);
export const malformed = refusal("MalformedPolicyDocumentException", 400);
export const tooMuch = refusal("LimitExceededException", 409);
export const notThere = refusal("NoSuchEntityException", 404);
export const alreadyThere = refusal("EntityAlreadyExistsException", 409);
export const invalid = refusal("ValidationError", 400);
export const invalidInput = refusal("InvalidInputException", 400);

/** A trust policy. */
export const principal = (AWS: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" }],
  });
export const trustingRoot = principal(`arn:aws:iam::${management}:root`);

export const RoleName = "Auditor";
export const arn = `arn:aws:iam::${clientA}:role/team/${RoleName}`;

export type RoleSetting = Awaited<ReturnType<typeof startRoles>>;

export async function startRoles(changes: Partial<AwsSeed> = {}) {
  const agency = await startAccounts(changes);
  const { iam } = await sessionOf(agency);
  return { ...rolesBy(iam), agency, iam };
}

/** What whoever signs with this client does with the role. */
export function rolesBy(iam: IAMClient) {
  return {
    create: (more: Partial<CreateRoleCommandInput> = {}) => {
      const asked = { RoleName, Path: "/team/", AssumeRolePolicyDocument: trustingRoot, ...more };
      return iam.send(new CreateRoleCommand(asked));
    },
    attach: (PolicyArn: string) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
    trust: (PolicyDocument: string) =>
      iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument })),
    theRole: async () => (await iam.send(new GetRoleCommand({ RoleName }))).Role,
    attached: async () =>
      (await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies,
  };
}
