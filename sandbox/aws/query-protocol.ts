// The AWS Query protocol: form fields in, XML out, for IAM and STS.
import { randomUUID } from "node:crypto";
import { unknownAction, validationError, type AwsError } from "./aws-error.ts";
import type { WireAnswer, WireRequest } from "./wire.ts";

export interface QueryApi {
  version: string;
  namespace: string;
}

export interface QueryFields {
  action: string;
  /** Throws unless the request names the version of the API that the sandbox speaks. */
  checkVersion(): void;
  /** A field that may be absent. */
  maybe(name: string): string | undefined;
  /** A field that must be there. */
  text(name: string): string;
  /** `Name.member.1`, `Name.member.2`, … */
  list(name: string): string[];
  /** For the list of calls: a reader's word → the field that holds it, where it is there. */
  about(words: Readonly<Record<string, string>>): Record<string, string>;
}

export function readQuery(request: WireRequest, api: QueryApi): QueryFields {
  const form = new URLSearchParams(request.body.toString("utf8"));
  const maybe = (name: string) => form.get(name) ?? undefined;
  const action = maybe("Action") ?? "";
  const version = maybe("Version") ?? "NO_VERSION_SPECIFIED";
  return {
    action,
    checkVersion: () => {
      if (version !== api.version) throw unknownAction(action, version);
    },
    maybe,
    text: (name) => {
      const value = maybe(name);
      if (value !== undefined) return value;
      throw validationError(
        `1 validation error detected: Value null at '${lowerFirst(name)}' failed to satisfy constraint: Member must not be null`,
      );
    },
    list: (name) => {
      const values: string[] = [];
      for (let at = 1; form.has(`${name}.member.${at}`); at += 1)
        values.push(form.get(`${name}.member.${at}`) ?? "");
      return values;
    },
    about: (words) => {
      const found = Object.entries(words).map(([word, field]) => [word, maybe(field)]);
      return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >;
    },
  };
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** An array becomes `<member>`s, a Map `<entry><key/><value/></entry>`s, an object elements in order. */
export type Xml =
  | string
  | number
  | boolean
  | Date
  | undefined
  | readonly Xml[]
  | ReadonlyMap<string, Xml>
  | XmlObject;

export interface XmlObject {
  readonly [element: string]: Xml;
}

export function queryResult(
  api: QueryApi,
  action: string,
  result: XmlObject | undefined,
): WireAnswer {
  const body = `<${action}Response xmlns="${api.namespace}">${
    result ? `<${action}Result>${writeXml(result)}</${action}Result>` : ""
  }<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;
  return { status: 200, headers: { "content-type": "text/xml" }, body };
}

export function queryError(api: QueryApi, error: AwsError): WireAnswer {
  const detail = {
    Type: error.status < 500 ? "Sender" : "Receiver",
    Code: error.code,
    Message: error.message,
  };
  const body = `<ErrorResponse xmlns="${api.namespace}"><Error>${writeXml(detail)}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
  return { status: error.status, headers: { "content-type": "text/xml" }, body, error: error.code };
}

function writeXml(value: Xml): string {
  if (value === undefined) return "";
  if (value instanceof Date) return value.toISOString().replace(/\.\d{3}Z$/, "Z");
  if (isList(value)) return value.map((item) => element("member", item)).join("");
  if (isMap(value)) return [...value].map(([key, item]) => entry(key, item)).join("");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([name, item]) => element(name, item))
      .join("");
  return escapeXml(String(value));
}

const isList = (value: Xml): value is readonly Xml[] => Array.isArray(value);
const isMap = (value: Xml): value is ReadonlyMap<string, Xml> => value instanceof Map;

const element = (name: string, value: Xml) =>
  value === undefined ? "" : `<${name}>${writeXml(value)}</${name}>`;

const entry = (key: string, value: Xml) =>
  `<entry><key>${escapeXml(key)}</key>${element("value", value)}</entry>`;

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#xD;",
};

const escapeXml = (text: string) => text.replace(/[&<>"\r]/g, (char) => escapes[char] ?? char);
