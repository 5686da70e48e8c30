// The two roles of Rolecall, with exactly the documents that `rolecall permissions` prints.
import { CfnRole, Role } from "aws-cdk-lib/aws-iam";
import type { IRole } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import {
  provisionerPolicy,
  provisionerTrust,
} from "../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy } from "../src/domain/permissions/runtime-policy.ts";
import { exceptWildcards } from "./exceptions.ts";
import { NAMES } from "./placement.ts";
import type { Placement } from "./placement.ts";

const WHY_WILDCARDS =
  "Written by src/domain/permissions, where each wildcard is needed for what does not exist yet or for what AWS cannot name; test/policies judges them with two evaluators, and every change outside Rolecall's own path is denied.";

export class BotRoles extends Construct {
  /** Nothing can be added to it: CDK would otherwise write into it what its own constructs want. */
  readonly runtime: IRole;

  constructor(scope: Construct, id: string, placement: Placement) {
    super(scope, id);
    const runtime = this.role("Runtime", {
      roleName: NAMES.runtimeRole,
      description: "Rolecall runs as this",
      assumeRolePolicyDocument: whereItRuns(placement),
      policies: [policy(NAMES.runtimeRole, runtimePolicy(placement))],
    });
    this.role("Provisioner", {
      roleName: NAMES.provisionerRole,
      description: "Rolecall becomes this for one request at a time",
      assumeRolePolicyDocument: provisionerTrust(placement),
      policies: [policy(NAMES.provisionerRole, provisionerPolicy(placement))],
    });
    this.runtime = Role.fromRoleArn(this, "RuntimeAsItIs", runtime.attrArn, { mutable: false });
  }

  private role(id: string, { policies, ...props }: RoleProps): CfnRole {
    const role = new CfnRole(this, id, { ...props, policies });
    for (const { policyDocument } of policies) {
      exceptWildcards(role, policyDocument, WHY_WILDCARDS);
    }
    return role;
  }
}

interface RoleProps {
  readonly roleName: string;
  readonly description: string;
  readonly assumeRolePolicyDocument: object;
  readonly policies: ReturnType<typeof policy>[];
}

function policy(policyName: string, policyDocument: ReturnType<typeof runtimePolicy>) {
  return { policyName, policyDocument };
}

function whereItRuns({ partition, region, managementId }: Placement): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TasksOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": managementId },
          ArnLike: { "aws:SourceArn": `arn:${partition}:ecs:${region}:${managementId}:*` },
        },
      },
    ],
  };
}
