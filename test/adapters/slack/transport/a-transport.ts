// A transport with a real Bolt app on it, whose one command does what a test says.
import bolt from "@slack/bolt";
import { pino } from "pino";
import { boltLogger } from "../../../../src/adapters/slack/bolt-logger.ts";
import { errorBoundary } from "../../../../src/adapters/slack/error-boundary.ts";
import { heardOnce } from "../../../../src/adapters/slack/heard-once.ts";
import { socketTransport } from "../../../../src/adapters/slack/transport/socket-transport.ts";
import type {
  SocketManner,
  SocketTransportParts,
} from "../../../../src/adapters/slack/transport/socket-transport.ts";
import type {
  Transport,
  TransportParts,
} from "../../../../src/adapters/slack/transport/transport.ts";
import { until } from "../../../../sandbox/until.ts";
import type { FakeSlack } from "./fake-slack.ts";

export interface Line {
  readonly level: number;
  readonly msg: string;
  readonly err?: { readonly message: string };
}

export function startLog() {
  const lines: Line[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Line);
  const logger = pino({ level: "debug" }, { write });
  const parts: TransportParts = {
    now: Date.now,
    logger,
    boltLogger: boltLogger(logger),
    onTrail: (handle) => handle(),
  };
  return { lines, parts };
}

type Handler = (heard: {
  readonly text: string;
  readonly ack: () => Promise<void>;
}) => Promise<void>;

/** Every command is acknowledged unless said otherwise; what was heard is kept. */
export async function putBoltOn(
  transport: Transport,
  { logger, now }: TransportParts,
  handle: Handler = ({ ack }) => ack(),
) {
  const heard: string[] = [];
  const app = new bolt.App({
    receiver: transport.receiver,
    logger: boltLogger(logger),
    logLevel: bolt.LogLevel.ERROR,
    authorize: async () => ({ botToken: "xoxb-1", botId: "B1", botUserId: "U0BOT" }),
    deferInitialization: true,
    convoStore: false,
    extendedErrorHandler: true,
  });
  app.use(heardOnce(now));
  app.command("/aws-access", async ({ command: { text }, ack }) => {
    heard.push(text);
    await handle({ text, ack: async () => ack(`heard ${text}`) });
  });
  app.event("channel_shared", async () => {
    heard.push("channel_shared");
  });
  app.error(errorBoundary({ logger, newId: () => "12345678" }));
  await app.init();
  return heard;
}

let triggers = 0;

export function aCommand(text: string) {
  triggers += 1;
  const trigger_id = `trigger-${triggers}`;
  return { command: "/aws-access", text, trigger_id, team_id: "T1", user_id: "U1" };
}

export const typed = (text: string) => ({ type: "slash_commands", payload: aCommand(text) });

/** Quick, and by no chance. */
export const MANNER: SocketManner = {
  sockets: 2,
  pace: { first: 20, cap: 100, steady: 0 },
  stagger: 0,
  silentAfter: 10_000,
  chance: () => 1,
};

export interface Wanted {
  readonly manner?: Partial<SocketManner>;
  readonly handle?: Handler;
}

export async function aSocketTransport(slack: FakeSlack, { manner, handle }: Wanted = {}) {
  const { lines, parts } = startLog();
  const given: SocketTransportParts = {
    ...parts,
    appToken: "xapp-1",
    apiUrl: slack.apiUrl,
    manner: { ...MANNER, ...manner },
  };
  const transport = socketTransport(given);
  const heard = await putBoltOn(transport, parts, handle);
  return { ...transport, lines, heard };
}

export type ASocketTransport = Awaited<ReturnType<typeof aSocketTransport>>;

export function sockets({ link }: Pick<Transport, "link">) {
  const { transport, ...standing } = link();
  if (transport !== "socket" || !("sockets" in standing)) throw new Error("not over sockets");
  return standing;
}

export const howManyOpen = (transport: Pick<Transport, "link">) =>
  sockets(transport).sockets.filter(({ isOpen }) => isOpen).length;

export function untilOpen(transport: Pick<Transport, "link">, count: number) {
  return until(
    () => howManyOpen(transport),
    (open) => open === count,
    { what: `${count} sockets are open` },
  );
}

export function untilSaid(lines: readonly Line[], words: string) {
  return until(
    () => lines,
    () => lines.find(({ msg, err }) => `${msg} ${err?.message ?? ""}`.includes(words)),
    { what: `the log says “${words}”` },
  );
}
