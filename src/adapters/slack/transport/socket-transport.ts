// Socket Mode: a few sockets that Rolecall opens to Slack, kept open one by one, with no way in from outside.
import type { App } from "@slack/bolt";
import { eventsUnderWay } from "./events-under-way.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { Pace } from "./reopening.ts";
import { socketConnection } from "./socket-connection.ts";
import { keepSocket } from "./socket-keeper.ts";
import type { SocketKeeper } from "./socket-keeper.ts";
import { FINISH_WITHIN_MILLISECONDS } from "./transport.ts";
import type { Transport, TransportParts } from "./transport.ts";

export interface SocketTransportParts extends TransportParts {
  readonly appToken: string;
  /** Slack's own address unless set. */
  readonly apiUrl?: string;
  readonly manner?: SocketManner;
}

export interface SocketManner {
  readonly sockets: number;
  readonly pace: Pace;
  /** The longest wait between the first socket and the next. */
  readonly stagger: number;
  /** Milliseconds without a frame until a socket is given up. */
  readonly silentAfter: number;
  readonly chance: () => number;
}

/** Two, as one alone is deaf whenever it breaks. */
const MANNER: SocketManner = {
  sockets: 2,
  pace: { first: 500, cap: 10_000, steady: 3000 },
  stagger: 500,
  silentAfter: 10_000,
  chance: Math.random,
};

/** Of the ten that Slack allows an app, two are left for the moments in which one takes another's place. */
const MOST_SOCKETS_OF_AN_APP = 8;

export function socketTransport({ manner = MANNER, ...parts }: SocketTransportParts): Transport {
  const { logger, now } = parts;
  const counted = slackCounts(parts);
  const underWay = eventsUnderWay(parts.onTrail);
  let app: App | undefined;
  const connect = () => {
    if (!app) throw new Error("Bolt has not been given this transport.");
    const { silentAfter } = manner;
    return socketConnection({ ...parts, app, silentAfter, onGreeting: counted.heard });
  };
  const inTurn = oneAtATime();
  const keepers = Array.from({ length: manner.sockets }, (): SocketKeeper =>
    keepSocket({ ...manner, connect, inTurn, now, logger }),
  );
  const [first, ...others] = keepers;

  const start = async (): Promise<void> => {
    await first?.start();
    for (const other of others) other.startLater(manner.chance() * manner.stagger);
  };
  // What is under way needs its socket for the answer; what comes meanwhile is left alone, and Slack says so to whoever clicked.
  const stop = async (): Promise<void> => {
    underWay.refuse();
    await underWay.over(FINISH_WITHIN_MILLISECONDS);
    await Promise.all(keepers.map((keeper) => keeper.stop()));
  };
  return {
    receiver: {
      init: (given) => {
        app = underWay.watch(given);
      },
      ...{ start, stop },
    },
    ...{ start, stop },
    link: () => ({
      transport: "socket",
      sockets: keepers.map((keeper) => keeper.standing()),
      countedBySlack: counted.last(),
    }),
  };
}

/**
 * Ghosts are sockets that Slack holds to be open and nobody is at the end of. What it sends to one is lost, and nothing here would
 * show it but the number in its greetings.
 */
function slackCounts({ logger }: Pick<TransportParts, "logger">) {
  let last: number | null = null;
  return {
    last: () => last,
    heard: (counted: number | null): void => {
      logger.info({ countedBySlack: counted }, "a socket to Slack is open");
      if (counted === null) return;
      if (counted > MOST_SOCKETS_OF_AN_APP && counted !== last) {
        logger.warn(
          { countedBySlack: counted },
          "Slack counts more sockets of this app than Rolecall opens; clicks that go to the others are lost",
        );
      }
      last = counted;
    },
  };
}
