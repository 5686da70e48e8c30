// Ten accounts asked for at once, worked on by two processes over one table, in any order, with answers lost and processes paused or dead.
import { isAccountOpen } from "../../src/domain/accounts/account-request.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import { LEASE, aProcess } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import type { MortalProcess } from "../support/mortal-process.ts";
import { dice } from "../simulation/dice.ts";
import type { Dice } from "../simulation/dice.ts";
import { settled } from "../simulation/settled.ts";
import { aWorldOfAccounts, approvesMaking, asksFor } from "./account-journeys.ts";

const STORIES = 20;
const TEN = Array.from({ length: 10 }, (_, index) => `acme-${index}`);
const MOST_STEPS = 30_000;
const MINUTE = 60_000;
/** How much time goes by while calls are on their way; some of it is more than a claim lasts. */
const WHILES = [1, 100, 1000, 5000, 5000, LEASE + 1000, 4 * MINUTE];

it.each(Array.from({ length: STORIES }, (_, index) => index + 1))(
  "makes each of them once, five at a time at most (story %d)",
  async (seed) => {
    const story = await play(dice(seed));
    const { world } = story;
    const { organization, registered } = world;
    const creations = await organization.organization.creations();
    expect({
      unfinished: unfinished(world),
      asked: creations.map(({ accountName }) => accountName).sort(),
      registered: registered.map(({ what, account }) => `${account.slug} ${what}`).sort(),
      isWithinLimit: organization.mostUnderWay() <= 5,
      bugs: world.failures.filter((failure) => !(failure instanceof Trouble)),
    }).toEqual({
      unfinished: [],
      asked: TEN,
      registered: TEN.map((slug) => `${slug} registered`),
      isWithinLimit: true,
      bugs: [],
    });
  },
  MINUTE,
);

it(
  "comes upon lost answers, deaths, and five under way in these stories",
  async () => {
    const stories = await Promise.all([1, 2, 3].map((seed) => play(dice(seed))));
    expect(stories.every(({ lost }) => lost > 0)).toBe(true);
    expect(stories.every(({ deaths }) => deaths > 0)).toBe(true);
    expect(stories.some(({ world }) => world.organization.mostUnderWay() === 5)).toBe(true);
  },
  MINUTE,
);

interface Story {
  readonly world: World;
  readonly dice: Dice;
  /** Calls that have not left yet, or whose answer has not come yet. */
  pinned: Pinned[];
  processes: Process[];
  lost: number;
  deaths: number;
}

interface Pinned {
  readonly owner: MortalProcess;
  readonly goOn: () => void;
}

async function play(chance: Dice): Promise<Story> {
  const world = aWorldOfAccounts();
  world.organization.settings.creationTakes = 5 * MINUTE;
  world.organization.settings.entryTakes = MINUTE;
  const story: Story = { world, dice: chance, pinned: [], processes: [], lost: 0, deaths: 0 };
  story.processes = [born(story), born(story)];
  const [here, there] = [aProcess(world), aProcess(world)];
  // Without a worker that is started, so that it is for the two of the story to take it up.
  for (const [index, slug] of TEN.entries()) {
    const { ports } = index % 2 === 0 ? here : there;
    const people = { ports: { ...ports, desk: { ...ports.desk, nudge: () => undefined } } };
    const wish = { slug, accountName: slug, email: `aws+${slug}@agency.example`, alias: null };
    await asksFor(world, wish)({ ...here, ...people });
    await approvesMaking(slug)({ ...here, ...people });
  }
  for (let step = 0; step < MOST_STEPS && unfinished(world).length > 0; step += 1) {
    oneStep(story);
    await settled();
  }
  return story;
}

/** A call is held on its way out and on its way back, for as long as chance has it. */
function born(story: Story): Process {
  const mortal = mortalProcess();
  const held = () =>
    new Promise<void>((goOn) => {
      story.pinned.push({ owner, goOn });
    });
  const owner: MortalProcess = {
    ...mortal,
    bind: (port) =>
      new Proxy(mortal.bind(port), {
        get(target, property, receiver) {
          const member: unknown = Reflect.get(target, property, receiver);
          if (typeof member !== "function" || property === "entries") return member;
          if (property === "recallLatest") return member;
          return async (...given: unknown[]) => {
            await held();
            if (property === "create" && story.dice.happens(0.3)) loseNextAnswer(story);
            try {
              return (await Reflect.apply(member, target, given)) as unknown;
            } finally {
              await held();
            }
          };
        },
      }),
  };
  return aProcess(story.world, owner);
}

function loseNextAnswer(story: Story): void {
  story.lost += 1;
  story.world.organization.failNext("create", "lost");
}

function oneStep(story: Story): void {
  const { dice: chance, pinned } = story;
  if (pinned.length > 0 && chance.happens(0.9)) {
    const one = chance.pick(pinned);
    story.pinned = pinned.filter((other) => other !== one);
    one.goOn();
    return;
  }
  const turn = chance.weigh<(story: Story) => void>([
    [60, somebodyPolls],
    [40, timePasses],
    [5, oneDies],
  ]);
  turn(story);
}

function somebodyPolls({ dice: chance, processes, world }: Story): void {
  const { worker } = chance.pick(processes);
  worker.tick().catch((failure: unknown) => world.failures.push(failure));
}

function timePasses({ dice: chance, world }: Story): void {
  world.now += chance.pick(WHILES);
}

// Nothing that it has sent returns to anybody.
function oneDies(story: Story): void {
  const victim = story.dice.pick(story.processes);
  story.deaths += 1;
  story.pinned = story.pinned.filter(({ owner }) => owner !== victim.mortal);
  story.processes = [...story.processes.filter((one) => one !== victim), born(story)];
}

/** In words. */
function unfinished({ accountRecords }: World): string[] {
  return [...accountRecords.values()].flatMap(({ request }) => {
    const { state, key } = request;
    if (state.name === "done") return [];
    const why = state.name === "stuck" ? `: ${state.cause}` : "";
    return isAccountOpen(request) ? [`${key.subject} is ${state.name}${why}`] : [];
  });
}
