// What Slack would send, signed as Slack signs it, straight to a server, one at a time or several at once.
import { Agent, request } from "node:http";
import { signedHeaders } from "../../sandbox/slack/signature.ts";
import { CARD } from "./posted-card.ts";

export interface Sent {
  /** Milliseconds to the acknowledgement, of each. */
  readonly milliseconds: readonly number[];
  /** What the acknowledgements said. */
  readonly answers: readonly string[];
}

export interface Sender {
  send(url: string, bodies: readonly string[], atOnce: number): Promise<Sent>;
}

export function signedSender(secret: string): Sender {
  const post = (agent: Agent, url: string, body: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": Buffer.byteLength(body),
        ...signedHeaders(secret, body, Math.floor(Date.now() / 1000)),
      };
      const call = request(`${url}/slack/events`, { method: "POST", agent, headers });
      call.on("error", reject);
      call.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`not acknowledged: ${response.statusCode} ${text}`));
        });
      });
      call.end(body);
    });

  return {
    send: async (url, bodies, atOnce) => {
      // Of its own: a server closes connections that were idle while the others had their turn.
      const agent = new Agent({ keepAlive: true, maxSockets: 64 });
      const waiting = [...bodies];
      const milliseconds: number[] = [];
      const answers: string[] = [];
      const lane = async () => {
        for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
          const started = performance.now();
          answers.push(await post(agent, url, body));
          milliseconds.push(performance.now() - started);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      agent.destroy();
      return { milliseconds, answers };
    },
  };
}

let triggers = 0;

/** Another one for each, as Slack makes them: what comes with one that was heard before is not heard again. */
function newTrigger(): string {
  triggers += 1;
  return `1.${triggers}.3`;
}

interface Speaker {
  readonly team: string;
  readonly user: string;
  readonly appId: string;
}

export function commandBody({ team, user, appId }: Speaker, text: string): string {
  return new URLSearchParams({
    token: "verification-token",
    team_id: team,
    team_domain: "northwind-studio",
    channel_id: "C0GENERAL1",
    channel_name: "general",
    user_id: user,
    user_name: "somebody",
    command: "/aws-access",
    text,
    api_app_id: appId,
    is_enterprise_install: "false",
    // Nobody answers there; an acknowledgement carries the answer itself.
    response_url: "http://127.0.0.1:9/commands/none",
    trigger_id: newTrigger(),
  }).toString();
}

export function clickBody({ team, user, appId }: Speaker, value: string): string {
  const { channel, ts } = CARD;
  const button = { action_id: "approve", block_id: "buttons", type: "button", value };
  const payload = {
    type: "block_actions",
    team: { id: team, domain: "northwind-studio" },
    user: { id: user, username: "somebody", name: "somebody", team_id: team },
    api_app_id: appId,
    token: "verification-token",
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: newTrigger(),
    response_url: "http://127.0.0.1:9/actions/none",
    channel: { id: channel, name: "aws-approvals" },
    container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: false },
    message: { type: "message", ts, user: "U0ROLECALL", text: "somebody asks", blocks: [] },
    actions: [{ ...button, text: { type: "plain_text", text: "Approve" }, action_ts: ts }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
