// Every call to the outside waits here until the schedule lets it go, in whatever order and with whatever fate.
import { Trouble } from "../../src/domain/trouble.ts";
import type { Dice } from "./dice.ts";

/** `stalls`: the process sleeps in the call, and it lands when the process wakes, however late. */
export type Fate = "lands" | "fails" | "loses-its-answer" | "stalls";

interface Waiting {
  readonly owner: string;
  readonly go: (fate: "lands" | "fails" | "loses-its-answer") => Promise<void>;
  /** Not before this, for a call that stalls. */
  notBefore: number;
}

export interface CallBoard {
  /** The same port, each of its calls pinned to the board under its owner's name. */
  bind<Port extends object>(port: Port, owner: string): Port;
  waiting(now: number): number;
  /** Lets one waiting call go. */
  release(dice: Dice, now: number, faults: Faults): Promise<void>;
  /** The owner died: its calls return to nobody. Some have landed by then, the others never do. */
  bury(owner: string, dice: Dice): Promise<void>;
  isAsleep(owner: string, now: number): boolean;
}

export interface Faults {
  /** How often a call meets something else than success. */
  readonly probability: number;
  /** How long a sleeper sleeps. */
  readonly stallMilliseconds: number;
}

export function callBoard(): CallBoard {
  let board: Waiting[] = [];

  function pin(owner: string, name: string, call: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const lost = () => {
        reject(new Trouble(`${name}: no answer`, { retryable: true }));
      };
      const go: Waiting["go"] = async (fate) => {
        if (fate === "fails") {
          lost();
          return;
        }
        try {
          const answer = await call();
          if (fate === "lands") resolve(answer);
          else lost();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      board.push({ owner, go, notBefore: 0 });
    });
  }

  const take = (one: Waiting) => {
    board = board.filter((other) => other !== one);
  };

  return {
    bind: (port, owner) =>
      new Proxy(port, {
        get(target, property, receiver) {
          const member: unknown = Reflect.get(target, property, receiver);
          if (typeof member !== "function" || property === "recallLatest") return member;
          return (...given: unknown[]) =>
            pin(owner, String(property), () => Reflect.apply(member, target, given) as unknown);
        },
      }),
    waiting: (now) => board.filter(({ notBefore }) => notBefore <= now).length,
    release: async (dice, now, faults) => {
      const ready = board.filter(({ notBefore }) => notBefore <= now);
      if (ready.length === 0) return;
      const one = dice.pick(ready);
      const fate = dice.happens(faults.probability) ? dice.pick(MISFORTUNES) : "lands";
      if (fate === "stalls" && one.notBefore === 0) {
        one.notBefore = now + faults.stallMilliseconds;
        return;
      }
      take(one);
      await one.go(fate === "stalls" ? "lands" : fate);
    },
    bury: async (owner, dice) => {
      const theirs = board.filter((one) => one.owner === owner);
      theirs.forEach(take);
      for (const one of theirs) if (dice.happens(0.5)) await one.go("loses-its-answer");
    },
    isAsleep: (owner, now) => board.some((one) => one.owner === owner && one.notBefore > now),
  };
}

const MISFORTUNES: readonly Fate[] = ["fails", "loses-its-answer", "stalls"];
