// Somebody typed that they want all they may switch to: it is sent as direct messages, which they can keep.
import { setTimeout as pause } from "node:timers/promises";
import { isRefusal } from "../../../domain/refusal.ts";
import { Trouble } from "../../../domain/trouble.ts";
import { myConfig } from "../../../operations/my-config.ts";
import { postMessage } from "../post-message.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import type { Shown } from "../views/shown.ts";
import { configAnswer, nothingToSwitchTo, switchConfig } from "../views/switch-config.ts";
import type { Edge } from "./edge.ts";
import type { TypedCommand } from "./typed-command.ts";

/** Slack waits three seconds for an answer, and the reading comes before. */
const LONGEST_WAIT = 1200;

export async function configInWords(edge: Edge, { person }: TypedCommand): Promise<Shown> {
  const config = await myConfig(edge.ports, person);
  if (isRefusal(config)) return refusalAnswer(config);
  const messages = switchConfig({ config, management: edge.management });
  if (!messages) return nothingToSwitchTo(config.shut);
  const waiting = new AbortController();
  const sent = await Promise.race([
    send(edge, person.user, messages),
    pause(LONGEST_WAIT, "under way" as const, { signal: waiting.signal }).catch(() => "under way"),
  ]);
  waiting.abort();
  if (sent instanceof Trouble) return sentence(`${sent.message} Please try again in a minute.`);
  return configAnswer(config.accesses.length, sent === "sent");
}

/** Trouble is an answer: when it comes, somebody may have been told already that it is under way. */
async function send(
  { clients, logger }: Edge,
  channel: string,
  messages: readonly Shown[],
): Promise<"sent" | Trouble> {
  try {
    for (const message of messages) {
      await postMessage(clients.messages, { channel }, { message, doing: "sending the profiles" });
    }
    return "sent";
  } catch (error) {
    logger.warn({ err: error, person: channel }, "not all profiles could be sent");
    if (error instanceof Trouble) return error;
    throw error;
  }
}
