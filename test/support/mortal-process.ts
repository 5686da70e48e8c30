// A process that dies at a chosen call: before it, after it, or living on without having got its answer.
import { Trouble } from "../../src/domain/trouble.ts";

export type Fate = "dies-before" | "dies-after" | "no-answer";

export interface Doom {
  /** Counts every call to the outside, from 1. */
  readonly call: number;
  readonly fate: Fate;
}

export interface MortalProcess {
  /** The same port; its calls are counted, and one of them is fatal. */
  bind<Port extends object>(port: Port): Port;
  /** How many calls were made, and their names in order. */
  readonly calls: readonly string[];
  /** Settles when the process dies; never, if it does not. */
  readonly death: Promise<"dead">;
  isDead(): boolean;
}

/** Nothing of a dead process ever returns: its promises stay pending, as those of a killed one do. */
export function mortalProcess(doom?: Doom): MortalProcess {
  const calls: string[] = [];
  let isDead = false;
  let die: (value: "dead") => void = () => undefined;
  const death = new Promise<"dead">((resolve) => {
    die = resolve;
  });
  const forEver = new Promise<never>(() => undefined);
  const hasDied = (): boolean => isDead;
  const perish = () => {
    isDead = true;
    die("dead");
    return forEver;
  };

  async function pass(name: string, call: () => unknown): Promise<unknown> {
    if (hasDied()) return forEver;
    calls.push(name);
    const fate = calls.length === doom?.call ? doom.fate : undefined;
    if (fate === "dies-before") return perish();
    const answer = await call();
    if (hasDied()) return forEver; // another call of this process met its fate meanwhile
    if (fate === "dies-after") return perish();
    if (fate === "no-answer") throw new Trouble(`${name}: no answer`, { retryable: true });
    return answer;
  }

  function bind<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get(target, property, receiver) {
        const member: unknown = Reflect.get(target, property, receiver);
        if (typeof member !== "function" || SILENT.has(String(property))) return member;
        return (...given: unknown[]) =>
          pass(String(property), () => Reflect.apply(member, target, given) as unknown);
      },
    });
  }
  return { bind, calls, death, isDead: hasDied };
}

/** Answered from memory: no call to the outside, and not asynchronous. */
const SILENT = new Set(["recallLatest", "entries"]);
