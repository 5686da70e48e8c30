// Processes that compare a world's IAM with its record, and the admins' messages as they stand in Slack.
import { stepIn } from "../../src/domain/access-plan.ts";
import { driftLabel } from "../../src/domain/drift/drift-label.ts";
import { showsOf } from "../../src/domain/drift/drift-ledger.ts";
import type { Drift } from "../../src/domain/drift/drift-ledger.ts";
import { ACCESS_POLICY_NAME, accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import { knownGroups } from "../../src/domain/drift/known-groups.ts";
import type { Refusal } from "../../src/domain/refusal.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { settleDrift } from "../../src/operations/settle-drift.ts";
import type { DriftPorts, SettleDrift } from "../../src/operations/settle-drift.ts";
import type { AccessGroups } from "../../src/ports/access-groups.ts";
import type { DriftAnnouncer } from "../../src/ports/drift-announcer.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import { createComparer } from "../../src/provisioning/comparer.ts";
import type { Comparer } from "../../src/provisioning/comparer.ts";
import { GROUP, ROLE_ARN } from "./a-comparison.ts";
import { aPolicy } from "./a-policy.ts";
import { aProcess, aWorld, theOnlyRequest, untilQuiet } from "./a-world.ts";
import type { Process, World } from "./a-world.ts";
import { aStoredLedger, inMemoryDriftLedger } from "./in-memory-drift-ledger.ts";
import type { StoredLedger } from "./in-memory-drift-ledger.ts";
import { mortalProcess } from "./mortal-process.ts";
import { alice, bob, carol, iamUsers } from "./people.ts";

const MINUTE = 60_000;
const PERIOD = 5 * MINUTE;

export interface WatchedWorld extends World {
  readonly stored: StoredLedger;
  /** About drift, in the order in which they were posted. */
  readonly told: DriftMessage[];
}

export interface DriftMessage {
  readonly label: string;
  readonly ts: string;
  shows: string;
  drift: Drift;
}

export interface WatchingProcess extends Process {
  readonly ports: DriftPorts & Process["ports"];
  readonly comparer: Comparer;
}

export function aWatchedWorld(): WatchedWorld {
  return { ...aWorld(), stored: aStoredLedger(), told: [] };
}

export interface Reached {
  readonly groups?: AccessGroups;
  readonly announcer?: DriftAnnouncer;
  /** By the comparison alone. */
  readonly store?: RequestStore;
}

/** `reached`: how it reaches IAM's groups, and Slack. */
export function aWatchingProcess(
  world: WatchedWorld,
  mortal = mortalProcess(),
  { groups = world.iam.groups, announcer = watchedAnnouncer(world), store }: Reached = {},
): WatchingProcess {
  const process = aProcess(world, mortal, { groups });
  const { surroundings } = process.ports;
  const ledger = mortal.bind(inMemoryDriftLedger(world.stored));
  const comparer = createComparer(
    {
      ledger,
      store: store ?? process.ports.store,
      surroundings,
      census: mortal.bind(world.iam.census),
      groups: mortal.bind(groups),
      announcer: mortal.bind(announcer),
      known: knownGroups(aPolicy(), "aws"),
    },
    {
      periodMilliseconds: PERIOD,
      leaseMilliseconds: PERIOD,
      pollMilliseconds: 1000,
      onFailure: (error) => {
        world.failures.push(error);
      },
    },
  );
  const drift = { ledger, nudge: comparer.nudge };
  return { ...process, ports: { ...process.ports, drift }, comparer };
}

/** Bob is in the group, and no request has put him there. */
export function bobIsPutIn({ iam }: WatchedWorld): void {
  iam.byHand.addGroup(GROUP, "/rolecall/");
  iam.byHand.putPolicy(GROUP, ACCESS_POLICY_NAME, accessGroupPolicy(ROLE_ARN));
  iam.byHand.join(iamUsers.bob, GROUP);
}

/** Alice has client-a for four hours, and everybody has gone on to other things; answers with her guard's name. */
export async function aliceIsIn(world: WatchedWorld, process: WatchingProcess): Promise<string> {
  const asked = { requester: alice, slug: "client-a", roleKey: "admin", reason: "fix the DNS" };
  await askForAccess(process.ports, { ...asked, lasting: "4h" });
  const { key } = theOnlyRequest(world);
  await approveRequest(process.ports, { key, approver: bob, meant: 0 });
  await untilQuiet(world, process, MINUTE);
  return stepIn(theOnlyRequest(world).ask.plan, "guard")?.policy ?? "";
}

/** Carol, an admin, has drift undone, where the test does not say otherwise; and a minute goes by. */
export async function settle(
  world: WatchedWorld,
  process: WatchingProcess,
  changes: Partial<SettleDrift> = {},
): Promise<Drift | Refusal> {
  const order = { number: 1, want: "undo", by: carol, ...changes } as const;
  const answer = await settleDrift(process.ports, order);
  await process.comparer.tick();
  await untilQuiet(world, process, MINUTE);
  return answer;
}

/** What the messages show, one line each. */
export function labelsIn({ told }: WatchedWorld): string[] {
  return told.map(({ label, shows }) => `${label} ${shows}`);
}

export function watchedAnnouncer({ told }: WatchedWorld): DriftAnnouncer {
  return {
    tell: async (drift) => {
      const shows = showsOf(drift);
      const standing = told.find(({ ts }) => ts === drift.posted?.ts);
      if (standing) {
        Object.assign(standing, { shows, drift });
        return { channel: "C1", ts: standing.ts, shows };
      }
      const message = { label: driftLabel(drift), ts: `drift ${told.length + 1}`, shows, drift };
      told.push(message);
      return { channel: "C1", ts: message.ts, shows };
    },
  };
}

/** As many comparisons as `times`, each when it is due, by whichever process is named first. */
export async function compareOften(
  world: WatchedWorld,
  processes: readonly WatchingProcess[],
  times = 3,
): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    world.now += PERIOD;
    await Promise.all(processes.map(({ comparer }) => comparer.tick()));
  }
}
