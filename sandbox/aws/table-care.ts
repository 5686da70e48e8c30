// What keeps a table from being lost, which dynalite does not know: deletion protection and point-in-time recovery.
import { AwsError } from "./aws-error.ts";
import { isObject, jsonAnswer, jsonBody, targetAction, type Json } from "./json-protocol.ts";
import type { WireAnswer, WireRequest } from "./wire.ts";

type Handle = (request: WireRequest) => Promise<WireAnswer>;

/** In memory: tables of an earlier run have neither. */
interface Care {
  /** Names of tables. */
  protectedTables: Set<string>;
  recoverable: Set<string>;
}

export function startTableCare(handle: Handle): Handle {
  const care: Care = { protectedTables: new Set(), recoverable: new Set() };
  return async (request) => {
    const asked = jsonBody(request);
    const name = String(asked["TableName"]);
    switch (targetAction(request)) {
      case "CreateTable":
        return created(await handle(request), asked, care);
      case "UpdateTable":
        return updated(handle, request, care);
      case "DeleteTable":
        return care.protectedTables.has(name) ? refused(name) : handle(request);
      case "DescribeTable":
        return described(await handle(request), care.protectedTables.has(name));
      case "UpdateContinuousBackups":
        keep(care.recoverable, name, isAskedFor(asked));
        return backups(care.recoverable.has(name));
      case "DescribeContinuousBackups":
        return backups(care.recoverable.has(name));
      default:
        return handle(request);
    }
  };
}

function created(answer: WireAnswer, asked: Json, { protectedTables, recoverable }: Care) {
  if (answer.status !== 200) return answer;
  const name = String(asked["TableName"]);
  keep(protectedTables, name, asked["DeletionProtectionEnabled"] === true);
  recoverable.delete(name);
  return answer;
}

/** dynalite takes no call that is about protection only. */
async function updated(handle: Handle, request: WireRequest, { protectedTables }: Care) {
  const { TableName: name, DeletionProtectionEnabled: isOn, ...others } = jsonBody(request);
  if (isOn === undefined) return handle(request);
  keep(protectedTables, String(name), isOn === true);
  return Object.keys(others).length === 0
    ? jsonAnswer("1.0", { TableDescription: { TableName: name } })
    : handle(request);
}

function keep(names: Set<string>, name: string, isKept: boolean): void {
  if (isKept) names.add(name);
  else names.delete(name);
}

function refused(name: string): never {
  throw new AwsError(
    "ValidationException",
    `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first. Table: ${name}`,
  );
}

function described(answer: WireAnswer, isProtected: boolean): WireAnswer {
  if (answer.status !== 200) return answer;
  const { Table } = JSON.parse(String(answer.body)) as { Table: Json };
  const body = JSON.stringify({ Table: { ...Table, DeletionProtectionEnabled: isProtected } });
  const headers = Object.entries(answer.headers).filter(([name]) => !BY_BODY.has(name));
  return { ...answer, headers: Object.fromEntries(headers), body };
}

/** Of the body as it was. */
const BY_BODY = new Set(["content-length", "x-amz-crc32"]);

function isAskedFor({ PointInTimeRecoverySpecification: asked }: Json): boolean {
  return isObject(asked) && asked["PointInTimeRecoveryEnabled"] === true;
}

function backups(isOn: boolean): WireAnswer {
  const PointInTimeRecoveryStatus = isOn ? "ENABLED" : "DISABLED";
  return jsonAnswer("1.0", {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: "ENABLED",
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus },
    },
  });
}
