// The stacks of one stage: what people carry, and the bot.
import type { App } from "aws-cdk-lib";
import { readPolicy } from "../src/adapters/policy-file/policy-file.ts";
import { checkStage } from "./check-stage.ts";
import { PeopleStack } from "./people-stack.ts";
import { placementOf } from "./placement.ts";
import { RecordStack } from "./record-stack.ts";
import { RolecallStack } from "./rolecall-stack.ts";
import type { Stage } from "./stages.ts";

interface Given {
  readonly name: string;
  readonly stage: Stage;
  readonly policyText: string;
  readonly repository: string;
}

export interface StageStacks {
  /** None where rolecall.yaml asks for no boundary. */
  readonly people: PeopleStack | undefined;
  /** By itself where the process runs in a tooling account. */
  readonly record: RecordStack | undefined;
  readonly rolecall: RolecallStack;
}

/** Throws what is wrong with the stage, or with its rolecall.yaml. */
export function stageStacks(app: App, { name, stage, policyText, repository }: Given): StageStacks {
  checkStage(name, stage);
  const policy = readPolicy(policyText, stage.policyFile);
  const placement = placementOf(stage, policy);
  const { account, region, runsIn, isLasting: terminationProtection } = stage;
  const shared = { env: { account, region }, terminationProtection };
  const stack = { stageName: name, stage, placement, policyText, repository };
  const record =
    runsIn === account
      ? undefined
      : new RecordStack(app, `rolecall-${name}-record`, {
          ...{ ...shared, ...stack },
          description: "The roles and the record of Rolecall",
        });
  const rolecall = new RolecallStack(app, `rolecall-${name}`, {
    ...{ ...shared, ...stack },
    env: { account: runsIn, region },
    description: "Rolecall: AWS access from Slack",
  });
  if (record) rolecall.addStackDependency(record);
  const people =
    policy.guard.kind === "fenced"
      ? new PeopleStack(app, `rolecall-${name}-people`, {
          ...{ ...shared, placement, boundary: policy.guard.boundary },
          description: "The permissions boundary of people's IAM users (Rolecall)",
        })
      : undefined;
  return { people, record, rolecall };
}
