// A place to type verbs in: policy files of a folder of its own, and a Slack and an AWS that answer what they are given.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyDraft } from "../../src/adapters/policy-file/policy-draft.ts";
import type { CheckUpParts } from "../../src/cli/check-up/check-up-parts.ts";
import { readPolicyOnDisk } from "../../src/cli/policy-on-disk.ts";
import { runVerb } from "../../src/cli/run-verb.ts";
import type { Ended } from "../../src/cli/run-verb.ts";
import type { ExistingRole, Landscape } from "../../src/domain/existing/landscape.ts";
import type { SlackMember, TaggedUser } from "../../src/domain/policy/match-people.ts";
import type { Refusal } from "../../src/domain/refusal.ts";
import type { Caller, SeenAccess } from "../../src/ports/own-access.ts";
import { Trouble } from "../../src/domain/trouble.ts";

export interface Outside {
  readonly people?: readonly SlackMember[];
  readonly groups?: Readonly<Record<string, readonly string[] | Refusal>>;
  readonly users?: readonly TaggedUser[];
  /** Whose credentials are in use; absent: Rolecall's own. */
  readonly caller?: Partial<Caller>;
  /** What AWS shows of IAM users, by name. */
  readonly access?: Readonly<Record<string, SeenAccess>>;
  /** What was there before Rolecall, and the roles of the accounts that let one in. */
  readonly landscape?: Landscape;
  readonly inside?: Readonly<Record<string, readonly ExistingRole[]>>;
  /** What doctor looks at. */
  readonly checkUp?: CheckUpParts;
}

export interface Terminal {
  /** The path of a file that says this; `rolecall.yaml` is the one verbs take by themselves. */
  file(name: string, text: string): Promise<string>;
  type(...words: readonly string[]): Promise<Ended>;
  close(): Promise<void>;
}

export async function aTerminal(outside?: Outside, color = false): Promise<Terminal> {
  const folder = await mkdtemp(join(tmpdir(), "rolecall-"));
  const parts = {
    policyFile: join(folder, "rolecall.yaml"),
    color,
    readPolicy: readPolicyOnDisk,
    slack: () => slackOf(outside),
    aws: () => ({ list: async () => outside?.users ?? [] }),
    ownAccess: () => ownAccessOf(outside),
    existing: () => existingOf(outside),
    checkUp: () => outside?.checkUp ?? nothingThere(),
    draft: policyDraft,
  };
  return {
    file: async (name, text) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    },
    // Where the folder is says nothing.
    type: async (...words) => {
      const { out, err, exitCode } = await runVerb(words, parts);
      return {
        out: out.replaceAll(`${folder}/`, ""),
        err: err.replaceAll(`${folder}/`, ""),
        exitCode,
      };
    },
    close: () => rm(folder, { recursive: true }),
  };
}

function nothingThere(): CheckUpParts {
  throw new Trouble("There is nothing to look at.", { retryable: false });
}

function existingOf({ landscape, inside = {} }: Outside = {}) {
  return {
    read: async () => {
      if (!landscape) throw new Trouble("No credentials are to be found.", { retryable: false });
      return landscape;
    },
    look: async (accountIds: readonly string[], role: string) =>
      new Map(accountIds.map((id) => [id, inside[id] ?? { why: `${role} keeps everybody out.` }])),
  };
}

function ownAccessOf(outside: Outside | undefined) {
  const management = { id: "111111111111", alias: "northwind", partition: "aws" };
  return {
    caller: async () => ({ management, iamUser: null, isAliasKnown: true, ...outside?.caller }),
    accessOf: async (iamUser: string) => outside?.access?.[iamUser],
  };
}

function slackOf(outside: Outside | undefined) {
  if (!outside) throw new Trouble("SLACK_BOT_TOKEN is not set.", { retryable: false });
  return {
    people: { list: async () => outside.people ?? [] },
    groups: {
      membersOf: async (group: string) =>
        outside.groups?.[group] ?? ({ refused: "slack-cannot-say" } as const),
    },
  };
}

/** What works; its one rule about client-a begins in line 20, the other in line 32. */
export const working = `channel: C0APPROVALS
people:
  alice: U0ALICE001
  bob: U0BOB00001
  carol: U0CAROL001
  dana: U0DANA0001
groups:
  platform: S0PLATFORM1
  leads: [bob, carol]
admins: [carol]
accounts:
  - slug: client-a
    id: "222222222222"
    name: Client A
    roles: { admin: { role: OrganizationAccountAccessRole } }
  - slug: shop-prod
    id: "333333333333"
    name: The shop
    roles: { admin: { role: team/Admin } }
rules:
  - name: clients
    accounts: client-*
    ask: [alice, dana]
    approve: [leads]
  - name: production
    accounts: "*-prod"
    ask: [alice, platform]
    approve: [leads]
    approvals: 2
    longest: 8h
    sensitive: Think twice.
    remind: 1h
    escalate: { after: 4h, to: [dana] }
    break_glass: { who: [alice], for: 1h }
    lapse: 24h
`;

export function workingWith(...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((text, [piece, other]) => {
    if (!text.includes(piece)) throw new Error(`the working file has no ${piece}`);
    return text.replace(piece, () => other);
  }, working);
}
