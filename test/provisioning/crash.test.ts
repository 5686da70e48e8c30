// Every call of a journey is a place to die: before it, after it, or living on without its answer.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { seatSubject } from "../../src/domain/request.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { revokeAccess } from "../../src/operations/revoke-access.ts";
import { HOUR } from "../support/a-request.ts";
import { aProcess, aWorld, theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { fillGroupsOf, groupsOf, mayEnter } from "../support/may-enter.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import type { Doom, Fate } from "../support/mortal-process.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";

const FATES: readonly Fate[] = ["dies-before", "dies-after", "no-answer"];
const KEY = { subject: seatSubject(alice, "client-a", "admin"), number: 1 };

type Act = (process: Process) => Promise<unknown>;

const asks =
  (lasting?: string): Act =>
  ({ ports }) =>
    askForAccess(ports, {
      ...{ requester: alice, slug: "client-a", roleKey: "admin" },
      ...{ reason: "fix the DNS", lasting },
    });
const approves =
  (meant = 0): Act =>
  ({ ports }) =>
    approveRequest(ports, { key: KEY, approver: bob, meant });
const givesBack: Act = ({ ports }) => giveBack(ports, KEY, alice);
const wantsMore: Act = ({ ports }) =>
  extendAccess(ports, { key: KEY, by: alice, lasting: "2h", reason: "not done" });
const revokes: Act = ({ ports }) => revokeAccess(ports, { key: KEY, by: carol, sessions: true });
/** Nobody does anything; a day goes by. */
const dayPasses: Act = () => Promise.resolve();

interface Journey {
  /** She is in as many groups as AWS allows. */
  readonly groupsAreFull?: boolean;
  /** What people do, and after each of it how long everybody waits before the next. */
  readonly acts: readonly (readonly [act: Act, patience: number])[];
}

const SOON = 5 * 60_000;
const DAY = 24 * HOUR;

const JOURNEYS: Readonly<Record<string, Journey>> = {
  "standing access, given back": {
    acts: [
      [asks(), SOON],
      [approves(), SOON],
      [givesBack, DAY],
    ],
  },
  "access for four hours, made longer, ended by its time": {
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [wantsMore, SOON],
      [approves(1), SOON],
      [dayPasses, DAY],
    ],
  },
  "access for four hours, revoked with its sessions": {
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [revokes, DAY],
    ],
  },
  "access for four hours without a group, given back": {
    groupsAreFull: true,
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [givesBack, DAY],
    ],
  },
};

function worldFor({ groupsAreFull = false }: Journey): World {
  const world = aWorld();
  if (groupsAreFull) fillGroupsOf(world, iamUsers.alice);
  return world;
}

/** Whoever gets no answer does it again with the next process. */
async function play(world: World, journey: Journey, doom?: Doom) {
  let process = aProcess(world, mortalProcess(doom));
  const first = process;
  const mayEnterAfter: boolean[] = [];
  for (const [act, patience] of journey.acts) {
    process = await persist(world, process, act);
    await Promise.race([untilQuiet(world, process, patience), process.mortal.death]);
    if (process.mortal.isDead()) {
      process = aProcess(world);
      await untilQuiet(world, process, patience);
    }
    mayEnterAfter.push(mayEnter(world, iamUsers.alice));
  }
  return { calls: first.mortal.calls, mayEnterAfter };
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
  await untilQuiet(world, next, SOON);
  return persist(world, next, act);
}

/** What must be the same whatever happened on the way. Copies of messages are another matter, and so are moments. */
function finalWorld(world: World) {
  const request = theOnlyRequest(world);
  return {
    isMember: groupsOf(world.iam, iamUsers.alice).includes("client-a-admin"),
    userPolicies: Object.keys(world.iam.byHand.userPoliciesOf(iamUsers.alice)),
    rolePolicies: Object.keys(world.iam.byHand.rolePoliciesOf(ROLE)),
    state: request.state.name,
    decisions: request.history.entries
      .map(({ what }) => what)
      .filter((what) => what !== "delayed" && what !== "announcing-delayed")
      .filter((what, index, all) => what !== all[index - 1]),
    shown: Object.entries(request.messages)
      .map(([slot, { shows }]) => `${slot}: ${shows.replace(/\d{13}/g, "<time>")}`)
      .sort(),
    outstanding: outstandingAnnouncements(request),
    claim: request.claim,
    bugs: world.failures.filter((failure) => !(failure instanceof Trouble)),
  };
}

const ROLE = { accountId: "222222222222", roleName: "OrganizationAccountAccessRole" };

describe.each(Object.entries(JOURNEYS))("%s, with a death at every call", (_what, journey) => {
  it("ends in the same world, wherever the process dies", async () => {
    const calm = worldFor(journey);
    const { calls, mayEnterAfter } = await play(calm, journey);
    expect(mayEnterAfter.slice(0, 2)).toEqual([false, true]);
    expect(mayEnterAfter.at(-1)).toBe(false);
    expect(finalWorld(calm)).toMatchObject({ isMember: false, userPolicies: [], rolePolicies: [] });

    let covered = 0;
    for (const fate of FATES) {
      for (const [index, name] of calls.entries()) {
        const world = worldFor(journey);
        const told = await play(world, journey, { call: index + 1, fate });
        const point = `${fate} call ${index + 1}, ${name}`;
        expect({ point, ...finalWorld(world), after: told.mayEnterAfter }).toEqual({
          point,
          ...finalWorld(calm),
          after: mayEnterAfter,
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
