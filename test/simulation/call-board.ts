// Every call that changes something waits here until the schedule lets it go, in whatever order and with whatever fate.
import { Trouble } from "../../src/domain/trouble.ts";
import type { Hold } from "../../src/ports/hold.ts";
import type { Dice } from "./dice.ts";
import type { SimulatedWorld } from "./simulated-world.ts";
import { clock } from "./simulated-world.ts";

/** Who calls: a process, with a clock of its own, which may be asleep. */
export interface Caller {
  readonly name: string;
  /** By AWS's clock. */
  asleepUntil: number;
  now(): number;
}

export interface Call {
  readonly caller: Caller;
  /** In words. */
  what(): string;
  /** A call to AWS is fenced: signed, then its hold is looked at, then it is sent. The table is not. */
  readonly hold?: Hold;
  /** Whether AWS may refuse it for good in this story. */
  mayBeRefused?(): boolean;
  /** What it does when it lands. */
  land(): Promise<unknown>;
  /** Called where the caller will not learn whether it has landed. */
  lost?(): void;
}

/** How far a call has come within its process. */
type Stage = "begun" | "signed" | "checked";

interface Pinned {
  readonly call: Call;
  stage: Stage;
  signedAt: number;
  readonly answer: (answer: Promise<unknown>) => void;
}

/** On its way, whatever becomes of the process that sent it. */
interface UnderWay {
  readonly call: Call;
  readonly signedAt: number;
  readonly landsFrom: number;
}

export interface Luck {
  /** How often a call meets something else than success. */
  readonly misfortune: number;
}

export interface CallBoard {
  pin(call: Call): Promise<unknown>;
  hasReady(): boolean;
  /** Lets one call go that is ready to. */
  release(luck: Luck): void;
  /** When the next call that is under way may land; Infinity where none is. */
  nextLanding(): number;
  /** The caller died: its calls return to nobody. Some were sent, and land sooner or later. */
  bury(caller: Caller): void;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** AWS refuses a call that comes so long after its signature, or before it. */
const OLDEST_SIGNATURE = 15 * MINUTE;
/** How long a call may be under way; AWS refuses the slowest. */
const DELAYS = [
  0,
  SECOND,
  20 * SECOND,
  45 * SECOND,
  3 * MINUTE,
  9 * MINUTE,
  14 * MINUTE,
  20 * MINUTE,
];
/** How long a process may be paused. */
const NAPS = [
  5 * SECOND,
  45 * SECOND,
  4 * MINUTE,
  13 * MINUTE,
  17 * MINUTE,
  55 * MINUTE,
  200 * MINUTE,
];

export function callBoard(world: SimulatedWorld, dice: Dice): CallBoard {
  let pinned: Pinned[] = [];
  let underWay: UnderWay[] = [];

  const isReady = ({ call }: Pinned) => call.caller.asleepUntil <= world.now;
  const hasCome = ({ landsFrom }: UnderWay) => landsFrom <= world.now;
  const unpin = (one: Pinned) => {
    pinned = pinned.filter((other) => other !== one);
  };
  const setOut = ({ call, signedAt }: Pinned) => {
    underWay.push({ call, signedAt, landsFrom: world.now + dice.pick(DELAYS) });
  };
  const arrive = (one: UnderWay) => {
    underWay = underWay.filter((other) => other !== one);
    land(world, one).catch(() => undefined);
  };

  return {
    pin: (call) =>
      new Promise((resolve) => {
        pinned.push({ call, stage: "begun", signedAt: NaN, answer: resolve });
      }),
    hasReady: () => pinned.some(isReady) || underWay.some(hasCome),
    release: (luck) => {
      const ready = [...pinned.filter(isReady), ...underWay.filter(hasCome)];
      if (ready.length === 0) return;
      const one = dice.pick(ready);
      if ("landsFrom" in one) arrive(one);
      else go({ world, dice, unpin, setOut }, one, luck);
    },
    nextLanding: () => Math.min(...underWay.map(({ landsFrom }) => landsFrom)),
    bury: (caller) => {
      const theirs = pinned.filter(({ call }) => call.caller === caller);
      theirs.forEach(unpin);
      for (const one of theirs) {
        if (one.stage === "begun") sign(world, one);
        if (one.call.hold?.isOver() !== true && dice.happens(0.5)) setOut(one);
      }
    },
  };
}

function sign(world: SimulatedWorld, one: Pinned): void {
  one.stage = "signed";
  one.signedAt = one.call.caller.now();
  world.tell(() => `${one.call.caller.name}: ${one.call.what()}`);
}

interface Going {
  readonly world: SimulatedWorld;
  readonly dice: Dice;
  unpin(one: Pinned): void;
  setOut(one: Pinned): void;
}

type Fate =
  "lands" | "is-throttled" | "is-refused" | "loses-its-answer" | "is-slow" | "lands-twice";

/** Signed, checked, sent, and landed, all at once; or it is held up on the way. */
function go(going: Going, one: Pinned, { misfortune }: Luck): void {
  const { world, dice, unpin } = going;
  const isHeldUp = () => dice.happens(misfortune / 4) && fallAsleep(going, one);
  if (isHeldUpBeforeItsCheck(world, one, isHeldUp)) return;
  if (isTooLate(one)) {
    unpin(one);
    one.answer(failed(world, one.call, "its claim is over"));
    return;
  }
  one.stage = "checked";
  if (isHeldUp()) return;
  unpin(one);
  one.answer(meet(going, one, dice.happens(misfortune) ? fateOf(one.call, dice) : "lands"));
}

function isHeldUpBeforeItsCheck(
  world: SimulatedWorld,
  one: Pinned,
  isHeldUp: () => boolean,
): boolean {
  if (one.stage === "begun" && isHeldUp()) return true;
  if (one.stage === "begun") sign(world, one);
  return one.stage === "signed" && one.call.hold !== undefined && isHeldUp();
}

/** The claim is looked at once, after signing. */
function isTooLate({ stage, call }: Pinned): boolean {
  return stage === "signed" && (call.hold?.isOver() ?? false);
}

function fallAsleep({ world, dice }: Going, { call: { caller }, stage }: Pinned): true {
  caller.asleepUntil = world.now + dice.pick(NAPS);
  world.tell(
    () => `${caller.name} is paused until ${clock(caller.asleepUntil)}; a call is ${stage}`,
  );
  return true;
}

function fateOf({ hold, mayBeRefused }: Call, dice: Dice): Fate {
  return dice.weigh<Fate>([
    [3, "is-throttled"],
    [3, "loses-its-answer"],
    [4, "is-slow"],
    [hold ? 1 : 0, "lands-twice"],
    [mayBeRefused?.() ? 1 : 0, "is-refused"],
  ]);
}

async function meet({ world, setOut }: Going, one: Pinned, fate: Fate): Promise<unknown> {
  const { call } = one;
  switch (fate) {
    case "lands":
      return land(world, one);
    case "is-throttled":
      return failed(world, call, "AWS asked us to slow down");
    case "is-refused":
      throw new Trouble(`AWS refused to ${call.what()}`, { retryable: false });
    case "loses-its-answer":
      await land(world, one).catch(() => undefined);
      return failed(world, call, "the answer was lost");
    case "is-slow":
      setOut(one);
      return failed(world, call, "no answer in time");
    // The SDK asks twice where the first attempt has no answer in time.
    case "lands-twice":
      setOut(one);
      return land(world, one);
  }
}

async function failed(world: SimulatedWorld, call: Call, why: string): Promise<never> {
  world.tell(() => `    ${call.caller.name} learns: ${why} (${call.what()})`);
  call.lost?.();
  throw new Trouble(why, { retryable: true });
}

async function land(
  world: SimulatedWorld,
  { call, signedAt }: Pick<Pinned, "call" | "signedAt">,
): Promise<unknown> {
  const age = world.now - signedAt;
  if (call.hold && Math.abs(age) > OLDEST_SIGNATURE) {
    world.tell(() => `    AWS refuses, signed too long ago: ${call.what()}`);
    throw new Trouble("it came too long after it was signed", { retryable: true });
  }
  world.tell(
    () => `    done${age > SECOND ? `, signed ${age / SECOND} s ago` : ""}: ${call.what()}`,
  );
  return call.land();
}
