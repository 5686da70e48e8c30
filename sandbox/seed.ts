// The seed: who and what the sandbox Slack and AWS hold at first, and the rolecall.yaml the bot reads.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { organizationSettings } from "./organization-settings-shape.ts";
import { policyShape } from "./policy-shape.ts";
import { looseEnds } from "./seed-loose-ends.ts";

const slackId = (letter: string, example: string) =>
  z.string().regex(new RegExp(`^${letter}[A-Z0-9]{8,}$`), {
    error: `must be ${letter} and at least 8 capital letters or digits, like ${example}`,
  });
const accountId = z.string().regex(/^\d{12}$/, { error: "must be 12 digits, in quotes" });
const name = z.string().min(1, { error: "must not be empty" });
const documents = z.record(name, policyShape);

const person = z.strictObject({
  key: z.string().regex(/^[a-z]+$/, { error: "must be lower-case letters, like alice" }),
  id: slackId("U", "U0ALICE001"),
  name,
  /** Shown to whoever starts the sandbox; nobody else reads it. */
  about: z.string().default(""),
  timeZone: name.exactOptional(),
  email: name.exactOptional(),
  admin: z.boolean().exactOptional(),
  guest: z.boolean().exactOptional(),
  singleChannelGuest: z.boolean().exactOptional(),
  deactivated: z.boolean().exactOptional(),
  isBot: z.boolean().exactOptional(),
  teamId: slackId("T", "T0ACMECORP").exactOptional(),
});

const channel = z.strictObject({
  id: slackId("C", "C0APPROVALS"),
  name,
  members: z.array(name),
  shared: z.boolean().exactOptional(),
  private: z.boolean().exactOptional(),
  archived: z.boolean().exactOptional(),
  withoutBot: z.boolean().exactOptional(),
});

const group = z.strictObject({
  key: name,
  id: slackId("S", "S0PLATFORM1"),
  /** Without the `@`. */
  handle: z.string().regex(/^[a-z0-9._-]+$/, { error: "must be like platform, without the @" }),
  name,
  members: z.array(name),
  disabled: z.boolean().exactOptional(),
});

const role = z.strictObject({
  name,
  path: name.exactOptional(),
  /** Without one, the role trusts the bot and people with MFA, as Rolecall wants it. */
  trust: policyShape.exactOptional(),
  maxSessionSeconds: z.number().int().min(3600).max(43_200).exactOptional(),
  /** What a session in it may do. */
  allows: z.enum(["admin", "read-only"]).exactOptional(),
});

/** What the bot's own policy lets it do; see `SeedRights`. */
const botRights = z.strictObject({
  provisioner: z.boolean().exactOptional(),
  rolePath: name.exactOptional(),
  userPolicies: z.enum(["fenced", "open", "none"]).exactOptional(),
  boundary: z
    .string()
    .regex(/^arn:aws:iam::\d{12}:policy\/.+/, {
      error: "must be the ARN of a policy, like arn:aws:iam::111111111111:policy/rolecall/people",
    })
    .exactOptional(),
  policies: documents.exactOptional(),
  mayAssume: z.array(name).exactOptional(),
});

/** The organization beyond its accounts: its units, and how its Organizations behaves. */
const organization = z.strictObject({
  ...organizationSettings.shape,
  units: z.array(name).exactOptional(),
  takenElsewhere: z.array(name).exactOptional(),
});

const organizationId = z
  .string()
  .regex(/^o-[a-z0-9]{10,32}$/, { error: "must be like o-northwind01" });

/** An account that is not in the organization. */
const accountElsewhere = z.strictObject({
  id: accountId,
  name,
  /** The one it is in, where it is in any. */
  organizationId: organizationId.exactOptional(),
  roles: z.array(role),
});

const aws = z.strictObject({
  managementAccountId: accountId,
  organizationId,
  alias: name.exactOptional(),
  region: name.default("eu-central-1"),
  botRole: name.default("rolecall-bot"),
  bot: botRights.exactOptional(),
  users: z.array(
    z.strictObject({
      name,
      tags: z.record(name, z.string()).exactOptional(),
      mfaDevices: z.array(name).exactOptional(),
      groups: z.array(name).exactOptional(),
      policies: documents.exactOptional(),
      attached: z.array(name).exactOptional(),
      /** The name of one of `policies`, or a document of the user's own. */
      boundary: z.union([name, policyShape]).exactOptional(),
    }),
  ),
  groups: z.array(
    z.strictObject({
      name,
      path: name.exactOptional(),
      policies: documents.exactOptional(),
      /** Managed policies: the name of one of `policies`, or the ARN of one of AWS's. */
      attached: z.array(name).exactOptional(),
    }),
  ),
  /** Managed policies, by path and name. */
  policies: documents.exactOptional(),
  accounts: z.array(
    z.strictObject({
      id: accountId,
      name,
      email: name,
      /** The path of its organizational unit; the root when absent. */
      unit: name.exactOptional(),
      tags: z.record(name, z.string()).exactOptional(),
      roles: z.array(role),
    }),
  ),
  elsewhere: z.array(accountElsewhere).exactOptional(),
  organization: organization.exactOptional(),
  groupsQuota: z.number().int().positive().exactOptional(),
  rolesQuota: z.number().int().positive().exactOptional(),
  groupsPerUserQuota: z.number().int().positive().exactOptional(),
  propagationMilliseconds: z.number().int().nonnegative().exactOptional(),
});

const seedShape = z
  .strictObject({
    name,
    team: z.strictObject({ id: slackId("T", "T0NORTHWND"), name }),
    people: z.array(person).min(1),
    channels: z.array(channel).min(1),
    /** Slack user groups. */
    groups: z.array(group).default([]),
    aws,
    /** The content of rolecall.yaml, as it is: what is wrong in it is for the bot to say. */
    policy: z.record(z.string(), z.unknown()),
  })
  .superRefine((seed, context) => {
    for (const { path, message } of looseEnds(seed)) {
      context.addIssue({ code: "custom", path, message });
    }
  });

export type Seed = z.infer<typeof seedShape>;

/** Fails with every mistake at once, each with the place it is in. */
export function parseSeed(text: string, from = "the seed"): Seed {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new Error(`${from} is neither JSON nor YAML: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const parsed = seedShape.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new Error(`${from} cannot be used:\n${z.prettifyError(parsed.error)}`);
}

export function readSeed(file: string): Seed {
  return parseSeed(readFileSync(file, "utf8"), file);
}

/** The default seed, fresh at every call, so that a caller may change its copy. */
export function agencySeed(): Seed {
  return readSeed(join(process.cwd(), "sandbox", "seeds", "agency.json"));
}
