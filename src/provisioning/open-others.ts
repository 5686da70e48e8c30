// Makes requests of the accounts that were asked for together with one that has been approved: each found, or opened.
import type { Command } from "../domain/command.ts";
import type { OtherSeat } from "../domain/batch.ts";
import { dueAt } from "../domain/progress.ts";
import type { InState } from "../domain/request.ts";
import { partOf } from "../domain/spread-batch.ts";
import type { RequestStore } from "../ports/request-store.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { WorkDesk } from "../ports/work-desk.ts";

interface Ports {
  readonly store: RequestStore;
  readonly surroundings: Surroundings;
  readonly desk: WorkDesk;
}

/** What became of them, to be recorded. After a crash it is done once more: what is there already stays as it is. */
export async function openOthers(ports: Ports, head: InState<"working">): Promise<Command> {
  const { others = [] } = head.ask;
  const outcomes = await Promise.all(others.map((other) => openOne(ports, head, other)));
  const leftOut = others.flatMap(({ account }, index) => {
    const why = outcomes[index];
    return why === undefined ? [] : [{ slug: account.slug, why }];
  });
  return { do: "record-spread", spread: { at: ports.surroundings.now(), leftOut } };
}

/** Why not, or undefined where it is there. Its number was fixed when it was asked for, so that nobody is let in twice. */
async function openOne(
  { store, surroundings, desk }: Ports,
  head: InState<"working">,
  other: OtherSeat,
): Promise<string | undefined> {
  const now = surroundings.now();
  const request = { ...partOf(head, other), claim: desk.claim(now) };
  const opened = await store.open(request, dueAt(request, now));
  if (opened !== "changed") {
    desk.nudge(opened);
    return undefined;
  }
  const there = await store.load(request.key);
  if (there?.ask.partOf?.ref === head.ref) return undefined;
  return "it was asked for by itself meanwhile";
}
