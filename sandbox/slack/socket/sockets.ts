// What one can do to the app's sockets: refresh, break and haunt them, and lose acks.
import { type Farewell, farewell } from "./farewell.ts";
import type { Registration, Registry, SocketSight } from "./registry.ts";

/** `which`: an id of `list`; absent: every one that somebody is behind. All answer with the ids they hit. */
export interface Sockets {
  list(): readonly SocketSight[];
  /** Told to connect anew, as every few hours; a second later closed, if it is still there. */
  refresh(which?: string): readonly string[];
  /** Told that this is about to happen, and then it does. */
  warn(which?: string): readonly string[];
  /** Told that Socket Mode was turned off. */
  disable(which?: string): readonly string[];
  /** The TCP connection is reset. */
  drop(which?: string): readonly string[];
  /** Half-open: no frame, no ping, no pong; it stays registered, even when the bot has given it up. */
  goSilent(which?: string): readonly string[];
  /** Registrations with nobody behind them. */
  ghost(count?: number): readonly string[];
  /** Slack finds out at last: ghosts and silent ones are registered no longer. */
  forgetGhosts(): readonly string[];
  /** The acks that arrive next are lost. */
  loseNextAck(times?: number): void;
  /** The sockets that are opened next are refused with 409, as where many are opened at once. */
  refuseNext(times?: number): void;
}

/** Those troubles that wait for what comes next. */
export interface Pending {
  takesAck(): boolean;
  takesUpgrade(): boolean;
}

const GRACE_MILLISECONDS = 1000;

export function startSockets(registry: Registry, warningMilliseconds: number) {
  const { later, stop } = startTimers();
  const lost = startCounts();
  const sayGoodbye = (one: Registration, reason: Farewell) => {
    one.state = "leaving";
    one.link?.say(farewell(reason));
    later(GRACE_MILLISECONDS, () => one.link?.close());
  };
  const warn = (one: Registration) => {
    one.state = "warned";
    one.link?.say(farewell("warning"));
    later(warningMilliseconds, () => {
      if (one.state === "warned" && registry.has(one)) sayGoodbye(one, "refresh_requested");
    });
  };
  const onEach = (act: (one: Registration) => void) => (which?: string) =>
    idsAfter(chosen(registry.all(), which), act);
  const sockets: Sockets = {
    list: () => registry.all().map(({ link: _link, ...sight }) => sight),
    refresh: onEach((one) => {
      sayGoodbye(one, "refresh_requested");
    }),
    warn: onEach(warn),
    disable: onEach((one) => {
      sayGoodbye(one, "link_disabled");
    }),
    drop: onEach(registry.drop),
    goSilent: onEach((one) => {
      one.state = "silent";
      one.link?.fallSilent();
    }),
    ghost: (count = 1) => Array.from({ length: count }, () => registry.addGhost().id),
    forgetGhosts: () => idsAfter(registry.all().filter(isUnheard), registry.drop),
    loseNextAck: lost.moreAcks,
    refuseNext: lost.moreUpgrades,
  };
  return { sockets, pending: lost, stop };
}

function startCounts(): Pending & Record<"moreAcks" | "moreUpgrades", (times?: number) => void> {
  const left = { acks: 0, upgrades: 0 };
  return {
    moreAcks: (times = 1) => void (left.acks += times),
    moreUpgrades: (times = 1) => void (left.upgrades += times),
    takesAck: () => left.acks > 0 && left.acks-- > 0,
    takesUpgrade: () => left.upgrades > 0 && left.upgrades-- > 0,
  };
}

function startTimers() {
  const timers = new Set<NodeJS.Timeout>();
  return {
    later: (milliseconds: number, act: () => void) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
      }, milliseconds);
      timers.add(timer.unref());
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function idsAfter(all: readonly Registration[], act: (one: Registration) => void): string[] {
  all.forEach(act);
  return all.map(({ id }) => id);
}

function isUnheard({ state }: Registration): boolean {
  return state === "ghost" || state === "silent";
}

function chosen(all: readonly Registration[], which: string | undefined): readonly Registration[] {
  const heard = all.filter((one) => !isUnheard(one));
  if (which === undefined) return heard;
  const one = heard.find(({ id }) => id === which);
  if (one) return [one];
  const ids = heard.map(({ id }) => id).join(", ") || "none";
  throw new RangeError(`There is no open socket "${which}"; there are: ${ids}.`);
}
