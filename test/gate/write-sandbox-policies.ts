// Writes the policies of the sandbox's bot anew: `npm run bot-policies`, when permissions or the agency's seed have changed.
import { writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { SANDBOX_POLICIES, sandboxPolicies } from "./sandbox-policies.ts";

const options = { ...(await resolveConfig("package.json")), filepath: SANDBOX_POLICIES };
await writeFile(SANDBOX_POLICIES, await format(JSON.stringify(sandboxPolicies()), options));
