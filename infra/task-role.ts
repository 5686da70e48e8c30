// The role of a task that stands in a tooling account: it can become the runtime role of the management account, and nothing else.
import { CfnRole, Role } from "aws-cdk-lib/aws-iam";
import type { IRole } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { NAMES } from "./placement.ts";
import type { Placement } from "./placement.ts";

/** Of the profile that the AWS SDK is told to use. */
export const PROFILE = "rolecall";

export class TaskRole extends Construct {
  /** Nothing can be added to it by CDK's constructs. */
  readonly role: IRole;

  constructor(scope: Construct, id: string, placement: Placement) {
    super(scope, id);
    const becoming = { Effect: "Allow", Action: "sts:AssumeRole", Resource: placement.runtimeRole };
    const role = new CfnRole(this, "Role", {
      roleName: NAMES.taskRole,
      description: "Rolecall's task: it becomes the role of the management account",
      assumeRolePolicyDocument: tasksOfAccount(placement),
      policies: [
        {
          policyName: NAMES.taskRole,
          policyDocument: { Version: "2012-10-17", Statement: [becoming] },
        },
      ],
    });
    this.role = Role.fromRoleArn(this, "AsItIs", role.attrArn, { mutable: false });
  }
}

/** Trust in tasks of the account that the process runs in, and in no other account's. */
export function tasksOfAccount({ partition, region, runsIn }: Placement): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TasksOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": runsIn },
          ArnLike: { "aws:SourceArn": `arn:${partition}:ecs:${region}:${runsIn}:*` },
        },
      },
    ],
  };
}

/** A file by which every AWS SDK has the credentials of the task's role become those of the runtime role, anew before they end. */
export function profileOf({ runtimeRole }: Pick<Placement, "runtimeRole">): string {
  return [
    `[profile ${PROFILE}]`,
    `role_arn = ${runtimeRole}`,
    "role_session_name = rolecall",
    "credential_source = EcsContainer",
    "",
  ].join("\n");
}
