// Plays several who act at once in every order in which their calls may reach the outside, with one of them dying or not.

/** Calls wait at the gate until it is their turn. */
export interface Gate {
  bind<Port extends object>(port: Port): Port;
}

export interface Actor {
  /** Settles when it is done; of one that died it never does. */
  act(gate: Gate): Promise<void>;
}

export interface Scene {
  readonly actors: readonly Actor[];
  /** Afterwards; `dead`: the place of the one that died, where one did. */
  check(dead: number | undefined): Promise<void>;
}

interface Playing {
  readonly waiting: Map<number, () => void>;
  dead: number | undefined;
}

/** Nobody dies. Gives how many orders there were. */
export async function inEveryOrder(begin: () => Scene): Promise<number> {
  let orders = 0;
  let path: number[] | undefined = [];
  while (path) {
    const widths = await playOnce(begin(), path, false);
    orders += 1;
    path = nextPath(path, widths);
  }
  return orders;
}

/** One order: `path` says who goes on each time, counted around; where it says nothing the first does. Gives how many choices there were. */
export async function playOnce(
  { actors, check }: Scene,
  path: readonly number[],
  mayDie: boolean,
): Promise<readonly number[]> {
  const playing: Playing = { waiting: new Map(), dead: undefined };
  const failures: unknown[] = [];
  actors.forEach(({ act }, index) => {
    act(gateOf(playing, index)).catch((failure: unknown) => failures.push(failure));
  });
  const widths: number[] = [];
  await quiet();
  while (playing.waiting.size > 0) {
    const choices = choicesIn(playing, mayDie);
    choices[(path[widths.length] ?? 0) % choices.length]?.();
    widths.push(choices.length);
    await quiet();
  }
  if (failures.length > 0) throw failures[0];
  await check(playing.dead);
  return widths;
}

function gateOf({ waiting }: Playing, index: number): Gate {
  return {
    bind: (port) =>
      new Proxy(port, {
        get: (target, property, receiver) => {
          const member: unknown = Reflect.get(target, property, receiver);
          if (typeof member !== "function") return member;
          return async (...given: unknown[]) => {
            await new Promise<void>((pass) => {
              waiting.set(index, pass);
            });
            return Reflect.apply(member, target, given) as unknown;
          };
        },
      }),
  };
}

function choicesIn(playing: Playing, mayDie: boolean): (() => void)[] {
  const { waiting } = playing;
  const goOn = [...waiting].map(([index, pass]) => () => {
    waiting.delete(index);
    pass();
  });
  if (!mayDie || playing.dead !== undefined) return goOn;
  const die = [...waiting.keys()].map((index) => () => {
    waiting.delete(index);
    playing.dead = index;
  });
  return [...goOn, ...die];
}

// Nothing here takes time, so that whoever does not wait at the gate is through with what they do.
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The next one of the tree, depth first; undefined after the last. */
function nextPath(path: readonly number[], widths: readonly number[]): number[] | undefined {
  const taken = widths.map((_, index) => path[index] ?? 0);
  for (let last = taken.length - 1; last >= 0; last -= 1) {
    const choice = (taken[last] ?? 0) + 1;
    if (choice < (widths[last] ?? 0)) return [...taken.slice(0, last), choice];
  }
  return undefined;
}
