// Which of the policies that AWS itself keeps let people switch to roles of other accounts.

/**
 * All that allow sts:AssumeRole on every role without a condition, of some 1,500 that AWS had in March 2026. Those that are
 * left out either allow it for roles that AWS names itself, or not at all, so none of them has to be read.
 */
const WIDE: ReadonlySet<string> = new Set([
  "AdministratorAccess",
  "AdministratorAccess-Amplify",
  "PowerUserAccess",
  "SageMakerStudioAdminIAMDefaultExecutionPolicy",
  "SageMakerStudioAdminIAMPermissiveExecutionPolicy",
  "SageMakerStudioUserIAMDefaultExecutionPolicy",
  "SageMakerStudioUserIAMPermissiveExecutionPolicy",
]);

/** What it comes to here: every role, and more; or nothing that is about roles, and more. */
export function documentOfAwsOwn(name: string): unknown {
  const Action = WIDE.has(name) ? "*" : "aws:OwnPolicy";
  return { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] };
}
