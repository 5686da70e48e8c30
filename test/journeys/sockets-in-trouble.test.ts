// Clicks while sockets are refreshed, break, go silent, have ghosts beside them and lose acks: decided, or seen to have failed.
import { setTimeout as pause } from "node:timers/promises";
import type { Sockets } from "../../sandbox/slack/socket/sockets.ts";
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox(agencyWithColleagues(), {}, { transport: "socket", bots: 2 });

const sockets = () => town.sandbox().slack.sockets;
const open = () =>
  sockets()
    .list()
    .filter(({ state }) => state === "open");
const idOf = (index: number) => open()[index]?.id ?? "";

/** Two for each bot, as before any trouble. */
const allAreOpen = () =>
  until(open, ({ length }) => length === 4, { what: "four sockets are open", seconds: 30 });

interface Trouble {
  readonly what: string;
  make(sockets: Sockets): void;
}

/** In each, four people click, one after the other. */
const CLICKS = 4;
const GAP_MILLISECONDS = 120;
const TROUBLES: readonly Trouble[] = [
  { what: "two acks are lost", make: (its) => its.loseNextAck(2) },
  { what: "every socket is refreshed", make: (its) => void its.refresh() },
  {
    what: "one is warned, one is dropped",
    make: (its) => {
      const [warned, dropped] = [idOf(0), idOf(1)];
      its.warn(warned);
      its.drop(dropped);
    },
  },
  { what: "every socket is dropped", make: (its) => void its.drop() },
  { what: "one socket goes silent", make: (its) => void its.goSilent(idOf(0)) },
  { what: "three ghosts appear", make: (its) => void its.ghost(3) },
];

const ASKING = "emil freya greta hugo ida jonas karla liv magnus nora oskar petra".split(" ");

interface Clicked {
  readonly ref: string;
  /** What Slack showed to whoever clicked. */
  readonly error: string | undefined;
}

const decisions = async (ref: string) =>
  (await town.history(ref)).filter((what) => what === "approved").length;

async function clicks(ref: string): Promise<Clicked> {
  const { channel, ts } = await town.card(ref);
  const click = { where: { channel, ts }, button: "Approve" };
  const { error } = await town.sandbox().slack.people.click("bob", click);
  return { ref, error };
}

async function clicksAmid({ make }: Trouble, refs: readonly string[]): Promise<Clicked[]> {
  // One of the four may be silent, and not yet given up.
  await until(open, ({ length }) => length >= 3, { what: "there are sockets", seconds: 30 });
  make(sockets());
  return Promise.all(
    refs.map(async (ref, index) => {
      await pause(index * GAP_MILLISECONDS);
      return clicks(ref);
    }),
  );
}

type Outcome =
  "decided" | "decided, though Slack showed an error" | "failed, and Slack said so" | "lost";

async function outcomeOf({ ref, error }: Clicked): Promise<Outcome> {
  const isDecided = (await decisions(ref)) > 0;
  if (error === undefined) return isDecided ? "decided" : "lost";
  return isDecided ? "decided, though Slack showed an error" : "failed, and Slack said so";
}

const counted = (outcomes: readonly Outcome[], outcome: Outcome) =>
  outcomes.filter((one) => one === outcome).length;

test("every click is decided or seen to have failed, none is lost or decided twice, and afterwards all is well", async () => {
  const refs: string[] = [];
  // One at a time: nobody is to fail before there is trouble.
  for (const person of ASKING) {
    refs.push(await town.asks(person, "client-a admin fix the DNS"));
    refs.push(await town.asks(person, "client-b admin fix it there too"));
  }
  expect(refs).toHaveLength(TROUBLES.length * CLICKS);

  const lines: string[] = [];
  const outcomes: Outcome[] = [];
  for (const [index, trouble] of TROUBLES.entries()) {
    const clicked = await clicksAmid(trouble, refs.slice(index * CLICKS, (index + 1) * CLICKS));
    const its = await Promise.all(clicked.map(outcomeOf));
    outcomes.push(...its);
    lines.push(`  ${trouble.what}: ${its.join("; ")}`);
  }
  const decided = counted(outcomes, "decided");
  const unsure = counted(outcomes, "decided, though Slack showed an error");
  const failed = counted(outcomes, "failed, and Slack said so");
  const lost = counted(outcomes, "lost");
  process.stdout.write(
    `${refs.length} clicks amid trouble: ${decided} decided, ${unsure} decided though Slack showed an error, ${failed} failed and Slack said so, ${lost} lost\n${lines.join("\n")}\n`,
  );
  expect(lost).toBe(0);
  expect(decided + unsure + failed).toBe(refs.length);
  expect(decided).toBeGreaterThan(0);
  expect(unsure).toBeGreaterThan(0);

  // What went silent is given up and replaced; that Slack finds out about ghosts is Slack's affair.
  await allAreOpen();
  sockets().forgetGhosts();
  for (const ref of refs) {
    if ((await decisions(ref)) === 0) expect((await clicks(ref)).error).toBeUndefined();
  }
  await Promise.all(refs.map((ref) => town.rests(ref, "active")));
  expect(await Promise.all(refs.map(decisions))).toEqual(refs.map(() => 1));
  for (const person of ASKING) expect(town.letsIn(person, "client-b admin").allowed).toBe(true);
}, 120_000);

test("ghosts are noticed: the next socket that is opened hears how many there are, and the log warns", async () => {
  await allAreOpen();
  sockets().ghost(5);
  sockets().refresh(idOf(0));
  // Nine are four that are open and five ghosts; the tenth is the one that takes another's place.
  const warnings = () =>
    [0, 1]
      .flatMap((index) => town.sandbox().bots.log(index))
      .filter((line) => line.includes("Slack counts more") && line.includes('"countedBySlack":10'));
  const [warning = ""] = await until(warnings, (found) => found.length > 0 && found, {
    what: "a bot warns of ghosts",
  });
  expect(JSON.parse(warning)).toMatchObject({ level: 40, subsystem: "slack" });
  sockets().forgetGhosts();
  await allAreOpen();
});

test("a click that Slack delivers twice, perhaps over two sockets, decides once", async () => {
  const ref = await town.asks("alice", "client-b admin fix the DNS");
  const effect = "deliver-twice";
  town.sandbox().faults.add({ service: "delivery", action: "block_actions", effect });
  expect((await clicks(ref)).error).toBeUndefined();
  await town.rests(ref, "active");
  expect(await decisions(ref)).toBe(1);
});

test("where a bot dies with a click in hand, only that one dies, and the other takes the next", async () => {
  await allAreOpen();
  const { bots, faults, calls } = town.sandbox();
  faults.add({ service: "delivery", action: "command", effect: "kill-after" });
  const before = calls.since(0).at(-1)?.number ?? 0;
  await town.types("alice", "list");
  const [delivered] = calls.since(before).filter(({ action }) => action === "command");
  const dead = bots.list().filter(({ state }) => state === "killed");
  expect(dead.map(({ url }) => url)).toEqual([delivered?.about?.["bot"]]);
  expect(await town.types("alice", "list")).toContain("client-b");
  await bots.start();
  await allAreOpen();
});
