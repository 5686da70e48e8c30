// What `rolecall permissions` prints for the place where Rolecall is found to run, and how it would be asked to.
import type { AccessPolicy } from "../../domain/access-policy.ts";
import { scopeOf } from "../../domain/permissions/permission-scope.ts";
import type { PermissionScope, ScopeChoice } from "../../domain/permissions/permission-scope.ts";
import type { CallerSeen, IamSeen, OrganizationSeen, RoleSeen } from "../../ports/aws-check-up.ts";
import type { Asked } from "./check-line.ts";
import type { CheckUpSettings } from "./check-up-parts.ts";
import type { AwsFacts } from "./look-around.ts";

export interface RolesAsked {
  readonly policy: AccessPolicy;
  readonly choice: ScopeChoice;
  readonly settings: Pick<CheckUpSettings, "table" | "provisionerRole">;
  /** As it was typed: an ARN, or a name with its path. */
  readonly runtimeRole: string | undefined;
}

export interface RolesFound {
  readonly scope: PermissionScope;
  readonly iam: IamSeen;
  readonly runtime: RoleSeen;
  /** Null where there is none of that ARN. */
  readonly provisioner: RoleSeen | null;
  /** Whether these are the runtime role's own credentials. */
  readonly isItself: boolean;
  /** `npx rolecall permissions runtime --account …` */
  printed(document: string): string;
}

interface Seen {
  readonly caller: CallerSeen;
  readonly organization: OrganizationSeen;
  readonly iam: IamSeen;
}

/** As `permissions` has it where nothing is typed. */
const USUAL = "rolecall";

export function rolesFor(aws: AwsFacts, asked: RolesAsked): Asked<RolesFound> {
  const { caller, organization, iam } = aws;
  if (!("seen" in caller)) return caller;
  if (!("seen" in iam)) return iam;
  if (!("seen" in organization)) return organization;
  if (!organization.seen) return { because: "there is no organization" };
  return found({ caller: caller.seen, organization: organization.seen, iam: iam.seen }, asked);
}

function found(seen: Seen, asked: RolesAsked): Asked<RolesFound> {
  const { caller, organization, iam } = seen;
  const { settings, policy, choice } = asked;
  const runtime = runtimeAmong(iam.roles, asked.runtimeRole, caller);
  if (!runtime) {
    const because = `there is no role ${asked.runtimeRole ?? USUAL}: name the one that Rolecall runs as in --runtime-role`;
    return { because };
  }
  const place = {
    partition: caller.partition,
    managementId: caller.accountId,
    organizationId: organization.id,
    region: caller.region,
    table: settings.table.name,
    runtimeRole: runtime.arn,
    provisionerRole: settings.provisionerRole,
  };
  const scope = scopeOf(policy, place, choice);
  return {
    seen: {
      ...{ scope, iam, runtime },
      provisioner: iam.roles.find(({ arn }) => arn === settings.provisionerRole) ?? null,
      isItself: caller.roleName === runtime.name,
      printed: (document) => `\`npx rolecall permissions ${document} ${flags(scope)}\``,
    },
  };
}

function runtimeAmong(
  roles: readonly RoleSeen[],
  typed: string | undefined,
  { roleName }: CallerSeen,
): RoleSeen | undefined {
  const called = (wanted: string) =>
    roles.find(({ arn }) => arn === wanted || arn.split(":role/")[1] === wanted);
  if (typed !== undefined) return called(typed);
  return roles.find(({ name }) => name === USUAL) ?? roles.find(({ name }) => name === roleName);
}

function flags(scope: PermissionScope): string {
  const { managementId, organizationId, region, partition, table } = scope;
  const { runtimeRole, provisionerRole } = scope;
  const nameIn = (arn: string) => arn.split(":role/")[1] ?? arn;
  return [
    `--account ${managementId} --organization ${organizationId} --region ${region}`,
    ...(partition === "aws" ? [] : [`--partition ${partition}`]),
    ...(table === USUAL ? [] : [`--table ${table}`]),
    ...(nameIn(runtimeRole) === USUAL ? [] : [`--runtime-role ${nameIn(runtimeRole)}`]),
    ...(provisionerRole === null ? ["--no-provisioner"] : provisionerFlag(nameIn(provisionerRole))),
  ].join(" ");
}

function provisionerFlag(name: string): string[] {
  return name === `${USUAL}-provisioner` ? [] : [`--provisioner-role ${name}`];
}
