// How long it takes from the click on Approve to the message that says "you are in", when every service takes its time.
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { BuiltFiles } from "./built-files.ts";
import { clickToMessage } from "./granted-request.ts";
import type { Budgeted, Section, Table } from "./report.ts";
import { iamUserOf, sizedWorld, slackPerson } from "./sized-world.ts";
import type { SizedWorld } from "./sized-world.ts";
import { median, quantile } from "./statistics.ts";
import { FLOOR_GROUP, unavoidableCalls } from "./unavoidable-calls.ts";
import type { Bystander, GrantCase, UnavoidableCall } from "./unavoidable-calls.ts";

const MOST_RATIO = 1.25;

/** Milliseconds put in front of every call. */
const DELAYS = { dynamodb: 5, iam: 60, slack: 120 } as const;

const CASES: readonly GrantCase[] = [
  { name: "the group is there", isKnown: true, isNewGroup: false },
  { name: "the group is there; first click in a minute", isKnown: false, isNewGroup: false },
  { name: "new account; first click in a minute", isKnown: false, isNewGroup: true },
];

interface Timed {
  readonly one: GrantCase;
  readonly calls: readonly UnavoidableCall[];
  readonly rolecall: number[];
  readonly inSequence: number[];
}

export async function approveToDm(built: BuiltFiles, samples: number): Promise<Section> {
  const asks = samples * CASES.length;
  const world = sizedWorld({
    people: asks + 1 + samples + CASES.length,
    accounts: asks + 1,
    approvers: asks + 1,
  });
  world.seed.aws.groups.push({ name: FLOOR_GROUP, path: "/rolecall/" });
  const sandbox = await startSandbox({
    seed: world.seed,
    entry: built.rolecall,
    environment: { ROLECALL_POLL_SECONDS: "3600", LOG_LEVEL: "warn" },
    log: (line) => console.log(line),
  });
  try {
    return sectionOf(await takeSamples(sandbox, world, samples), samples);
  } finally {
    await sandbox.stop();
  }
}

/** Everybody asks once; everybody clicks once, but for the one who is known. */
async function takeSamples(
  sandbox: Sandbox,
  { people, slugs, approvers }: SizedWorld,
  samples: number,
): Promise<Timed[]> {
  const [first = "", ...requesters] = people;
  const [shared = "", ...others] = slugs;
  const [known = "", ...strangers] = approvers;
  const floor = unavoidableCalls(sandbox);
  // A user may be in ten groups, so each sample has a bystander of its own.
  const bystander = () => bystanderFrom(sandbox, requesters.pop() ?? "");
  const time = (requester: string, { isKnown, isNewGroup }: GrantCase) =>
    clickToMessage(
      sandbox,
      {
        requester,
        isKnown,
        slug: isNewGroup ? (others.pop() ?? "") : shared,
        approver: isKnown ? known : (strangers.pop() ?? ""),
      },
      () => slowDown(sandbox),
    );

  await time(first, { name: "makes the shared group", isKnown: true, isNewGroup: false });
  const timed = CASES.map((one): Timed => {
    return { one, calls: floor.callsOf(one, bystander()), rolecall: [], inSequence: [] };
  });
  for (let sample = 0; sample < samples; sample += 1) {
    const someone = bystander();
    for (const { one, rolecall, inSequence } of timed) {
      rolecall.push(await time(requesters.pop() ?? "", one));
      slowDown(sandbox);
      inSequence.push(await inTurn(floor.callsOf(one, someone)));
    }
  }
  floor.stop();
  return timed;
}

function bystanderFrom({ seed }: Sandbox, key: string): Bystander {
  return { user: slackPerson(seed, key).user, iamUser: iamUserOf(key) };
}

function slowDown({ faults }: Sandbox): void {
  faults.clear();
  for (const [service, milliseconds] of Object.entries(DELAYS)) {
    const times = Number.MAX_SAFE_INTEGER;
    faults.add({
      service: service as keyof typeof DELAYS,
      action: "*",
      effect: "delay",
      milliseconds,
      times,
    });
  }
}

async function inTurn(calls: readonly UnavoidableCall[]): Promise<number> {
  const began = performance.now();
  for (const { make } of calls) await make();
  return performance.now() - began;
}

function sectionOf(timed: readonly Timed[], samples: number): Section {
  return {
    title: "From the click on Approve to the message that says you are in",
    notes: [
      `Put in front of every call: ${Object.entries(DELAYS)
        .map(([service, delay]) => `${service} ${delay} ms`)
        .join(
          ", ",
        )}. From sending the click until Slack has posted the message; ${samples} each, in turns with the same calls made bare, one after the other, by the SDKs; their own time and the sandbox's is in both. These are the floor; what the delays alone come to is shown beside.`,
      ...timed.map(({ one, calls }) => `Floor, ${one.name}: ${formula(calls)}.`),
      "What is granted is access for an hour, under a guard. Slack is asked anew who clicks after a minute, so the first line is a second click within that minute.",
    ],
    tables: [table(timed)],
    budgets: timed.map(budgeted),
  };
}

const sumOf = (calls: readonly UnavoidableCall[]) =>
  calls.reduce((sum, { service }) => sum + DELAYS[service], 0);

function formula(calls: readonly UnavoidableCall[]): string {
  const terms = calls.map(({ name, service }) => `${name} ${DELAYS[service]}`);
  return `${terms.join(" + ")} = ${sumOf(calls)} ms`;
}

function table(timed: readonly Timed[]): Table {
  const rows = timed.map(({ one, calls, rolecall, inSequence }) => {
    const [measured, bare] = [median(rolecall), median(inSequence)];
    const figures = [measured, quantile(rolecall, 0.95), bare, sumOf(calls)];
    const ofDelays = `${(measured / sumOf(calls)).toFixed(2)} ×`;
    return [one.name, ...figures.map((value) => value.toFixed(0)), ofDelays];
  });
  const head = ["", "median ms", "p95 ms", "bare calls ms", "delays alone ms", "of delays alone"];
  return { head, rows };
}

function budgeted({ one, rolecall, inSequence }: Timed): Budgeted {
  const measured = median(rolecall);
  const floor = median(inSequence);
  return {
    what: `approve → DM, ${one.name}`,
    value: measured / floor,
    most: MOST_RATIO,
    unit: "×",
    measured: `${measured.toFixed(0)} ms`,
    floor: `${floor.toFixed(0)} ms`,
  };
}
