// The policies of the bot's roles in the sandbox: those that `rolecall permissions` prints for the agency.
import { readPolicy } from "../../src/adapters/policy-file/policy-file.ts";
import { scopeOf } from "../../src/domain/permissions/permission-scope.ts";
import {
  provisionerPolicy,
  provisionerTrust,
} from "../../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy } from "../../src/domain/permissions/runtime-policy.ts";
import { agencySeed } from "../../sandbox/seed.ts";

export const SANDBOX_POLICIES = "sandbox/seeds/bot-policies.json";

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
    ...scopeOf(said, place, choice),
    // Another seed's file may switch on what the agency's does not, and its policies are these.
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
