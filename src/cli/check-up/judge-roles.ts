// Whether Rolecall's roles may do what they have to, and no more; and whether the boundary of people is there.
import { isSameDocument } from "../../domain/iam-documents.ts";
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import { comparePermissions, lackingIn } from "../../domain/permissions/compare-permissions.ts";
import type { PermissionGap } from "../../domain/permissions/compare-permissions.ts";
import { iamBoundary } from "../../domain/permissions/fences.ts";
import { peopleBoundary } from "../../domain/permissions/people-boundary.ts";
import {
  provisionerPolicy,
  provisionerTrust,
} from "../../domain/permissions/provisioner-policy.ts";
import { runtimePolicy, usedGroupPolicies } from "../../domain/permissions/runtime-policy.ts";
import type { RoleSeen } from "../../ports/aws-check-up.ts";
import { listed } from "../wording.ts";
import { cannotSay, judged, notAsked, ok, wrong } from "./check-line.ts";
import type { Asked, Line, Verdict } from "./check-line.ts";
import type { RolesFound } from "./expected-roles.ts";
import { rightsText } from "./right-text.ts";

export interface RolesJudged {
  readonly roles: Asked<RolesFound>;
  readonly become: Asked<true>;
  /** Whether Rolecall makes its table, which takes more than is printed. */
  readonly makesTable: boolean;
}

export function judgeRoles({ roles, become, makesTable }: RolesJudged): Line[] {
  return [
    {
      what: "its own role",
      ...judged(roles, (found) => judgeRuntime(found, makesTable)),
    },
    { what: "becoming the provisioner", ...judgeBecoming(roles, become) },
    { what: "the provisioner's role", ...judged(roles, judgeProvisioner) },
    { what: "people's boundary", ...judged(roles, judgeBoundary) },
  ];
}

function judgeRuntime({ scope, runtime, printed }: RolesFound, makesTable: boolean): Verdict {
  const wanted = [runtimePolicy(scope), ...usedGroupPolicies(scope)];
  const most = [runtimePolicy({ ...scope, makesTable }), ...usedGroupPolicies(scope)];
  return judgeRole(runtime, { wanted, most, printed: printed("runtime") });
}

function judgeProvisioner({ scope, provisioner, printed }: RolesFound): Verdict {
  const { provisionerRole } = scope;
  if (provisionerRole === null) return ok("There is none: the runtime role does everything.");
  if (!provisioner) return notAsked(`there is no role ${provisionerRole}`);
  const wanted = [provisionerPolicy(scope)];
  return judgeRole(provisioner, { wanted, most: wanted, printed: printed("provisioner") });
}

interface Expected {
  readonly wanted: readonly PolicyDocument[];
  /** What may be there besides. */
  readonly most: readonly PolicyDocument[];
  readonly printed: string;
}

function judgeRole(role: RoleSeen, { wanted, most, printed }: Expected): Verdict {
  const least = comparePermissions(wanted, role.policies);
  const { exceeds } = comparePermissions(most, role.policies);
  const gap = { ...least, exceeds };
  if (gap.unreadable.length > 0) {
    const says = `The policies ${listed(gap.unreadable)} of ${role.name} cannot be read.`;
    return cannotSay(says, `Compare them with what ${printed} prints.`);
  }
  const faults = [...gapText(gap), ...capText(role, wanted)];
  if (faults.length === 0) return ok(`${role.name} may do what it has to, and no more.`);
  return wrong(
    `${role.name} ${faults.join("; it ")}.`,
    `Set it to what ${printed} prints, with --units, --outside and --only-tagged where you use them; doctor takes these too.`,
  );
}

function gapText({ lacks, exceeds, foreign, unfenced, barred }: PermissionGap): string[] {
  const too = [
    ...(exceeds.length > 0 ? [rightsText(exceeds)] : []),
    ...foreign.map((name) => `all that AWS's policy ${name} allows`),
  ];
  return [
    ...(lacks.length > 0 ? [`lacks ${rightsText(lacks)}`] : []),
    ...(barred.length > 0 ? [`is denied ${rightsText(barred)}`] : []),
    ...(too.length > 0 ? [`may besides do ${listed(too)}`] : []),
    ...(unfenced.length > 0 ? [`is not denied ${rightsText(unfenced)}`] : []),
  ];
}

/** A boundary of the role's own allows nothing, and may take away. */
function capText({ boundary }: RoleSeen, wanted: readonly PolicyDocument[]): string[] {
  if (boundary === null || boundary.document === undefined) return [];
  const lacking = lackingIn(wanted, boundary.document);
  if (lacking.length === 0) return [];
  return [`is kept by its boundary ${boundary.name} from ${rightsText(lacking)}`];
}

function judgeBecoming(roles: Asked<RolesFound>, become: Asked<true>): Verdict {
  const found = "seen" in roles ? roles.seen : undefined;
  if ("unseen" in become && become.isForbidden) return keptOut(found);
  return judged(become, () => became(found));
}

/** Whose credentials these are has to be known before it can be a fault. */
function keptOut(found: RolesFound | undefined): Verdict {
  if (found?.isItself !== true) {
    return cannotSay(
      "These are not the credentials of the runtime role, which alone may become it.",
      "Run this where Rolecall runs.",
    );
  }
  const { printed, provisioner, runtime } = found;
  if (!provisioner) return wrong("There is no such role.", "Correct ROLECALL_PROVISIONER_ROLE.");
  const todo = isTrusting(found)
    ? "See what its own role lacks, above."
    : `Set its trust policy to what ${printed("provisioner-trust")} prints.`;
  return wrong(`AWS does not let ${runtime.name} become ${provisioner.name}.`, todo);
}

function became(found: RolesFound | undefined): Verdict {
  if (!found || isTrusting(found)) return ok("It works, in the name of a request.");
  const printed = found.printed("provisioner-trust");
  return ok("It works.", `Its trust policy is not what ${printed} prints: see who else gets in.`);
}

function isTrusting({ scope, provisioner }: RolesFound): boolean {
  return isSameDocument(unnamed(provisioner?.trust), unnamed(provisionerTrust(scope)));
}

/** Names of statements mean nothing, and AWS keeps lists in the order it likes. */
function unnamed(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(unnamed).sort();
  if (document === null || typeof document !== "object") return document;
  const entries = Object.entries(document).filter(([key]) => key !== "Sid");
  return Object.fromEntries(entries.map(([key, value]) => [key, unnamed(value)]));
}

function judgeBoundary({ scope, iam, printed }: RolesFound): Verdict {
  const { guard } = scope;
  if (guard.kind !== "fenced") return ok(`The guard is \`${guard.kind}\`, so there is none.`);
  const document = iam.policies.get(iamBoundary(scope, guard));
  const todo = `Make it from what ${printed("boundary")} prints.`;
  if (document === undefined) return wrong(`There is no policy ${guard.boundary}.`, todo);
  const lacking = lackingIn([peopleBoundary(scope)], document);
  const switching = lacking.filter(({ action }) => action === "sts:AssumeRole");
  if (switching.length > 0) return wrong(`${guard.boundary} lacks ${rightsText(switching)}.`, todo);
  const says = `${guard.boundary} is there, and lets people switch roles.`;
  // Whether people look after their own passwords and devices is for whoever owns the account to say.
  return lacking.length === 0
    ? ok(says)
    : ok(says, `People cannot do all of ${printed("boundary")}.`);
}
