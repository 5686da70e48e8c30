// What an approved access request will do: ordered steps, as data. How it is undone is in end-plan.ts.
import { ACCESS_GROUP_PATH, accessGroupOf, accessRoleArn } from "./account.ts";
import type { AccessRole, Account } from "./account.ts";
import type { Lasting } from "./duration.ts";
import { directName, guardName, placeOf } from "./seat-policies.ts";
import type { PolicyPlace } from "./seat-policies.ts";
import type { TrustChange } from "./trust-list.ts";

/** The clock of a grant starts when it is granted: planned as a time `after` that, dated when a run begins. */
export type Until = { readonly after: number } | { readonly at: number };

interface OnUser extends PolicyPlace {
  readonly iamUser: string;
}
interface InGroup {
  readonly group: string;
  readonly iamUser: string;
}
type GroupFor = Readonly<Record<"group" | "path" | "roleArn", string>>;
/** Where sessions are ended. `managedBy`: the role Rolecall assumes there, where one is named. */
interface InAccount {
  readonly accountId: string;
  readonly roleName: string;
  readonly managedBy: string | null;
  /** What it has to say to get in, where a client owns the account. */
  readonly externalId?: string;
  readonly iamUser: string;
  readonly policy: string;
}

export type Step =
  | {
      readonly name: "confirm-person";
      readonly iamUser: string;
      readonly tagValue: string;
      /** The permissions boundary the user has to carry, where the guard is fenced by it. */
      readonly boundary: string | null;
    }
  | ({ readonly name: "access-group" } & GroupFor)
  /** Finds a group that is used as it is, and writes nothing. */
  | ({ readonly name: "known-group" } & GroupFor)
  /** Makes sure of a group of the user's own, and that nobody else is in it. */
  | ({ readonly name: "own-group"; readonly path: string } & InGroup)
  | ({ readonly name: "guard"; readonly roleArn: string; readonly until: Until } & OnUser & InGroup)
  | ({ readonly name: "trust-person" } & TrustChange)
  | ({ readonly name: "allow-directly"; readonly roleArn: string; readonly until: Until } & OnUser)
  | ({ readonly name: "read-back-allowed" } & OnUser)
  | ({ readonly name: "join-group" } & InGroup)
  | ({ readonly name: "read-back-joined" } & InGroup)
  /** `instead`: the guard, in whose place it is written where the user has no room left for one more policy. */
  | ({
      readonly name: "tombstone";
      readonly roleArn: string;
      readonly instead: string | null;
    } & OnUser)
  | ({ readonly name: "leave-group" } & InGroup)
  | ({ readonly name: "read-back-left" } & InGroup)
  | ({ readonly name: "disallow" } & OnUser)
  | ({ readonly name: "distrust-person" } & TrustChange)
  | ({ readonly name: "end-sessions" } & InAccount)
  /** Takes out again whom a late call has put in. */
  | ({ readonly name: "look-again" } & InGroup)
  /** `policies`: as `placeText` names them. */
  | { readonly name: "lift-denies"; readonly iamUser: string; readonly policies: readonly string[] }
  | ({ readonly name: "release-sessions" } & InAccount);

export type StepName = Step["name"];
export type StepOf<Name extends StepName> = Extract<Step, { name: Name }>;

export interface Plan {
  readonly steps: readonly Step[];
}

/** `direct`: an expiring Allow, on the user or in a group of their own, where an access group does not fit. */
export type Strategy = "group" | "direct";

export interface AccessWanted {
  readonly partition: string;
  readonly account: Account;
  readonly role: AccessRole;
  readonly iamUser: string;
  readonly tagValue: string;
  /** What the request is called. */
  readonly ref: string;
  readonly lasting: Lasting;
  readonly strategy: Strategy;
  /** The group of the user's own that holds a direct grant in place of the user. */
  readonly heldBy?: string;
  /** Whether Denies may be written on this user. */
  readonly mayDeny: boolean;
  /** Asked of the user only where something is written on them. */
  readonly boundary: string | null;
  /** Denies of earlier requests on the seat that may still be there, as `placeText` names them. */
  readonly lift: readonly string[];
}

/**
 * The order matters: nobody joins a group whose policy was not made sure of, nobody is in before the guard
 * stands, and an earlier request's Denies go only under our own guard.
 */
export function grantPlan(wanted: AccessWanted): Plan {
  const { iamUser, tagValue } = wanted;
  const boundary = wanted.heldBy === undefined ? wanted.boundary : null;
  const roleArn = accessRoleArn(wanted.partition, wanted.account, wanted.role);
  const steps = wanted.strategy === "group" ? viaGroup(wanted, roleArn) : directly(wanted, roleArn);
  return { steps: [{ name: "confirm-person", iamUser, tagValue, boundary }, ...steps] };
}

function viaGroup(wanted: AccessWanted, roleArn: string): Step[] {
  const { account, role, iamUser } = wanted;
  if (wanted.heldBy !== undefined) throw new Error("an own group holds direct grants only");
  const { group, path, isOurs } = accessGroupOf(account, role);
  return [
    { name: isOurs ? "access-group" : "known-group", group, path, roleArn },
    ...guard(wanted, { group, roleArn }),
    ...lift(wanted),
    ...trust(wanted),
    { name: "join-group", group, iamUser },
    { name: "read-back-joined", group, iamUser },
  ];
}

function guard(wanted: AccessWanted, where: { group: string; roleArn: string }): Step[] {
  const { lasting, iamUser, mayDeny } = wanted;
  if (lasting === "standing" || !mayDeny) return [];
  const policy = placed(wanted, guardName);
  return [{ name: "guard", iamUser, ...policy, ...where, until: { after: lasting } }];
}

function directly(wanted: AccessWanted, roleArn: string): Step[] {
  const { lasting, iamUser, account, role } = wanted;
  if (lasting === "standing") throw new Error("standing access is given by a group only");
  const policy = placed(wanted, directName);
  const { group } = accessGroupOf(account, role);
  return [
    ...ownGroup(wanted),
    // An earlier request's Allow may still land; once its Denies are lifted, only a guard of our own bounds it.
    ...(wanted.lift.length > 0 ? guard(wanted, { group, roleArn }) : []),
    ...trust(wanted),
    { name: "allow-directly", iamUser, ...policy, roleArn, until: { after: lasting } },
    // What the group holds, the guard above all, is of effect only for who is in it.
    ...readBackOwn(wanted),
    ...lift(wanted),
    { name: "read-back-allowed", iamUser, ...policy },
  ];
}

function trust({ account, role, iamUser, ref }: AccessWanted): Step[] {
  const { id: accountId, managedBy: birthRole } = account;
  if (account.trust !== "named") return [];
  if (birthRole === undefined) throw new Error(`nobody gets into ${account.slug} to change it`);
  return [{ name: "trust-person", accountId, birthRole, roleName: role.roleName, iamUser, ref }];
}

function ownGroup({ heldBy, iamUser }: AccessWanted): Step[] {
  if (heldBy === undefined) return [];
  return [{ name: "own-group", group: heldBy, path: ACCESS_GROUP_PATH, iamUser }];
}

function readBackOwn({ heldBy, iamUser }: AccessWanted): Step[] {
  return heldBy === undefined ? [] : [{ name: "read-back-joined", group: heldBy, iamUser }];
}

function placed({ account, role, ref, heldBy }: AccessWanted, name: typeof guardName): PolicyPlace {
  return placeOf(name({ slug: account.slug, roleKey: role.key, ref }), heldBy);
}

function lift({ iamUser, lift: policies }: AccessWanted): Step[] {
  return policies.length === 0 ? [] : [{ name: "lift-denies", iamUser, policies }];
}

/** The plan with its end as a moment. Without an end, what would have to hold one is left out. */
export function dated(plan: Plan, endsAt: number | null): Plan {
  if (endsAt === null) return { steps: plan.steps.filter((step) => !("until" in step)) };
  return {
    steps: plan.steps.map((step) => ("until" in step ? { ...step, until: { at: endsAt } } : step)),
  };
}

/** What extending does: the guard, or the Allow, is written anew with the later end. */
export function extensionPlan(plan: Plan, endsAt: number): Plan {
  const rewritten = ["confirm-person", "guard", "allow-directly", "read-back-allowed"];
  return dated({ steps: plan.steps.filter(({ name }) => rewritten.includes(name)) }, endsAt);
}

export function strategyOf({ steps }: Plan): Strategy {
  return steps.some(({ name }) => name === "allow-directly") ? "direct" : "group";
}

/** The step of that name, where the plan has one. */
export function stepIn<Name extends StepName>(
  { steps }: Plan,
  name: Name,
): StepOf<Name> | undefined {
  return steps.find((step): step is StepOf<Name> => step.name === name);
}

export function isSamePlan(one: Plan, other: Plan): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
