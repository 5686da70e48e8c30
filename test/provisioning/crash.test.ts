// Every call of the journey is a place to die: before it, after it, or living on without its answer.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { seatSubject } from "../../src/domain/request.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { aProcess, aWorld, isAliceIn, theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import type { Doom, Fate } from "../support/mortal-process.ts";
import { alice, bob } from "../support/people.ts";

const ASK = { requester: alice, slug: "client-a", roleKey: "admin", reason: "fix the DNS" };
const FATES: readonly Fate[] = ["dies-before", "dies-after", "no-answer"];

const KEY = { subject: seatSubject(alice, "client-a", "admin"), number: 1 };

type Act = (process: Process) => Promise<unknown>;

const acts: readonly Act[] = [
  ({ ports }) => askForAccess(ports, ASK),
  ({ ports }) => approveRequest(ports, KEY, bob),
  ({ ports }) => giveBack(ports, KEY, alice),
];

/** Alice asks, Bob approves, Alice gives back; whoever gets no answer does it again with the next process. */
async function journey(world: World, doom?: Doom) {
  let process = aProcess(world, mortalProcess(doom));
  const first = process;
  const inAfter: boolean[] = [];
  for (const act of acts) {
    process = await persist(world, process, act);
    await Promise.race([untilQuiet(world, process), process.mortal.death]);
    if (process.mortal.isDead()) {
      process = aProcess(world);
      await untilQuiet(world, process);
    }
    inAfter.push(isAliceIn(world));
  }
  return { calls: first.mortal.calls, inAfter };
}

async function persist(world: World, process: Process, act: Act): Promise<Process> {
  try {
    const answered = await Promise.race([
      act(process).then(() => "answered"),
      process.mortal.death,
    ]);
    if (answered === "answered") return process;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return persist(world, process, act); // Slack showed an error; the person clicks again
  }
  const next = aProcess(world);
  await untilQuiet(world, next);
  return persist(world, next, act);
}

/** What must be the same whatever happened on the way. Copies of messages are another matter. */
function finalWorld(world: World) {
  const request = theOnlyRequest(world);
  return {
    isAliceIn: isAliceIn(world),
    policies: world.iam.byHand.policiesOf("client-a-admin"),
    state: request.state.name,
    decisions: request.history.entries
      .map(({ what }) => what)
      .filter((what) => what !== "delayed" && what !== "announcing-delayed"),
    shown: Object.entries(request.messages)
      .map(([slot, { shows }]) => `${slot}: ${shows}`)
      .sort(),
    outstanding: outstandingAnnouncements(request),
    claim: request.claim,
  };
}

describe("the journey, with a death at every call", () => {
  it("ends in the same world, wherever the process dies", async () => {
    const calm = aWorld();
    const { calls, inAfter } = await journey(calm);
    expect(inAfter).toEqual([false, true, false]);
    expect(finalWorld(calm).decisions).toEqual([
      "asked",
      "approved",
      "granted",
      "given-back",
      "ended",
    ]);

    let covered = 0;
    for (const fate of FATES) {
      for (const [index, name] of calls.entries()) {
        const world = aWorld();
        const told = await journey(world, { call: index + 1, fate });
        const point = `${fate} call ${index + 1}, ${name}`;
        expect({ point, ...finalWorld(world), inAfter: told.inAfter }).toEqual({
          point,
          ...finalWorld(calm),
          inAfter,
        });
        covered += 1;
      }
    }
    console.log(
      `${covered} crash points covered in memory: ${calls.length} calls × ${FATES.join(", ")}`,
    );
    expect(covered).toBe(calls.length * FATES.length);
  });
});
