// DynamoDB: dynalite in this process, reached without a second network hop.
import dynalite from "dynalite";
import { EventEmitter, once } from "node:events";
import type { AwsError } from "./aws-error.ts";
import { checkMayCall } from "./caller-rights.ts";
import type { Iam } from "./iam/iam.ts";
import { startTableCare } from "./table-care.ts";
import { isObject, jsonBody, jsonError, targetAction, type Json } from "./json-protocol.ts";
import type { AwsService, WireAnswer, WireRequest } from "./wire.ts";

export interface DynamoDb {
  service: AwsService;
  stop(): Promise<void>;
}

interface DynamoDbParts {
  iam: Iam;
  region: string;
  /** Where its data is kept; in memory when absent. */
  dataFolder: string | undefined;
}

export async function startDynamoDb(parts: DynamoDbParts): Promise<DynamoDb> {
  const server = dynalite({
    createTableMs: 0,
    updateTableMs: 0,
    deleteTableMs: 0,
    ...(parts.dataFolder ? { path: parts.dataFolder } : {}),
  });
  // Nobody connects to this port. It listens because dynalite closes its store only as a listening server.
  await once(server.listen(0, "127.0.0.1"), "listening");
  const handle = (request: WireRequest) =>
    new Promise<WireAnswer>((resolve) => {
      const { method, url, headers } = request;
      const asked = Object.assign(new EventEmitter(), { method, url, headers });
      server.emit("request", asked, answerSlot(resolve));
      asked.emit("data", request.body);
      asked.emit("end");
    });
  return {
    service: dynamoDbService(startTableCare(handle), parts),
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** As much of a ServerResponse as dynalite writes to. */
function answerSlot(resolve: (answer: WireAnswer) => void) {
  const headers: Record<string, string> = {};
  return {
    statusCode: 200,
    setHeader(name: string, value: string | number) {
      headers[name.toLowerCase()] = String(value);
    },
    end(body = "") {
      const error = this.statusCode < 400 ? undefined : errorCode(body);
      const answer = { status: this.statusCode, headers, body };
      resolve(error ? { ...answer, error } : answer);
    },
  };
}

function dynamoDbService(
  handle: (request: WireRequest) => Promise<WireAnswer>,
  { iam, region }: DynamoDbParts,
): AwsService {
  return {
    name: "dynamodb",
    read: (request) => {
      const action = targetAction(request);
      const about = aboutOf(jsonBody(request));
      const place = `arn:aws:dynamodb:${region}:${iam.accountId}`;
      return {
        action,
        about,
        perform: (caller) => {
          const resource = `${place}:${tableWords(about)}`;
          checkMayCall(iam, caller, { action: `dynamodb:${action}`, resource });
          return handle(request);
        },
      };
    },
    refuse: (error: AwsError) => jsonError("1.0", error),
  };
}

const errorCode = (body: string) => /"__type":"(?:[^"#]*#)?([^"]+)"/.exec(body)?.[1] ?? "Unknown";

function aboutOf(asked: Json): Record<string, string> {
  const about: Record<string, string> = {};
  if (typeof asked["TableName"] === "string") about["table"] = asked["TableName"];
  if (typeof asked["IndexName"] === "string") about["index"] = asked["IndexName"];
  // What a query looks for are the only values it names.
  const key =
    asked["Key"] ?? (asked["KeyConditionExpression"] && asked["ExpressionAttributeValues"]);
  if (isObject(key)) about["key"] = Object.values(key).flatMap(plainValue).join(" ");
  return about;
}

const tableWords = ({ table = "*", index }: Record<string, string>) =>
  index === undefined ? `table/${table}` : `table/${table}/index/${index}`;

const plainValue = (attribute: unknown) =>
  isObject(attribute) ? Object.values(attribute).map(String) : [];
