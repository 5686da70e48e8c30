// The journey whose every crash point is tried: Alice asks, Bob approves, Alice works, Alice gives back.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest, StateName } from "../../src/domain/request.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { until } from "../../sandbox/until.ts";
import { finalWorld, strayCopies } from "./final-world.ts";
import type { FinalWorld } from "./final-world.ts";

export interface JourneyEnd {
  granted: FinalWorld;
  ended: FinalWorld;
  /** Copies of a message that a crash between posting and storing its place left behind. */
  copies: number;
}

export interface Stage {
  sandbox: Sandbox;
  store: RequestStore;
  /** Starts bots that died. */
  revive(): Promise<void>;
}

export async function playJourney(stage: Stage): Promise<JourneyEnd> {
  const { people } = stage.sandbox.slack;
  const before = (await newest(stage))?.key.number ?? 0;
  const isNew = (request: AccessRequest) => request.key.number > before;

  await persist(stage, "pending", () =>
    people.command("alice", { text: "client-a admin fix the DNS" }),
  );
  const asked = await restsIn(stage, "pending", isNew);
  await persist(stage, "active", () => people.command("bob", { text: `approve ${asked.ref}` }));
  const active = await restsIn(stage, "active", isNew);
  const granted = finalWorld(stage.sandbox, active);
  await persist(stage, "ended", () => people.command("alice", { text: "done client-a admin" }));
  const over = await restsIn(stage, "ended", isNew);
  return {
    granted,
    ended: finalWorld(stage.sandbox, over),
    copies: strayCopies(stage.sandbox, over).length,
  };
}

// Whoever sees Slack's error does what people do: waits until the bot is back, and does it again.
async function persist(
  stage: Stage,
  wanted: StateName,
  act: () => Promise<{ error?: string }>,
): Promise<void> {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const told = await act();
    await stage.revive();
    if (told.error === undefined) return;
  }
  throw new Error(`Slack showed an error five times on the way to "${wanted}"`);
}

/** Waits until the request is in this state with every message shown and nobody at work on it. */
async function restsIn(
  stage: Stage,
  wanted: StateName,
  isNew: (request: AccessRequest) => boolean,
): Promise<AccessRequest> {
  const rests = (request: AccessRequest | undefined) =>
    request !== undefined &&
    isNew(request) &&
    request.state.name === wanted &&
    request.claim === null &&
    outstandingAnnouncements(request).length === 0 &&
    request;
  const read = async () => {
    await stage.revive();
    return newest(stage);
  };
  return until(read, rests, { what: `the request rests in "${wanted}"`, seconds: 30 });
}

async function newest({ store, sandbox }: Stage): Promise<AccessRequest | undefined> {
  const { team, people } = sandbox.seed;
  const user = people.find(({ key }) => key === "alice")?.id ?? "";
  return store.latest(seatSubject({ team: team.id, user }, "client-a", "admin"));
}
