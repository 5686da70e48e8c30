// Changes whom the birth role of an account trusts. It is the only door, so what was there is put back unless Rolecall gets in again.
import { GetRoleCommand, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import { trustDifferences } from "../../domain/trust-document.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { Hardened } from "../../ports/account-roles.ts";
import type { Hold } from "../../ports/hold.ts";
import { askAws, isRefused, saidByAws } from "./aws-errors.ts";
import { NOTHING, enterNamed, inAccount, nameWithoutPath } from "./account-entry.ts";
import type { Entrance, Entry } from "./account-entry.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";
import { decodedPolicy, readPolicyText } from "./policy-text.ts";

export interface HardeningReach extends Entrance {
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface Hardening {
  readonly entry: Entry;
  readonly roleName: string;
  readonly trust: PolicyDocument;
}

interface RoleThere {
  readonly accountId: string;
  readonly roleName: string;
}

export async function hardenTrust(
  reach: HardeningReach,
  wanted: Hardening,
  hold: Hold,
): Promise<Hardened> {
  const role = { accountId: wanted.entry.accountId, roleName: wanted.roleName };
  return inAccount(reach, wanted.entry, async (client, { isPlain }) => {
    const former = await readTrust(client, role);
    if (trustDifferences(former.document, wanted.trust).length > 0) {
      return change({ reach, wanted, role, client, former: former.text }, hold);
    }
    // Somebody died after changing it, or AWS still goes by what was there before.
    if (isPlain) await mustGetIn(reach, wanted.entry);
    return { kind: "hardened" };
  });
}

/** Whatever AWS shows of it: what was written a moment ago may be behind that. */
export async function entrust(
  reach: HardeningReach,
  wanted: Hardening,
  hold: Hold,
): Promise<Hardened> {
  const { accountId, roleName: door } = wanted.entry;
  const role = { accountId, roleName: wanted.roleName };
  return inAccount(reach, wanted.entry, async (client) => {
    if (role.roleName === door) {
      const { text: former } = await readTrust(client, role);
      return change({ reach, wanted, role, client, former }, hold);
    }
    await writeTrust({ client, hold }, role, JSON.stringify(wanted.trust));
    return { kind: "hardened" };
  });
}

/** As text, which is put back letter by letter, and as it is understood. */
export async function readTrust(
  client: IAMClient,
  role: RoleThere,
): Promise<{ readonly text: string; readonly document: unknown }> {
  const doing = { action: "iam:GetRole", about: inWords(role) };
  const command = new GetRoleCommand({ RoleName: nameWithoutPath(role) });
  const { Role } = await askAws(doing, () => client.send(command));
  const encoded = Role?.AssumeRolePolicyDocument ?? "";
  return { text: decodedPolicy(encoded), document: readPolicyText(encoded) };
}

export async function writeTrust(iam: FencedIam, role: RoleThere, text: string): Promise<void> {
  const doing = { action: "iam:UpdateAssumeRolePolicy", about: inWords(role) };
  await askAws(doing, () => sendFenced(iam, updateCommand(role, text)));
}

interface Change {
  readonly reach: HardeningReach;
  readonly wanted: Hardening;
  readonly role: RoleThere;
  /** Of the session that is open already; it stays open whatever the role trusts. */
  readonly client: IAMClient;
  readonly former: string;
}

async function change(the: Change, hold: Hold): Promise<Hardened> {
  const { reach, wanted, role, client } = the;
  const counting = countingSends(hold);
  try {
    await writeTrust({ client, hold: counting }, role, JSON.stringify(wanted.trust));
  } catch (error) {
    if (counting.sends() > 1 || (counting.sends() === 1 && !saidByAws(error))) await putBack(the);
    throw error;
  }
  try {
    await mustGetIn(reach, wanted.entry);
    return { kind: "hardened" };
  } catch (error) {
    await putBack(the);
    if (error instanceof Trouble && isRefused(error)) {
      return { kind: "rolled-back", why: error.message };
    }
    throw error;
  }
}

// The fence asks right before a call goes out, each time it does.
function countingSends(hold: Hold): Hold & { sends(): number } {
  let sends = 0;
  return {
    onBehalfOf: hold.onBehalfOf,
    isOver: () => {
      const isOver = hold.isOver();
      if (!isOver) sends += 1;
      return isOver;
    },
    sends: () => sends,
  };
}

/** AWS tells a change of whom a role trusts all over the place within seconds. */
const PROPAGATION = 20_000;
const PAUSES = [1000, 1000, 2000, 3000, 4000, 4000, 5000];

/** With a source identity, which what Organizations writes does not let in: so this is by what is written now. */
async function mustGetIn(reach: HardeningReach, entry: Entry): Promise<void> {
  const until = reach.now() + PROPAGATION;
  for (const pause of PAUSES) {
    const trouble = await whyNotIn(reach, entry);
    if (!trouble) return;
    if (reach.now() + pause > until) throw trouble;
    await reach.pause(pause);
  }
  const trouble = await whyNotIn(reach, entry);
  if (trouble) throw trouble;
}

async function whyNotIn(reach: HardeningReach, entry: Entry): Promise<Trouble | undefined> {
  try {
    const met = await enterNamed(reach, { ...entry, policy: NOTHING });
    return met instanceof Trouble ? met : undefined;
  } catch (error) {
    if (error instanceof Trouble) return error;
    throw error;
  }
}

const TRIES_TO_PUT_BACK = 3;

// Not under the hold: late as it may be, it comes within the quarter of an hour that the session lasts, and nothing that
// somebody else may have done meanwhile is as bad as an account that nobody gets into.
async function putBack({ reach, role, client, former }: Change): Promise<void> {
  const doing = { action: "iam:UpdateAssumeRolePolicy", about: inWords(role) };
  for (let left = TRIES_TO_PUT_BACK - 1; ; left -= 1) {
    try {
      await askAws(doing, () => client.send(updateCommand(role, former)));
      return;
    } catch (error) {
      if (left === 0) throw leftChanged(role, error);
      await reach.pause(1000);
    }
  }
}

function leftChanged(role: RoleThere, cause: unknown): Trouble {
  const said = cause instanceof Error ? ` ${cause.message}` : "";
  return new Trouble(
    `Rolecall changed the trust policy of ${inWords(role)}, could not make sure that it gets in by it, and could not put back what was there before. Look at that trust policy before anything else is done there.${said}`,
    { retryable: false, cause },
  );
}

function updateCommand(role: RoleThere, PolicyDocument: string): UpdateAssumeRolePolicyCommand {
  return new UpdateAssumeRolePolicyCommand({ RoleName: nameWithoutPath(role), PolicyDocument });
}

function inWords({ roleName, accountId }: RoleThere): string {
  return `the role ${roleName} in the account ${accountId}`;
}
