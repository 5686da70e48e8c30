// The bot of the sandbox works with the very policies that `rolecall permissions` prints.
import { readFileSync } from "node:fs";
import { SANDBOX_POLICIES, sandboxPolicies } from "../gate/sandbox-policies.ts";
import { byEither, byProvisioner, byRuntime, provisionerRole, runtimeRole } from "./bot-calls.ts";
import { judged } from "./bot-judges.ts";

it("are the policies in the seed; if this fails: npm run bot-policies", () => {
  expect(JSON.parse(readFileSync(SANDBOX_POLICIES, "utf8"))).toEqual(
    JSON.parse(JSON.stringify(sandboxPolicies())),
  );
});

it("let its two roles do what they are for, in the agency", async () => {
  const { runtime, provisioner } = sandboxPolicies();
  for (const call of [...byEither, ...byRuntime])
    expect(await judged({ role: runtimeRole, has: [runtime], ...call })).toBe("Allowed");
  for (const call of [...byEither, ...byProvisioner])
    expect(await judged({ role: provisionerRole, has: [provisioner], ...call })).toBe("Allowed");
});
