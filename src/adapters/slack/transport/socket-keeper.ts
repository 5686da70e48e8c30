// Keeps one place filled with an open socket: the next is opened before the old one goes where Slack gives notice, and at once where it does not.
import type { Logger } from "../../../logger.ts";
import type { SocketStanding } from "../../../ports/slack-link.ts";
import { openAtLast } from "./patient-opening.ts";
import type { Opening } from "./patient-opening.ts";
import { failuresAfter } from "./reopening.ts";
import type { Cause, Pace } from "./reopening.ts";
import type { Leaving, SocketConnection } from "./socket-connection.ts";

export interface KeeperParts {
  readonly connect: () => SocketConnection;
  /** Sockets of one process are opened and exchanged one at a time, so that it has one too many at the most. */
  readonly inTurn: <Done>(work: () => Promise<Done>) => Promise<Done>;
  readonly pace: Pace;
  readonly chance: () => number;
  readonly now: () => number;
  readonly logger: Logger;
}

export interface SocketKeeper {
  /** Settles when the first is open; fails with trouble where it cannot be. */
  start(): Promise<void>;
  /** After so many milliseconds, and with nobody waiting for it: it is tried for as long as it takes. */
  startLater(milliseconds: number): void;
  stop(): Promise<void>;
  standing(): SocketStanding;
}

/** Slack waits three seconds for an answer, so nothing is gained by keeping a socket longer for one. */
const ANSWERED_WITHIN_MILLISECONDS = 3000;

export function keepSocket({ connect, inTurn, ...parts }: KeeperParts): SocketKeeper {
  const stopping = new AbortController();
  const held = heldSockets();
  let running = Promise.resolve();

  const exchange = (old?: SocketConnection) => async () => {
    if (stopping.signal.aborted) return undefined;
    const next = held.take(connect());
    try {
      await next.open();
    } catch (error) {
      await held.drop(next);
      throw error;
    }
    if (old) await held.drop(old, ANSWERED_WITHIN_MILLISECONDS);
    return next;
  };
  const openNext = (opening: Opening, old?: SocketConnection) => {
    const open = () => inTurn(exchange(old));
    return openAtLast(opening, { ...parts, open, stopping: stopping.signal });
  };
  const keep = (opened: Promise<SocketConnection | undefined>): void => {
    running = keepOpen(opened, { ...parts, openNext, drop: held.drop });
  };

  return {
    start: async () => {
      const first = await openNext({ cause: { kind: "passing" }, failures: 0, isStart: true });
      keep(Promise.resolve(first));
    },
    startLater: (milliseconds) => {
      keep(openNext({ cause: { kind: "later", milliseconds }, failures: 0 }));
    },
    stop: async () => {
      stopping.abort();
      await held.dropAll();
      await running;
    },
    standing: held.standing,
  };
}

interface Keeping extends Pick<KeeperParts, "now" | "pace" | "logger"> {
  readonly openNext: (
    opening: Opening,
    old?: SocketConnection,
  ) => Promise<SocketConnection | undefined>;
  readonly drop: (socket: SocketConnection) => Promise<void>;
}

async function keepOpen(
  opened: Promise<SocketConnection | undefined>,
  keeping: Keeping,
): Promise<void> {
  try {
    await followOneByOne(await opened, keeping);
  } catch (error) {
    // A bug; the other sockets live, and readiness shows that this one does not.
    keeping.logger.error({ err: error }, "a socket is not kept open any more");
  }
}

async function followOneByOne(
  opened: SocketConnection | undefined,
  { openNext, drop, now, pace, logger }: Keeping,
): Promise<void> {
  let socket = opened;
  let failures = 0;
  while (socket) {
    const openedAt = now();
    const why = await socket.leaving;
    say(why, logger);
    const isUsable = why === "refresh";
    if (!isUsable) void drop(socket);
    failures = failuresAfter(now() - openedAt, failures, pace);
    socket = await openNext({ cause: CAUSES[why], failures }, isUsable ? socket : undefined);
  }
}

const CAUSES: Readonly<Record<Leaving, Cause>> = {
  refresh: { kind: "passing" },
  closed: { kind: "passing" },
  silent: { kind: "passing" },
  crowded: { kind: "crowded" },
  "switched off": { kind: "refused" },
};

function say(why: Leaving, logger: Logger): void {
  switch (why) {
    case "refresh":
    case "closed":
      logger.info({ why }, "a socket to Slack ends; another one takes its place");
      return;
    case "silent":
    case "crowded":
      logger.warn({ why }, "a socket to Slack was given up; another one takes its place");
      return;
    case "switched off":
      logger.error(
        "Socket Mode was switched off in the Slack app's settings: nothing can be asked or decided until it is on again",
      );
  }
}

function heldSockets() {
  const held = new Set<SocketConnection>();
  let lastHeardAt: number | null = null;
  const heardAt = (): number | null => {
    for (const socket of held) lastHeardAt = later(lastHeardAt, socket.heardAt());
    return lastHeardAt;
  };
  const drop = async (socket: SocketConnection, within = 0): Promise<void> => {
    await socket.retire(within);
    heardAt();
    held.delete(socket);
  };
  return {
    drop,
    take: (socket: SocketConnection): SocketConnection => {
      held.add(socket);
      return socket;
    },
    dropAll: async () => {
      await Promise.all([...held].map((socket) => drop(socket)));
    },
    standing: (): SocketStanding => ({
      isOpen: [...held].some((socket) => socket.isOpen()),
      heardAt: heardAt(),
    }),
  };
}

function later(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
