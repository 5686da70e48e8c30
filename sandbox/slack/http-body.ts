// Reads what the bot posts: JSON, or a form whose nested values are JSON.
import type { IncomingMessage, ServerResponse } from "node:http";

export type Arguments = Record<string, unknown>;

const NESTED = new Set(["blocks", "attachments", "view", "metadata"]);

/** `undefined` where a body is not what it says it is. */
export async function readArguments(request: IncomingMessage): Promise<Arguments | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  if (body === "") return {};
  try {
    const isJson = request.headers["content-type"]?.includes("json") ?? false;
    return isJson ? (JSON.parse(body) as Arguments) : fromForm(new URLSearchParams(body));
  } catch {
    return undefined;
  }
}

export function answerJson(response: ServerResponse, body: unknown, status: number): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

function fromForm(form: URLSearchParams): Arguments {
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, NESTED.has(name) ? nested(value) : plainValue(value)]),
  );
}

/** A nested value that is no JSON stays text, so that the method refuses it by name. */
function nested(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function plainValue(value: string): unknown {
  if (value === "true") return true;
  return value === "false" ? false : value;
}
