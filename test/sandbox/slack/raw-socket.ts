// A bot on a bare web socket: keeps every frame it was sent, and acknowledges as a test wants.
import { WebSocket } from "ws";
import { type Agency, callApi } from "./agency-workspace.ts";

export interface Frame {
  type: string;
  envelope_id: string;
  payload: Record<string, unknown>;
  [field: string]: unknown;
}

/** Undefined: no ack. */
type Acknowledging = (frame: Frame) => { payload?: unknown } | undefined;

export interface RawSocket {
  ws: WebSocket;
  frames: Frame[];
  /** Those that are to be acknowledged. */
  envelopes(): Frame[];
  acknowledges(how: Acknowledging): void;
  /** Says one thing, whatever that is. */
  says(frame: unknown): void;
  pings: string[];
  /** How it ended: 1006 is an end without a word. */
  closed: Promise<number>;
}

export const acknowledge: Acknowledging = () => ({});
export const ignore: Acknowledging = () => undefined;

export async function socketAddress({ apiUrl }: Pick<Agency, "apiUrl">): Promise<string> {
  const { url } = await callApi({ apiUrl, token: "xapp-sandbox" }, "apps.connections.open");
  return String(url);
}

/** `port`: of the bot that it is, where Slack is to know. */
export async function openSocket(
  slack: Agency,
  how: Acknowledging = acknowledge,
  port?: number,
): Promise<RawSocket> {
  const apiUrl =
    port === undefined ? slack.apiUrl : slack.apiUrl.replace("api/", `bot/${port}/api/`);
  const socket = socketAt(await socketAddress({ apiUrl }), how);
  await new Promise((greeted, failed) => socket.ws.once("message", greeted).once("error", failed));
  return socket;
}

export function socketAt(address: string, how: Acknowledging = acknowledge): RawSocket {
  const ws = new WebSocket(address);
  const frames: Frame[] = [];
  const pings: string[] = [];
  let answer = how;
  ws.on("message", (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame;
    frames.push(frame);
    const ack = "envelope_id" in frame ? answer(frame) : undefined;
    if (ack) ws.send(JSON.stringify({ envelope_id: frame.envelope_id, ...ack }));
  });
  ws.on("ping", (data: Buffer) => pings.push(data.toString()));
  const closed = new Promise<number>((resolve) => ws.once("close", resolve));
  ws.on("error", () => undefined);
  return {
    ...{ ws, frames, pings, closed },
    envelopes: () => frames.filter((frame) => "envelope_id" in frame),
    acknowledges: (next) => {
      answer = next;
    },
    says: (frame) => {
      ws.send(typeof frame === "string" ? frame : JSON.stringify(frame));
    },
  };
}
