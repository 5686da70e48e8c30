// What belongs to the record and stands in the management account: both roles, the table, its key, and the audit.
import type { Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { AccessLogs } from "./access-logs.ts";
import type { Watched } from "./alarms.ts";
import { AuditBucket } from "./audit/audit-bucket.ts";
import { AuditTrail } from "./audit/audit-trail.ts";
import { BotRoles } from "./bot-roles.ts";
import { EncryptionKey } from "./encryption-key.ts";
import type { Placement } from "./placement.ts";
import { RecordsTable } from "./records-table.ts";
import type { Stage } from "./stages.ts";
import { watchedAudit, watchedTable } from "./watched.ts";

export interface RecordSideProps {
  readonly stage: Stage;
  readonly placement: Placement;
  /** The folder of the Dockerfile. */
  readonly repository: string;
}

interface RecordSide {
  readonly roles: BotRoles;
  readonly watched: readonly Watched[];
}

export function recordSide(stack: Stack, props: RecordSideProps): RecordSide {
  const { stage, placement, repository } = props;
  const { logDays } = stage;
  const roles = new BotRoles(stack, "Roles", placement);
  const key = encryptionKey(stack, props, roles);
  const accessLogs = AccessLogs.of(stack, logDays);
  const { table } = new RecordsTable(stack, "Records", { tableName: placement.table, ...key });
  const { bucket } = new AuditBucket(stack, "Audit", { ...stage, accessLogs, ...key });
  const trail = { table, bucket, repository, logDays, ...key };
  const audit = new AuditTrail(stack, "AuditTrail", trail);
  return { roles, watched: [...watchedTable(table), ...watchedAudit(audit)] };
}

function encryptionKey(
  stack: Stack,
  { stage }: RecordSideProps,
  { runtime }: BotRoles,
): { encryptionKey?: IKey } {
  if (stage.encryption === "aws") return {};
  const own = new EncryptionKey(stack, "Encryption");
  own.serveTable(runtime, stage.region);
  return { encryptionKey: own.key };
}
