// Control routes for the sandbox AWS: ask whom a role lets in, look at IAM, change it behind the bot's back.
import { z } from "zod";
import type { SandboxAws } from "../aws/aws.ts";
import type { WorldChange } from "../aws/world-change.ts";
import { policyShape } from "../policy-shape.ts";
import { get, post, type Route, wrong } from "./route.ts";

const question = z.strictObject({
  user: z.string().min(1),
  role: z.string().regex(/^arn:aws:iam::\d{12}:role\/.+/, {
    error: "must be the ARN of a role, like arn:aws:iam::222222222222:role/RolecallReadOnly",
  }),
  mfa: z.union([z.boolean(), z.literal("absent")]),
  sessionName: z.string().exactOptional(),
  externalId: z.string().exactOptional(),
  at: z.number().exactOptional(),
});

const text = z.string().min(1);
const change = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("tag-user"), user: text, key: text, value: z.string() }),
  z.strictObject({ do: z.literal("untag-user"), user: text, key: text }),
  z.strictObject({
    do: z.literal("create-user"),
    user: text,
    tags: z.record(text, z.string()).exactOptional(),
  }),
  z.strictObject({ do: z.literal("delete-user"), user: text }),
  z.strictObject({
    do: z.literal("put-group-policy"),
    group: text,
    policy: text,
    document: policyShape,
  }),
  z.strictObject({ do: z.literal("delete-group"), group: text }),
  z.strictObject({
    do: z.literal("create-group"),
    group: text,
    path: text.exactOptional(),
    policy: policyShape.exactOptional(),
  }),
  z.strictObject({ do: z.literal("add-to-group"), user: text, group: text }),
  z.strictObject({ do: z.literal("remove-from-group"), user: text, group: text }),
]);

export function awsRoutes(aws: SandboxAws): Route[] {
  return [
    post("/aws/may-assume", {
      says: "Would AWS let this IAM user switch to this role now, and why? {mfa} is true, false or absent.",
      body: question,
      example: {
        user: "alice.andersen",
        role: "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole",
        mfa: true,
      },
      answer: ({ body }) => {
        const { users, roles } = aws.world();
        checkKnown(
          "IAM user",
          body.user,
          users.map(({ name }) => name),
        );
        checkKnown(
          "role",
          body.role,
          roles.map(({ arn }) => arn),
        );
        return aws.mayAssume(body);
      },
    }),
    get("/aws/world", "The IAM users, groups and roles as they are.", () => aws.world()),
    post("/aws/change", {
      says: "Changes IAM by hand, as an administrator in the console would.",
      body: change,
      example: {
        do: "tag-user",
        user: "dana.dorn",
        key: "rolecall:slack-user",
        value: "T0NORTHWND/U0DAN00001",
      },
      answer: ({ body }) => changed(aws, body),
    }),
  ];
}

function checkKnown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw wrong(404, `There is no ${what} ${name}; there are: ${known.join(", ")}.`);
}

function changed(aws: SandboxAws, change: WorldChange): { done: true } {
  try {
    aws.change(change);
  } catch (error) {
    // What IAM itself objects to is the caller's to mend.
    throw wrong(400, error instanceof Error ? error.message : String(error));
  }
  return { done: true };
}
