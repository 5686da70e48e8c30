// What every journey of the crash test needs: people who do it again when they see an error, records that come to rest, and time.
import { setTimeout as pause } from "node:timers/promises";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { until } from "../../sandbox/until.ts";
import { storedLedger, storedRequests } from "../support/stored-requests.ts";
import { seedForCrashes } from "./crash-seed.ts";
import { mustTryAgain } from "../support/told-to-try-again.ts";

type IsSo = (request: AccessRequest) => boolean;

export interface Stage {
  readonly sandbox: Sandbox;
  /** Types after `/aws-access`. Whoever sees an error, or is told to wait, does it again when the bot is back. */
  types(person: string, text: string): Promise<void>;
  /** Types an ask of alice's for client-a as admin; answers with what came of it. */
  asks(text: string): Promise<AccessRequest>;
  /** Waits until the request is so, with every message shown and nobody at work on it. */
  rests(asked: AccessRequest, isSo: IsSo): Promise<AccessRequest>;
  minutesPass(minutes: number): Promise<void>;
  /** Starts the bot where it was killed. */
  revive(): Promise<void>;
  /** Waits until the bot has compared AWS with its records, once a day here. Fails where it found a difference. */
  dayPasses(): Promise<void>;
}

export const MOST_TRIES = 10;

export async function setStage(): Promise<Stage> {
  const sandbox = await startSandbox({
    seed: seedForCrashes(),
    environment: {
      ROLECALL_LEASE_SECONDS: "1",
      ROLECALL_POLL_SECONDS: "0.1",
      // So that no comparison comes between the calls that are counted.
      ROLECALL_DRIFT_SECONDS: "86400",
      LOG_LEVEL: "warn",
    },
  });
  const store = storedRequests(sandbox.aws.endpointUrl);
  const ledger = storedLedger(sandbox.aws.endpointUrl);
  // As whoever supervises it would: on a machine that is slow, a start may fail as well.
  const revive = () =>
    sandbox.bots
      .start()
      .catch(() => sandbox.bots.start())
      .catch(() => sandbox.bots.start());
  const isQuiet = (request: AccessRequest) =>
    request.claim === null && outstandingAnnouncements(request).length === 0;
  const latest = () => store.latest(seatOfAlice(sandbox));

  const types: Stage["types"] = async (person, text) => {
    for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
      const told = await sandbox.slack.people.command(person, { text });
      await revive();
      if (!mustTryAgain(told)) return;
      await pause(200 * attempt);
    }
    throw new Error(`${person} typed "${text}" ${MOST_TRIES} times, in vain`);
  };
  const rests: Stage["rests"] = async ({ key, ref }, isSo) => {
    const read = async () => {
      await revive();
      return store.load(key);
    };
    return until(
      read,
      (request) => request !== undefined && isSo(request) && isQuiet(request) && request,
      { what: `${ref} rests: ${String(isSo)}`, seconds: 40 },
    );
  };
  const asks: Stage["asks"] = async (text) => {
    const before = await latest();
    await types("alice", `client-a admin ${text}`);
    const asked = await latest();
    if (!asked || asked.ref === before?.ref) throw new Error("alice asked, and there is no record");
    return rests(asked, ({ state }) => state.name === "pending");
  };
  const minutesPass: Stage["minutesPass"] = (minutes) => sandbox.advance(minutes * 60_000);
  const dayPasses: Stage["dayPasses"] = async () => {
    await minutesPass(25 * 60);
    const { open } = await until(
      () => ledger.load(),
      (seen) => seen.claim === null && seen.nextAt > sandbox.clock.now() && seen,
      { what: "AWS and the records are compared", seconds: 40 },
    );
    if (open.length > 0) throw new Error(`A comparison found ${JSON.stringify(open)}`);
  };
  return { sandbox, types, asks, rests, minutesPass, revive, dayPasses };
}

function seatOfAlice({ seed }: Sandbox): string {
  const user = seed.people.find(({ key }) => key === "alice")?.id ?? "";
  return seatSubject({ team: seed.team.id, user }, "client-a", "admin");
}
