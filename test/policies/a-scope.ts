// What permissions are generated for, where nothing else is said: an agency that makes accounts and closes them.
import type { PermissionScope } from "../../src/domain/permissions/permission-scope.ts";
import { ADMIN, management, organization, provisionerRole, runtimeRole } from "./bot-calls.ts";

export function aScope(): PermissionScope {
  return {
    partition: "aws",
    managementId: management,
    organizationId: organization,
    region: "eu-central-1",
    table: "rolecall",
    runtimeRole,
    provisionerRole,
    guard: { kind: "fenced", boundary: "rolecall/people" },
    birthRoles: [ADMIN],
    accessRoles: [ADMIN, "RolecallReadOnly"],
    rolesElsewhere: [],
    rolesAtHome: [],
    clientRoles: [],
    clientDoors: [],
    usedGroups: [],
    makes: { units: ["ou-ab12-clients00"] },
    closes: { others: ["222222222222", "333333333333"] },
    makesTable: false,
  };
}
