// The templates as others judge them: cdk-nag, whose every exception has a reason, and cfn-lint where it is installed.
import { spawnSync } from "node:child_process";
import { Validations } from "aws-cdk-lib";
import type { App } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Stages } from "../a-stage.ts";

/** The rule, without what it found, and the reason beside it. */
function exceptions(app: App): readonly (readonly [rule: string, reason: string])[] {
  const key = Validations.ACKNOWLEDGED_RULES_METADATA_KEY;
  const found = app.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === key));
  return found.flatMap(({ data }) =>
    ofNag(data as Record<string, string>).map(
      ([id, reason]) => [/AwsSolutions-(\w+)/.exec(id)?.[1] ?? id, reason] as const,
    ),
  );
}

/** CDK acknowledges rules of its own in the same way. */
function ofNag(acknowledged: Readonly<Record<string, string>>): [id: string, reason: string][] {
  return Object.entries(acknowledged).filter(([id]) => id.includes("AwsSolutions-"));
}

export function judgesFindNothing(stages: () => Stages): void {
  describe("cdk-nag", () => {
    it("finds nothing in either stage that is not explained where it is made", () => {
      const found = Object.values(stages()).flatMap(
        ({ app }) => new AwsSolutionsChecks().validateScope(app).violations,
      );
      expect(found).toEqual([]);
    });

    it("has exceptions from these rules only, each with its reason", () => {
      const made = Object.values(stages()).flatMap(({ app }) => exceptions(app));
      expect([...new Set(made.map(([rule]) => rule))].sort()).toEqual([
        "EC23", // the load balancer is open to Slack, which is anywhere
        "ECS2", // what is no secret is told in the open
        "IAM5", // wildcards: the printed documents, the token for images, the audit's objects
        "S1", // the bucket of access logs keeps none of its own
        "SQS3", // the dead-letter queue has none of its own
      ]);
      expect(made.filter(([, reason]) => reason.split(" ").length < 6)).toEqual([]);
    });
  });

  // Both are about what CDK writes: a dependency that is said twice.
  const UNDER_PROTEST = ["W3005"];
  const { error } = spawnSync("cfn-lint", ["--version"]);
  const title = "cfn-lint finds nothing in any template";

  if (error) it.skip(`${title} (skipped: it is not installed here)`, () => undefined);
  else {
    it(
      title,
      () => {
        const templates = Object.values(stages()).flatMap(({ assembly }) =>
          assembly.stacks.map(({ templateFullPath: path }) => path),
        );
        const ignored = UNDER_PROTEST.flatMap((rule) => ["--ignore-checks", rule]);
        const run = spawnSync("cfn-lint", [...ignored, "--", ...templates], { encoding: "utf8" });
        expect(run.stdout).toBe("");
        expect(templates).toHaveLength(4);
      },
      120_000,
    );
  }
}
