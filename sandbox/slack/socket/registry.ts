// Which connections the app has, as Slack believes: ten at most, and any of them may get the next payload.
import { randomInt } from "node:crypto";
import type { Link } from "./link.ts";

export type SocketState =
  | "open"
  | "warned" //  told that it will be refreshed soon
  | "leaving" // told to go: it gets nothing any more
  | "silent" //  half-open: it gets payloads, which go nowhere
  | "ghost"; //  it gets payloads, and there is nobody at the other end

export interface SocketSight {
  id: string;
  state: SocketState;
  /** Where the bot at the other end listens, where that is known. */
  bot?: string;
  /** How many payloads went to it. */
  payloads: number;
}

export interface Registration extends SocketSight {
  link?: Link;
}

export interface Registry {
  all(): readonly Registration[];
  has(one: Registration): boolean;
  /** Undefined where there are as many as there may be. */
  register(link: Link, bot: string | undefined): Registration | undefined;
  addGhost(): Registration;
  remove(one: Registration): void;
  /** Reset, and registered no longer. */
  drop(one: Registration): void;
  /** Any one at random, of those that Slack believes to be there. */
  pick(): Registration | undefined;
  /** The bot is dead, and its machine closes what it had open; without an address, all are. */
  removeOf(bot: string | undefined): void;
}

/** Of one app. */
const MOST_CONNECTIONS = 10;

export function startRegistry(): Registry {
  const registered = new Map<string, Registration>();
  let last = 0;
  const add = (given: Omit<Registration, "id" | "payloads">): Registration => {
    last += 1;
    const registration = { ...given, id: `socket-${last}`, payloads: 0 };
    registered.set(registration.id, registration);
    return registration;
  };
  const all = () => [...registered.values()];
  const drop = (one: Registration) => {
    one.link?.reset();
    registered.delete(one.id);
  };
  return {
    all,
    drop,
    has: ({ id }) => registered.has(id),
    register: (link, bot) =>
      registered.size < MOST_CONNECTIONS
        ? add({ link, state: "open", ...(bot === undefined ? {} : { bot }) })
        : undefined,
    addGhost: () => add({ state: "ghost" }),
    remove: ({ id }) => registered.delete(id),
    pick: () => {
      const addressed = all().filter(({ state }) => state !== "leaving");
      return addressed.length === 0 ? undefined : addressed[randomInt(addressed.length)];
    },
    removeOf: (bot) => {
      const its = all().filter((one) => one.link && (bot === undefined || one.bot === bot));
      its.forEach(drop);
    },
  };
}
