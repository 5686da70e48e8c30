// Journeys in a world without Slack and AWS, whose process may die or lose an answer at any call; people do again what was not answered.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import { aProcess, aWorld, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { groupsOf, mayEnter } from "../support/may-enter.ts";
import { listedIn, namedIn } from "../support/named-trust.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import type { Doom, Fate } from "../support/mortal-process.ts";
import { iamUsers } from "../support/people.ts";

export const FATES: readonly Fate[] = ["dies-before", "dies-after", "no-answer"];
export const SOON = 5 * 60_000;
export const DAY = 24 * 3600_000;

/** Something that somebody does, and does again where it was not answered. */
export type Act = (process: Process) => Promise<unknown>;

export interface Journey {
  /** The world it begins in, where that is not the usual one. */
  readonly begin?: (world: World) => void;
  /** What people do, and after each of it how long everybody waits before the next. */
  readonly acts: readonly (readonly [act: Act, patience: number])[];
  /** Whether alice may enter client-a after each of it. */
  readonly mayEnter: readonly boolean[];
}

export interface Played {
  readonly calls: readonly string[];
  readonly world: ReturnType<typeof finalWorld>;
  readonly mayEnter: readonly boolean[];
}

export async function play(journey: Journey, doom?: Doom): Promise<Played> {
  const world = aWorld();
  journey.begin?.(world);
  let process = aProcess(world, mortalProcess(doom));
  const first = process;
  const entered: boolean[] = [];
  for (const [act, patience] of journey.acts) {
    process = await persist(world, process, act);
    await Promise.race([untilQuiet(world, process, patience), process.mortal.death]);
    if (process.mortal.isDead()) {
      process = aProcess(world);
      await untilQuiet(world, process, patience);
    }
    entered.push(mayEnter(world, iamUsers.alice));
  }
  return { calls: first.mortal.calls, world: finalWorld(world), mayEnter: entered };
}

/** Whoever gets no answer does it again with the next process. */
export async function persist(world: World, process: Process, act: Act): Promise<Process> {
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
  const requests = [...world.records.values()].map(({ request }) => request);
  const seatOf = ({ key }: AccessRequest) => `${key.subject} ${key.number}`;
  return {
    groups: [...groupsOf(world.iam, iamUsers.alice)].sort(),
    userPolicies: Object.keys(world.iam.byHand.userPoliciesOf(iamUsers.alice)),
    trusted: { named: namedIn(world), listed: listedIn(world) },
    rolePolicies: Object.keys(world.iam.byHand.rolePoliciesOf(ROLE)),
    requests: Object.fromEntries(
      requests.map((request) => [seatOf(request), standing(request)] as const),
    ),
    bugs: world.failures.filter((failure) => !(failure instanceof Trouble)),
  };
}

const ROLE = { accountId: "222222222222", roleName: "OrganizationAccountAccessRole" };

function standing(request: AccessRequest) {
  const { claim, history, messages, review, spread, state } = request;
  return {
    state: state.name,
    decisions: history.entries
      .map(({ what }) => what)
      .filter((what) => what !== "delayed" && what !== "announcing-delayed")
      .filter((what, index, all) => what !== all[index - 1]),
    shown: Object.entries(messages)
      .map(([slot, { shows }]) => `${slot}: ${shows.replace(/\d{13}/g, "<time>")}`)
      .sort(),
    outstanding: outstandingAnnouncements(request),
    ...{ claim, leftOut: spread?.leftOut, comment: review?.closed?.comment },
  };
}
