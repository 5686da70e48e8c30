// The two roles of Rolecall, with exactly the documents that `rolecall permissions` prints.
import { CfnManagedPolicy, CfnRole, Role } from "aws-cdk-lib/aws-iam";
import type { IRole } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import {
  provisionerPolicy,
  provisionerTrust,
} from "../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy, usedGroupPolicies } from "../src/domain/permissions/runtime-policy.ts";
import { exceptWildcards } from "./exceptions.ts";
import { NAMES } from "./placement.ts";
import { tasksOfAccount } from "./task-role.ts";
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
      assumeRolePolicyDocument: whoRunsIt(placement),
      policies: [policy(NAMES.runtimeRole, runtimePolicy(placement))],
      managedPolicyArns: this.groupPolicies(placement),
    });
    this.role("Provisioner", {
      roleName: NAMES.provisionerRole,
      description: "Rolecall becomes this for one request at a time",
      assumeRolePolicyDocument: provisionerTrust(placement),
      policies: [policy(NAMES.provisionerRole, provisionerPolicy(placement))],
    });
    this.runtime = Role.fromRoleArn(this, "RuntimeAsItIs", runtime.attrArn, { mutable: false });
  }

  /** Handed to the role when it is made, so that no task runs before them. */
  private groupPolicies(placement: Placement): string[] {
    const documents = usedGroupPolicies(placement);
    if (documents.length > MOST_ATTACHED) throw new Error(tooManyGroups(documents.length));
    return documents.map((policyDocument, position) => {
      const nth = position + 1;
      const managed = new CfnManagedPolicy(this, `Groups${nth}`, {
        managedPolicyName: `${NAMES.runtimeRole}-groups-${nth}`,
        description: "Groups that Rolecall uses as they are: it puts people in and takes them out",
        policyDocument,
      });
      return managed.ref;
    });
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
  readonly managedPolicyArns?: string[];
}

/** To one role, unless AWS has been asked for more. */
const MOST_ATTACHED = 10;

function tooManyGroups(count: number): string {
  return `rolecall.yaml uses so many groups as they are that the role ${NAMES.runtimeRole} needs ${count} policies for them, and AWS attaches ${MOST_ATTACHED} at most. Let Rolecall keep some of these groups itself: leave out their \`group\`.`;
}

function policy(policyName: string, policyDocument: ReturnType<typeof runtimePolicy>) {
  return { policyName, policyDocument };
}

function whoRunsIt(placement: Placement): object {
  const { partition, runsIn, taskRole } = placement;
  if (taskRole === null) return tasksOfAccount(placement);
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TasksOfTheToolingAccount",
        Effect: "Allow",
        // By a condition, which holds when the role is made anew, and before it is made at all.
        Principal: { AWS: `arn:${partition}:iam::${runsIn}:root` },
        Action: "sts:AssumeRole",
        Condition: { ArnEquals: { "aws:PrincipalArn": taskRole } },
      },
    ],
  };
}
