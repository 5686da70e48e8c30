// The stacks of one stage: what people carry, and the bot.
import type { App } from "aws-cdk-lib";
import { readPolicy } from "../src/adapters/policy-file/policy-file.ts";
import { checkStage } from "./check-stage.ts";
import { PeopleStack } from "./people-stack.ts";
import { placementOf } from "./placement.ts";
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
  readonly rolecall: RolecallStack;
}

/** Throws what is wrong with the stage, or with its rolecall.yaml. */
export function stageStacks(app: App, { name, stage, policyText, repository }: Given): StageStacks {
  checkStage(name, stage);
  const policy = readPolicy(policyText, stage.policyFile);
  const placement = placementOf(stage, policy);
  const { account, region, isLasting: terminationProtection } = stage;
  const shared = { env: { account, region }, terminationProtection };
  return {
    people:
      policy.guard.kind === "fenced"
        ? new PeopleStack(app, `rolecall-${name}-people`, {
            ...shared,
            description: "The permissions boundary of people's IAM users (Rolecall)",
            placement,
            boundary: policy.guard.boundary,
          })
        : undefined,
    rolecall: new RolecallStack(app, `rolecall-${name}`, {
      ...shared,
      description: "Rolecall: AWS access from Slack",
      stageName: name,
      ...{ stage, placement, policyText, repository },
    }),
  };
}
