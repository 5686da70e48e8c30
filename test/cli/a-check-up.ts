// What doctor looks at, in a world where all is well with the working file; and what is otherwise.
import { readPolicy } from "../../src/adapters/policy-file/policy-file.ts";
import type { CheckUpParts, CheckUpSettings } from "../../src/cli/check-up/check-up-parts.ts";
import { WANTED_SCOPES } from "../../src/cli/check-up/wanted-scopes.ts";
import { peopleBoundary } from "../../src/domain/permissions/people-boundary.ts";
import { scopeOf } from "../../src/domain/permissions/permission-scope.ts";
import {
  provisionerPolicy,
  provisionerTrust,
} from "../../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy } from "../../src/domain/permissions/runtime-policy.ts";
import type {
  CallerSeen,
  IamSeen,
  OrganizationSeen,
  RoleSeen,
} from "../../src/ports/aws-check-up.ts";
import type { Looked } from "../../src/ports/looked.ts";
import type { BotSeen, ChannelSeen, UserGroupSeen } from "../../src/ports/slack-check-up.ts";
import type { TableSeen } from "../../src/ports/table-check-up.ts";
import { workingWith } from "./a-terminal.ts";

export const BOUNDARY = "arn:aws:iam::111111111111:policy/rolecall/people";
export const fenced = workingWith([
  "admins: [carol]",
  "admins: [carol]\nguard: { boundary: rolecall/people }",
]);

const role = (name: string) => `arn:aws:iam::111111111111:role/${name}`;
const place = {
  ...{ partition: "aws", managementId: "111111111111", organizationId: "o-northwind01" },
  ...{ region: "eu-central-1", table: "rolecall" },
  ...{ runtimeRole: role("rolecall"), provisionerRole: role("rolecall-provisioner") },
};
const choice = { outside: [], units: ["*"], onlyTagged: false };
export const scope = scopeOf(readPolicy(fenced, "rolecall.yaml"), place, choice);

export const runtime: RoleSeen = {
  ...{ arn: place.runtimeRole, name: "rolecall", trust: {}, boundary: null },
  policies: [{ name: "rolecall", document: runtimePolicy(scope) }],
};
export const provisioner: RoleSeen = {
  ...{ arn: place.provisionerRole, name: "rolecall-provisioner", boundary: null },
  trust: provisionerTrust(scope),
  policies: [{ name: "rolecall", document: provisionerPolicy(scope) }],
};

const people = [
  ["alice", "U0ALICE001"],
  ["bob", "U0BOB00001"],
  ["carol", "U0CAROL001"],
  ["dana", "U0DANA0001"],
] as const;

/** Anything left out is well. */
export interface Otherwise {
  readonly settings?: Partial<CheckUpSettings>;
  readonly bot?: Partial<BotSeen> | { readonly refused: string };
  readonly channel?: Looked<ChannelSeen | null>;
  readonly groups?: readonly UserGroupSeen[];
  readonly gone?: readonly string[];
  readonly caller?: Partial<CallerSeen>;
  readonly organization?: Looked<OrganizationSeen | null>;
  readonly iam?: Partial<IamSeen>;
  readonly become?: Looked<true>;
  readonly secondsAhead?: number;
  readonly table?: Partial<TableSeen> | null;
  readonly isRecoverable?: boolean;
  readonly throws?: "organization" | "channel";
}

const LAYOUT = {
  keys: "subject (S), number (N)",
  indexes: new Map([["due", { keys: "dueShard (S), dueAt (N)", holds: "keys only" }]]),
};

export function aCheckUp(otherwise: Otherwise = {}): CheckUpParts {
  return {
    settings: {
      ...{ faults: [], transport: "http", appId: "A0ROLECALL", hasBotToken: true },
      ...{ hasAppToken: false, table: { name: "rolecall", create: false } },
      provisionerRole: place.provisionerRole,
      ...otherwise.settings,
    },
    slack: slackOf(otherwise),
    table: tableOf(otherwise),
    aws: awsOf(otherwise),
  };
}

const seen = async <Seen>(what: Seen) => ({ seen: what });
const bug = () => Promise.reject(new TypeError("x is not a function"));

function slackOf(otherwise: Otherwise): CheckUpParts["slack"] {
  const { bot, channel, groups, gone = [], throws, secondsAhead = 0 } = otherwise;
  const ours = {
    ...{ botId: "B0ROLECALL", botName: "rolecall", teamId: "T0NORTHWND" },
    ...{ teamName: "Northwind", scopes: WANTED_SCOPES },
  };
  const usual = { name: "approvals", hasBot: true, isArchived: false, isShared: false };
  return {
    token: () => seen({ secondsAhead, bot: bot && "refused" in bot ? bot : { ...ours, ...bot } }),
    appOf: () => seen("A0ROLECALL"),
    appToken: () => seen(true as const),
    channel: throws === "channel" ? bug : async () => channel ?? { seen: usual },
    userGroups: () =>
      seen(groups ?? [{ id: "S0PLATFORM1", handle: "platform", isDisabled: false }]),
    people: () =>
      seen(
        people.map(([name, user]) => {
          const standing = gone.includes(name) ? ("deactivated" as const) : ("member" as const);
          return { team: "T0NORTHWND", user, name, standing, email: `${name}@northwind.example` };
        }),
      ),
  };
}

function tableOf({ table = {}, isRecoverable = true }: Otherwise): CheckUpParts["table"] {
  const usual = { status: "ACTIVE", isPaidPerRequest: true, isProtected: true, ...LAYOUT };
  return {
    wanted: LAYOUT,
    table: () => seen(table && { ...usual, ...table }),
    isRecoverable: () => seen(isRecoverable),
    read: () => seen(true as const),
  };
}

function awsOf(otherwise: Otherwise): CheckUpParts["aws"] {
  const { caller, organization, iam, become, throws, secondsAhead = 0 } = otherwise;
  const arn = "arn:aws:sts::111111111111:assumed-role/rolecall/task";
  const usual = { id: "o-northwind01", managementId: "111111111111", hasAllFeatures: true };
  return {
    caller: () =>
      seen({
        ...{ arn, accountId: "111111111111", partition: "aws", region: "eu-central-1" },
        roleName: "rolecall",
        ...caller,
      }),
    organization: throws === "organization" ? bug : async () => organization ?? { seen: usual },
    iam: () => seen({ roles: [runtime, provisioner], users: usersOf(), policies, ...iam }),
    become: async () => become ?? { seen: true },
    secondsAhead: () => secondsAhead,
  };
}

const policies = new Map([[BOUNDARY, peopleBoundary(scope)]]);

function usersOf(): IamSeen["users"] {
  return people.map(([name, id]) => {
    return { iamUser: `${name}.x`, tag: `T0NORTHWND/${id}`, boundary: BOUNDARY };
  });
}
