// The question whether a user may assume a role, as a visitor may ask it.
import { z } from "zod";
import type { SandboxAws } from "../aws/aws.ts";
import { wrong } from "./route.ts";

export const assumeQuestion = z.strictObject({
  user: z.string().min(1),
  role: z.string().regex(/^arn:aws:iam::\d{12}:role\/.+/, {
    error: "must be the ARN of a role, like arn:aws:iam::222222222222:role/RolecallReadOnly",
  }),
  mfa: z.union([z.boolean(), z.literal("absent")]),
  sessionName: z.string().exactOptional(),
  externalId: z.string().exactOptional(),
  at: z.number().exactOptional(),
});

export const exampleQuestion = {
  user: "alice.andersen",
  role: "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole",
  mfa: true,
};

export function checkUserAndRole(asked: { user: string; role: string }, aws: SandboxAws): void {
  const { users, roles } = aws.world();
  checkKnown(
    "IAM user",
    asked.user,
    users.map(({ name }) => name),
  );
  checkKnown(
    "role",
    asked.role,
    roles.map(({ arn }) => arn),
  );
}

function checkKnown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw wrong(404, `There is no ${what} ${name}; there are: ${known.join(", ")}.`);
}
