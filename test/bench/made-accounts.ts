// Accounts asked for at once and approved at once, followed until they are there, on the sandbox's clock.
import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { accountSubject } from "../../src/domain/accounts/account-request.ts";
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import { outstandingAboutAccount } from "../../src/domain/accounts/account-announcements.ts";
import { asksForAccount } from "../support/account-forms.ts";
import { storedAccountRequests } from "../support/stored-requests.ts";
import { lastNumber, quiet } from "./quiet.ts";
import { slackPerson } from "./sized-world.ts";
import { tallyOf } from "./tally.ts";
import type { Tally } from "./tally.ts";

/** Somebody's wish, and who says yes to it; keys. */
export interface WantedAccount {
  readonly asker: string;
  readonly approver: string;
  /** As its slug comes out as well. */
  readonly name: string;
}

export interface MadeAccounts {
  readonly tally: Tally;
  /** From the approval to the end of the work, on the sandbox's clock; the shortest first. */
  readonly milliseconds: readonly number[];
}

/** Time is moved so far at every beat, in which the bot has a look at what is due. */
export const STEP_MILLISECONDS = 1000;
export const BEAT_MILLISECONDS = 150;
const MOST_BEATS = 2000;

export async function makeAccounts(
  sandbox: Sandbox,
  wanted: readonly WantedAccount[],
): Promise<MadeAccounts> {
  const mark = lastNumber(sandbox);
  await Promise.all(wanted.map((one) => ask(sandbox, one)));
  await quiet(sandbox);
  const asked = sandbox.calls.since(mark);
  const requests = await recordsOf(sandbox, wanted);
  const approved = lastNumber(sandbox);
  await Promise.all(requests.map((request, index) => approve(sandbox, request, wanted[index])));
  await untilTold(sandbox, { wanted, after: approved });
  await quiet(sandbox);
  const tally = tallyOf([...asked, ...sandbox.calls.since(approved)].filter(isForAccounts));
  const made = await recordsOf(sandbox, wanted);
  return { tally, milliseconds: made.map(timeOf).sort((one, other) => one - other) };
}

export async function beat(sandbox: Sandbox): Promise<void> {
  await pause(BEAT_MILLISECONDS);
  await sandbox.advance(STEP_MILLISECONDS);
}

/** Whom IAM knows is read every few minutes, whatever is asked for. */
function isForAccounts({ action }: { readonly action: string }): boolean {
  return action !== "GetAccountAuthorizationDetails";
}

async function ask({ slack }: Sandbox, { asker, name }: WantedAccount): Promise<void> {
  const { error, errors, modal } = await asksForAccount(slack.people, asker, { name });
  if (error === undefined && !modal) return;
  throw new Error(`${asker} could not ask: ${error ?? JSON.stringify(errors)}`);
}

async function approve(
  { slack }: Sandbox,
  { ref }: AccountRequest,
  wanted: WantedAccount | undefined,
): Promise<void> {
  const told = await slack.people.command(wanted?.approver ?? "", { text: `approve ${ref}` });
  if (told.error !== undefined || !told.ephemeral?.plain.startsWith("Approved")) {
    throw new Error(`${ref} was not approved: ${told.error ?? told.ephemeral?.plain}`);
  }
}

/** Until everybody has had a message about their account: looked at without a call that would be counted. */
async function untilTold(
  sandbox: Sandbox,
  { wanted, after }: { readonly wanted: readonly WantedAccount[]; readonly after: number },
): Promise<void> {
  const waiting = new Set(wanted.map(({ asker }) => slackPerson(sandbox.seed, asker).user));
  for (let beats = 0; waiting.size > 0; beats += 1) {
    if (beats > MOST_BEATS) throw new Error(`${waiting.size} accounts are not made yet`);
    await beat(sandbox);
    for (const { action, about } of sandbox.calls.since(after)) {
      if (action === "chat.postMessage") waiting.delete(about?.["channel"] ?? "");
    }
  }
}

function recordsOf(
  { aws }: Sandbox,
  wanted: readonly WantedAccount[],
): Promise<readonly AccountRequest[]> {
  const store = storedAccountRequests(aws.endpointUrl);
  return Promise.all(
    wanted.map(async ({ name }) => {
      const request = await store.latest(accountSubject(name));
      if (!request) throw new Error(`nobody has asked for ${name}`);
      return request;
    }),
  );
}

function timeOf(request: AccountRequest): number {
  const { ref, claim, state } = request;
  if (state.name !== "done" || claim !== null || outstandingAboutAccount(request).length > 0) {
    throw new Error(`${ref} does not rest as it should: ${JSON.stringify(state)}`);
  }
  return state.at - state.approval.at;
}
