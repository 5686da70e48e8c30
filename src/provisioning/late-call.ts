// Puts right what a process did after it had lost its claim, where the record wants something else by now.
import { stepIn } from "../domain/access-plan.ts";
import type { Command } from "../domain/command.ts";
import { isIn } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { Hold } from "../ports/hold.ts";
import type { EnginePorts } from "./engine-ports.ts";
import { noteOnRecord } from "./note-on-record.ts";

interface LateTurn {
  readonly request: AccessRequest;
  readonly done: readonly Command[];
}

/** Putting it right is itself a call that may leave late, so it carries a claim of its own. */
const LONGEST = 30_000;

/**
 * The record that counts is the newest one on the seat, which may be a later request than the one that was
 * worked on. Where it is being worked on, whoever works on it finds and makes.
 */
export async function undoLateCall(ports: EnginePorts, late: LateTurn): Promise<void> {
  if (!hasChangedSomething(late)) return;
  const latest = await ports.store.latest(late.request.key.subject);
  if (!latest || isIn(latest, "working", "extending", "ending", "stuck")) return;
  if (isIn(latest, "active")) {
    const detail = "a late call may have changed it";
    await noteOnRecord(ports, latest, { do: "record-late-call", detail, lookAgain: true });
    return;
  }
  const detail = await takeOut(ports, late);
  if (detail === undefined) return;
  await noteOnRecord(ports, latest, { do: "record-late-call", detail, lookAgain: false });
}

function madeBy({ done }: LateTurn): readonly string[] {
  return done
    .flatMap((command) => (command.do === "record-run" ? command.journal : []))
    .filter(({ outcome }) => outcome === "made")
    .map(({ step }) => step);
}

function hasChangedSomething(late: LateTurn): boolean {
  return madeBy(late).length > 0;
}

async function takeOut(ports: EnginePorts, late: LateTurn): Promise<string | undefined> {
  const { now } = ports.surroundings;
  const until = now() + LONGEST;
  const hold: Hold = { onBehalfOf: late.request.ref, isOver: () => now() >= until };
  const made = madeBy(late);
  const { groups, policies } = ports.hands;
  const joined = stepIn(late.request.ask.plan, "join-group");
  if (joined && made.includes("join-group")) {
    if (!(await groups.groupsOf(joined.iamUser)).includes(joined.group)) return undefined;
    await groups.leave(joined, hold);
    return `took ${joined.iamUser} out of ${joined.group}, where a late call had put them`;
  }
  const allowed = stepIn(late.request.ask.plan, "allow-directly");
  if (!allowed || !made.includes("allow-directly")) return undefined;
  await policies.remove(allowed, hold);
  return `removed ${allowed.policy} of ${allowed.iamUser}, which a late call had written`;
}
