// Payloads taken out of what the bot was sent, changed, and wrapped again.
import { newId } from "./new-id.ts";
import type { Parcel } from "./post-to-bot.ts";
import type { ResponseSource } from "./response-url.ts";
import type { SlackWorld } from "./slack-world.ts";

export type Payload = Record<string, unknown>;

export function payloadOf({ contentType, body }: Parcel): Payload {
  if (contentType === "application/json") return JSON.parse(body) as Payload;
  const form = new URLSearchParams(body);
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : (JSON.parse(payload) as Payload);
}

export function encoded(payload: Payload, { contentType, kind }: Parcel): string {
  if (contentType === "application/json") return JSON.stringify(payload);
  const form = kind === "command" ? texts(payload) : { payload: JSON.stringify(payload) };
  return new URLSearchParams(form).toString();
}

/** By dotted path: `user.team_id`, `actions.0.value`. */
export function withChanges(payload: Payload, changes: Payload): Payload {
  const changed = structuredClone(payload);
  for (const [path, value] of Object.entries(changes)) change(changed, path.split("."), value);
  return changed;
}

/** Who acts, according to the payload. */
export function personIn(payload: Payload): string | undefined {
  const id = at(payload, "user.id") ?? payload["user_id"] ?? at(payload, "event.user");
  return typeof id === "string" ? id : undefined;
}

/** What Slack never sends twice is made anew. */
export function refreshed(payload: Payload, { now, triggers, responseUrls }: SlackWorld): Payload {
  const person = personIn(payload) ?? "";
  const source = sourceOf(payload, person);
  const origin = at(payload, "view.type") === "modal" ? "modal" : "workspace";
  return withChanges(payload, {
    ...("trigger_id" in payload ? { trigger_id: triggers.issue(person, origin) } : {}),
    ...("response_url" in payload && source ? { response_url: responseUrls.issue(source) } : {}),
    ...("actions" in payload ? { "actions.0.action_ts": String(now() / 1000) } : {}),
    ...("event_id" in payload ? { event_id: `Ev${newId().toUpperCase()}` } : {}),
  });
}

function sourceOf(payload: Payload, personId: string): ResponseSource | undefined {
  const channelId = at(payload, "container.channel_id") ?? payload["channel_id"];
  const messageTs = at(payload, "container.message_ts");
  if (typeof channelId !== "string") return undefined;
  return { personId, channelId, ...(typeof messageTs === "string" ? { messageTs } : {}) };
}

function at(payload: Payload, path: string): unknown {
  return path.split(".").reduce<unknown>((part, step) => inside(part)?.[step], payload);
}

function inside(part: unknown): Payload | undefined {
  return typeof part === "object" && part !== null ? (part as Payload) : undefined;
}

function change(part: Payload, [step = "", ...further]: string[], value: unknown): void {
  if (further.length === 0) {
    if (value === undefined) Reflect.deleteProperty(part, step);
    else part[step] = value;
    return;
  }
  const deeper = inside(part[step]) ?? {};
  part[step] = deeper;
  change(deeper, further, value);
}

function texts(payload: Payload): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}
