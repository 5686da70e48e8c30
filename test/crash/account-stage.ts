// What journeys about accounts need besides: forms that are sent again, records that come to rest, and time that passes while they wait.
import { setTimeout as pause } from "node:timers/promises";
import { outstandingAboutAccount } from "../../src/domain/accounts/account-announcements.ts";
import { accountSubject, isAccountIn } from "../../src/domain/accounts/account-request.ts";
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { Submitted } from "../../sandbox/slack/people/submit-modal.ts";
import { asksForAccount, asksForItsEnd } from "../support/account-forms.ts";
import { storedAccountRequests, storedRequests } from "../support/stored-requests.ts";
import { MOST_TRIES } from "./stage.ts";
import type { Stage } from "./stage.ts";

export interface AccountStage {
  /** Alice asks for it, and to be let in first. */
  asksForOne(name: string): Promise<AccountRequest>;
  /** Carol asks for its end. */
  asksForEnd(slug: string): Promise<AccountRequest>;
  /** Waits until the request is done, with every message shown, and nobody at work on it. */
  isDone(asked: AccountRequest): Promise<AccountRequest>;
  /** The newest request of alice's for the account as admin. */
  accessOfAlice(slug: string): Promise<AccessRequest>;
}

const MOST_SECONDS = 60;

export function accountStage({ sandbox, revive }: Stage): AccountStage {
  const { people } = sandbox.slack;
  const store = storedAccountRequests(sandbox.aws.endpointUrl);
  const access = storedRequests(sandbox.aws.endpointUrl);

  const insist = async (person: string, slug: string, send: () => Promise<Submitted>) => {
    for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
      await send();
      await revive();
      // It may have been stored although the form says that something went wrong.
      const request = await store.latest(accountSubject(slug));
      while (people.sees(person).modals.length > 0) await people.close(person);
      if (request) return request;
      await pause(200 * attempt);
    }
    throw new Error(`${person} asked about ${slug} ${MOST_TRIES} times, in vain`);
  };
  const isDone = async (asked: AccountRequest): Promise<AccountRequest> => {
    const end = Date.now() + MOST_SECONDS * 1000;
    for (;;) {
      await revive();
      const request = await store.load(asked.key);
      if (request && isAtRest(request)) return request;
      if (Date.now() > end) throw new Error(`${asked.ref} is not done: ${inShort(request)}`);
      const until = request?.claim === null ? waitsUntil(request) : 0;
      await sandbox.advance(Math.max(0, until - sandbox.clock.now()));
      await pause(50);
    }
  };
  const { team, people: everybody } = sandbox.seed;
  const user = everybody.find(({ key }) => key === "alice")?.id ?? "";
  return {
    asksForOne: (name) =>
      insist("alice", name, () =>
        asksForAccount(people, "alice", { name, firstPeople: ["alice"] }),
      ),
    asksForEnd: (slug) => insist("carol", slug, () => asksForItsEnd(people, "carol", slug)),
    isDone,
    accessOfAlice: async (slug) => {
      const request = await access.latest(seatSubject({ team: team.id, user }, slug, "admin"));
      if (!request) throw new Error(`alice has not asked for ${slug}`);
      return request;
    },
  };
}

function isAtRest(request: AccountRequest): boolean {
  const { claim, state } = request;
  const isOver = state.name === "done" && outstandingAboutAccount(request).length === 0;
  return isOver && claim === null;
}

function waitsUntil(request: AccountRequest): number {
  const waits = isAccountIn(request, "working") ? request.state.work.waits?.until : undefined;
  return Math.max(waits ?? 0, request.retry?.at ?? 0, request.announceRetry?.at ?? 0);
}

function inShort(request: AccountRequest | undefined): string {
  return JSON.stringify(request && { state: request.state, retry: request.retry });
}
