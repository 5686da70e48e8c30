// `npm run synth`, and what the CDK's command line starts: the templates of every stage, judged by cdk-nag, with their permissions' sizes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { cdkApp } from "./cdk-app.ts";
import { permissionSizes } from "./permission-sizes.ts";
import { stageStacks } from "./stage-stacks.ts";
import { STAGES } from "./stages.ts";

const repository = join(import.meta.dirname, "..");
const app = cdkApp(join(repository, "dist/cdk.out"));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
for (const [name, stage] of Object.entries(STAGES)) {
  const policyText = readFileSync(join(repository, stage.policyFile), "utf8");
  stageStacks(app, { name, stage, policyText, repository });
}
// Beside what CDK prints, which may be piped.
process.stderr.write(permissionSizes(app.synth()));
