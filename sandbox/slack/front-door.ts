// Everything the bot can reach over HTTP: the Web API and the response URLs, faults included.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Call, CallLog } from "../calls.ts";
import type { Fault, Faults } from "../faults.ts";
import { answerJson, readArguments } from "./http-body.ts";
import { reply } from "./reply.ts";
import type { SlackWorld } from "./slack-world.ts";
import { methodAsked } from "./socket/asking-bot.ts";
import { aboutCall, callMethod } from "./web-api.ts";

export interface FrontDoorOptions {
  faults: Faults;
  calls: CallLog;
  killBot: (url?: string) => Promise<void>;
}

interface Result {
  status: number;
  body: { ok: boolean; error?: string; response_metadata?: { messages?: string[] } };
}

interface Asked {
  action: string;
  about: Record<string, string>;
  perform: () => Result;
}

export function startFrontDoor(world: SlackWorld, options: FrontDoorOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now();
    const asked = await understood(request, world);
    sayOfItself(response, world);
    const fault = options.faults.strike("slack", asked.action);
    const result = await underFault(fault, asked, { response, killBot: options.killBot });
    options.calls.record({
      at: Date.now(),
      service: "slack",
      action: asked.action,
      milliseconds: Math.round(performance.now() - started),
      ...outcomeOf(result),
      about: { ...asked.about, ...detailOf(result) },
    });
  };
}

/** Slack's time, and what the bot's token is granted. */
function sayOfItself(response: ServerResponse, { now, granted: { scopes } }: SlackWorld): void {
  response.setHeader("date", new Date(now()).toUTCString());
  if (scopes) response.setHeader("x-oauth-scopes", scopes.join(","));
}

function outcomeOf(result: Result | "no-answer"): Pick<Call, "outcome" | "error"> {
  if (result === "no-answer") return { outcome: "no-answer" };
  const { error } = result.body;
  return error === undefined ? { outcome: "ok" } : { outcome: "refused", error };
}

/** Which limit was broken, since the error code alone does not say. */
function detailOf(result: Result | "no-answer"): Record<string, string> {
  const message = result === "no-answer" ? undefined : result.body.response_metadata?.messages?.[0];
  return message === undefined ? {} : { detail: message };
}

async function understood(request: IncomingMessage, world: SlackWorld): Promise<Asked> {
  const path = new URL(request.url ?? "/", "http://slack").pathname;
  const given = await readArguments(request);
  const about = aboutCall(given);
  const asked = methodAsked(path);
  if (asked) {
    const call = { ...asked, authorization: request.headers.authorization, given };
    return {
      action: asked.method,
      about,
      perform: () => ({ status: 200, body: callMethod(call, world) }),
    };
  }
  return { action: "response_url", about, perform: () => respond(path, given, world) };
}

function respond(path: string, given: unknown, world: SlackWorld): Result {
  const source = world.responseUrls.take(path);
  if ("error" in source) return { status: 404, body: { ok: false, error: source.error } };
  const replied = reply(given, source, world);
  if ("error" in replied) {
    const { error, details: messages = [] } = replied;
    return { status: 400, body: { ok: false, error, response_metadata: { messages } } };
  }
  return { status: 200, body: { ok: true } };
}

interface Line {
  response: ServerResponse;
  killBot: FrontDoorOptions["killBot"];
}

async function underFault(
  fault: Fault | undefined,
  { action, perform }: Asked,
  { response, killBot }: Line,
): Promise<Result | "no-answer"> {
  switch (fault?.effect) {
    case undefined:
    case "deliver-twice":
      return answer(response, perform());
    case "fail":
      return answer(response, failure(fault, action));
    case "throttle":
      response.setHeader("retry-after", "1");
      return answer(response, { status: 429, body: { ok: false, error: "ratelimited" } });
    case "fail-after":
      perform();
      return answer(response, failure(fault, action));
    case "lose-answer":
      perform();
      return drop(response);
    case "hang":
      return "no-answer";
    case "delay":
      await pause(fault.milliseconds);
      return answer(response, perform());
    case "kill-before":
      await killBot();
      return drop(response);
    case "kill-after":
      perform();
      await killBot();
      return drop(response);
  }
}

/** A method says in its answer that it failed, a response URL by its status; and Slack itself may be out of order. */
function failure({ error = "internal_error" }: Fault, action: string): Result {
  const isStatus = error === OUT_OF_ORDER || action === "response_url";
  return { status: isStatus ? 500 : 200, body: { ok: false, error } };
}

const OUT_OF_ORDER = "http_500";

function answer(response: ServerResponse, result: Result): Result {
  answerJson(response, result.body, result.status);
  return result;
}

function drop(response: ServerResponse): "no-answer" {
  response.socket?.destroy();
  return "no-answer";
}
