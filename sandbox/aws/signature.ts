// Checks an AWS Signature Version 4 in the Authorization header.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { headerOf, type WireRequest } from "./wire.ts";

export interface Credential {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
}

export interface Signed {
  credential: Credential;
  signedHeaders: readonly string[];
  signature: string;
}

export interface SignatureProblem {
  kind: "missing" | "incomplete" | "unknown-key" | "expired" | "mismatch";
  message: string;
}

const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request, ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/;

export function readSignature(request: WireRequest): Signed | SignatureProblem {
  const header = headerOf(request, "authorization");
  if (!header) return { kind: "missing", message: "Request is missing Authentication Token" };
  const found = authorization.exec(header);
  if (!found)
    return {
      kind: "incomplete",
      message:
        "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' of AWS4-HMAC-SHA256.",
    };
  const part = (at: number) => found[at] ?? "";
  return {
    credential: { accessKeyId: part(1), date: part(2), region: part(3), service: part(4) },
    signedHeaders: part(5).split(";"),
    signature: part(6),
  };
}

export interface Key {
  secretAccessKey: string;
  /** Temporary credentials come with one, which every call must send. */
  sessionToken?: string;
  /** Until when it is good. */
  until: number;
}

export function signatureProblem(
  request: WireRequest,
  signed: Signed,
  { key, now }: { key: Key | undefined; now: number },
): SignatureProblem | undefined {
  // A long-lived key has no session token, so a call that sends one with it is not its owner's.
  if (!key || headerOf(request, tokenHeader) !== key.sessionToken)
    return {
      kind: "unknown-key",
      message: "The security token included in the request is invalid.",
    };
  if (now >= key.until)
    return { kind: "expired", message: "The security token included in the request is expired" };
  const amzDate = headerOf(request, "x-amz-date") ?? "";
  return (
    dateProblem(amzDate, signed, now) ??
    headersProblem(signed, key) ??
    (isSignedBy(request, signed, { secret: key.secretAccessKey, amzDate })
      ? undefined
      : { kind: "mismatch", message: mismatch })
  );
}

const tokenHeader = "x-amz-security-token";

const mismatch =
  "The request signature we calculated does not match the signature you provided. " +
  "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

const quarterHour = 15 * 60_000;

function dateProblem(amzDate: string, signed: Signed, now: number): SignatureProblem | undefined {
  const at = readAmzDate(amzDate);
  if (at === undefined)
    return {
      kind: "incomplete",
      message: `Date must be in ISO-8601 'basic format'. Got '${amzDate}'.`,
    };
  if (!amzDate.startsWith(signed.credential.date))
    return { kind: "mismatch", message: "Date in Credential scope does not match X-Amz-Date." };
  const clock = writeAmzDate(now);
  if (at < now - quarterHour) {
    const earliest = writeAmzDate(now - quarterHour);
    const message = `Signature expired: ${amzDate} is now earlier than ${earliest} (${clock} - 15 min.)`;
    return { kind: "mismatch", message };
  }
  if (at > now + quarterHour) {
    const latest = writeAmzDate(now + quarterHour);
    const message = `Signature not yet current: ${amzDate} is still later than ${latest} (${clock} + 15 min.)`;
    return { kind: "mismatch", message };
  }
  return undefined;
}

function headersProblem(signed: Signed, key: Key): SignatureProblem | undefined {
  const wanted = ["host", "x-amz-date", ...(key.sessionToken === undefined ? [] : [tokenHeader])];
  const missing = wanted.find((name) => !signed.signedHeaders.includes(name));
  if (!missing) return undefined;
  return {
    kind: "mismatch",
    message: `'${missing}' must be a 'SignedHeader' in the AWS Authorization.`,
  };
}

function readAmzDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function writeAmzDate(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function isSignedBy(
  request: WireRequest,
  signed: Signed,
  { secret, amzDate }: { secret: string; amzDate: string },
): boolean {
  const { date, region, service } = signed.credential;
  const text = [
    "AWS4-HMAC-SHA256",
    amzDate,
    `${date}/${region}/${service}/aws4_request`,
    sha256(canonicalRequest(request, signed.signedHeaders)),
  ].join("\n");
  const signingKey = [date, region, service, "aws4_request"].reduce<Buffer | string>(
    (key, part) => hmac(key, part),
    `AWS4${secret}`,
  );
  return timingSafeEqual(hmac(signingKey, text), Buffer.from(signed.signature, "hex"));
}

function canonicalRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  const [path = "/", query = ""] = request.url.split("?", 2);
  const headers = signedHeaders.map(
    (name) => `${name}:${(headerOf(request, name) ?? "").trim().replace(/ +/g, " ")}\n`,
  );
  return [
    request.method,
    path,
    query.split("&").sort().join("&"),
    headers.join(""),
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer | string, data: string) =>
  createHmac("sha256", key).update(data).digest();
