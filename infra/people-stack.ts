// The permissions boundary of people's IAM users: a stack of its own, because people carry it whatever becomes of the bot.
import { RemovalPolicy, Stack } from "aws-cdk-lib";
import type { StackProps } from "aws-cdk-lib";
import { CfnManagedPolicy } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import { peopleBoundary } from "../src/domain/permissions/people-boundary.ts";
import { exceptWildcards } from "./exceptions.ts";
import type { Placement } from "./placement.ts";

interface PeopleStackProps extends StackProps {
  readonly placement: Placement;
  /** Name of the policy, with its path, as `guard` in rolecall.yaml has it. */
  readonly boundary: string;
}

export class PeopleStack extends Stack {
  constructor(scope: Construct, id: string, { placement, boundary, ...props }: PeopleStackProps) {
    super(scope, id, props);
    const start = boundary.lastIndexOf("/") + 1;
    const policyDocument = peopleBoundary(placement);
    const policy = new CfnManagedPolicy(this, "Boundary", {
      managedPolicyName: boundary.slice(start),
      path: `/${boundary.slice(0, start)}`,
      description:
        "The most that a person of the management account may do, whatever their groups say",
      policyDocument,
    });
    policy.applyRemovalPolicy(RemovalPolicy.RETAIN);
    exceptWildcards(
      policy,
      policyDocument,
      "A boundary allows nothing by itself. It names people's own user and devices under any path, and the access roles in whichever account they are.",
    );
  }
}
