// One HTTP request read whole, one answer written: what every AWS service here speaks through.
import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Service } from "../calls.ts";
import type { AwsError } from "./aws-error.ts";
import type { Caller } from "./caller.ts";

export interface WireRequest {
  method: string;
  /** Path and query, as sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface WireAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer;
  /** The error code, for the list of calls. */
  error?: string;
}

/** One request as a service understands it: what it asks, and how to do it. */
export interface ServiceCall {
  action: string;
  about: Record<string, string>;
  /** Does it for whoever signed it. Throws an AwsError to refuse. */
  perform(caller: Caller): WireAnswer | Promise<WireAnswer>;
}

export interface AwsService {
  name: Service;
  /** Reads a request without doing anything. */
  read(request: WireRequest): ServiceCall;
  /** Writes an error in the service's own protocol. */
  refuse(error: AwsError): WireAnswer;
}

export async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return {
    method: request.method ?? "",
    url: request.url ?? "/",
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

export function sendAnswer(response: ServerResponse, answer: WireAnswer, now: number): void {
  response.writeHead(answer.status, {
    "x-amzn-requestid": randomUUID(),
    ...answer.headers,
    "content-length": Buffer.byteLength(answer.body),
    // The SDK corrects its own clock by this header, so it must be the sandbox's time.
    date: new Date(now).toUTCString(),
  });
  response.end(answer.body);
}

export function headerOf(request: WireRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}
