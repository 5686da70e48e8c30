// The AWS JSON protocol: X-Amz-Target names the action, JSON in and out.
import type { AwsError } from "./aws-error.ts";
import { headerOf, type WireAnswer, type WireRequest } from "./wire.ts";

export type Json = Readonly<Record<string, unknown>>;

/** `AWSOrganizationsV20161128.ListAccounts` → `ListAccounts`. */
export function targetAction(request: WireRequest): string {
  return headerOf(request, "x-amz-target")?.split(".")[1] ?? "";
}

/** Whatever cannot be read counts as empty; the service itself refuses it later. */
export function jsonBody(request: WireRequest): Json {
  try {
    const value: unknown = JSON.parse(request.body.toString("utf8"));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function jsonAnswer(version: "1.0" | "1.1", body: Json): WireAnswer {
  return {
    status: 200,
    headers: { "content-type": `application/x-amz-json-${version}` },
    body: JSON.stringify(body),
  };
}

/** `members`: what the error carries beside its sentence. */
export function jsonError(
  version: "1.0" | "1.1",
  error: AwsError,
  members: Readonly<Record<string, string>> = {},
): WireAnswer {
  const { code, message } = error;
  return {
    ...jsonAnswer(version, { __type: code, message, Message: message, ...members }),
    status: error.status,
    error: error.code,
  };
}
