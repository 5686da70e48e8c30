// The policies of the bot's roles in the sandbox: those that `rolecall permissions` prints for the agency.
import { readPolicy } from "../../src/adapters/policy-file/policy-file.ts";
import { scopeOf } from "../../src/domain/permissions/permission-scope.ts";
import {
  provisionerPolicy,
  provisionerTrust,
} from "../../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy } from "../../src/domain/permissions/runtime-policy.ts";
import { agencySeed, readSeed } from "../../sandbox/seed.ts";
import { aRule } from "../support/a-policy.ts";

export const SANDBOX_POLICIES = "sandbox/seeds/bot-policies.json";

const GUIDES = "sandbox/seeds/guides.json";
const CONNECTING = { roles: [], roleNames: ["Rolecall*"], trust: "mfa", rule: aRule() } as const;

/** The groups of a world where there is access already: a rolecall.yaml that is proposed for it uses them as they are. */
function usedIn(file: string, managementId: string): string[] {
  const { groups } = readSeed(file).aws;
  return groups
    .map(({ name, path = "/" }) => `arn:aws:iam::${managementId}:group${path}${name}`)
    .sort();
}

export function sandboxPolicies() {
  const { aws, policy } = agencySeed();
  const { managementAccountId: managementId, organizationId, region } = aws;
  const roles = `arn:aws:iam::${managementId}:role`;
  const said = readPolicy(JSON.stringify(policy), "the agency's rolecall.yaml");
  const place = {
    ...{ partition: "aws", managementId, organizationId, region, table: "rolecall" },
    ...{ runtimeRole: `${roles}/rolecall`, provisionerRole: `${roles}/rolecall-provisioner` },
  };
  const choice = { outside: [], units: ["*"], onlyTagged: false };
  const scope = {
    ...scopeOf({ ...said, connecting: said.connecting ?? CONNECTING }, place, choice),
    // Another seed's file may switch on what the agency's does not, and its policies are these.
    usedGroups: usedIn(GUIDES, managementId),
    makes: { units: choice.units },
    closes: { others: [...said.accounts.values()].map(({ id }) => id).sort() },
    // A sandbox has no infrastructure that makes the table.
    makesTable: true,
  };
  return {
    runtime: runtimePolicy(scope),
    provisioner: provisionerPolicy(scope),
    provisionerTrust: provisionerTrust(scope),
  };
}
