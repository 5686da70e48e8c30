// Where Rolecall stands in AWS and what its things are called; the permissions that follow from that and from rolecall.yaml.
import type { AccessPolicy } from "../src/domain/access-policy.ts";
import { iamArn, scopeOf } from "../src/domain/permissions/permission-scope.ts";
import type { PermissionScope } from "../src/domain/permissions/permission-scope.ts";
import type { Stage } from "./stages.ts";

/** As `rolecall permissions` calls them where nothing else is typed. */
export const NAMES = {
  table: "rolecall",
  runtimeRole: "rolecall",
  provisionerRole: "rolecall-provisioner",
  /** In a tooling account: it may become the runtime role, and nothing else. */
  taskRole: "rolecall-task",
} as const;

/** The provisioner is never left out here: whoever deploys this way gets both roles. */
export interface Placement extends PermissionScope {
  readonly provisionerRole: string;
  /** The account that the process runs in. */
  readonly runsIn: string;
  /** ARN of the role of a task in a tooling account; null where the task has the runtime role itself. */
  readonly taskRole: string | null;
}

export function placementOf(stage: Stage, policy: AccessPolicy): Placement {
  const home = { partition: stage.partition, managementId: stage.account };
  const provisionerRole = iamArn(home, `role/${NAMES.provisionerRole}`);
  const place = {
    ...home,
    organizationId: stage.organization,
    region: stage.region,
    table: NAMES.table,
    runtimeRole: iamArn(home, `role/${NAMES.runtimeRole}`),
    provisionerRole,
  };
  const { runsIn } = stage;
  const away = { partition: stage.partition, managementId: runsIn };
  return {
    ...scopeOf(policy, place, stage.permissions),
    ...{ provisionerRole, runsIn },
    taskRole: runsIn === stage.account ? null : iamArn(away, `role/${NAMES.taskRole}`),
  };
}
