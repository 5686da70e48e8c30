// Everything that Rolecall is in AWS, put together: the record and its audit, the roles, the bot, and what watches it.
import { Fn, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { StackProps } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { AccessLogs } from "./access-logs.ts";
import { Alarms } from "./alarms.ts";
import { AuditBucket } from "./audit/audit-bucket.ts";
import { AuditTrail } from "./audit/audit-trail.ts";
import { botImage } from "./bot-image.ts";
import { BotOnFargate } from "./bot-on-fargate.ts";
import { BotRoles } from "./bot-roles.ts";
import { BotTask, PORT } from "./bot-task.ts";
import { EncryptionKey } from "./encryption-key.ts";
import { HowItStands } from "./how-it-stands.ts";
import { HttpsDoor } from "./https-door.ts";
import { Network, ZONES } from "./network.ts";
import { Overview } from "./overview.ts";
import type { Placement } from "./placement.ts";
import { RecordsTable } from "./records-table.ts";
import type { Stage } from "./stages.ts";
import { watchedAudit, watchedDoor, watchedService, watchedTable } from "./watched.ts";

export interface RolecallStackProps extends StackProps {
  readonly stageName: string;
  readonly stage: Stage;
  readonly placement: Placement;
  /** What rolecall.yaml says, word for word. */
  readonly policyText: string;
  /** The folder of the Dockerfile. */
  readonly repository: string;
}

export class RolecallStack extends Stack {
  constructor(scope: Construct, id: string, props: RolecallStackProps) {
    super(scope, id, props);
    const { stage, stageName, placement } = props;
    const roles = new BotRoles(this, "Roles", placement);
    const encryptionKey = this.key(props, roles);
    const accessLogs = new AccessLogs(this, "AccessLogs", { days: stage.logDays }).bucket;
    const { table } = new RecordsTable(this, "Records", {
      tableName: placement.table,
      ...encryptionKey,
    });
    const { bucket } = new AuditBucket(this, "Audit", { ...stage, accessLogs, ...encryptionKey });
    const audit = new AuditTrail(this, "AuditTrail", {
      ...{ table, bucket, repository: props.repository, logDays: stage.logDays },
      ...encryptionKey,
    });
    const logGroup = this.log(props);
    const door = this.bot(props, { roles, logGroup, accessLogs });
    const stands = new HowItStands(this, "HowItStands", { logGroup, stage: stageName });
    const alarms = new Alarms(this, "Alarms", {
      stage: stageName,
      email: stage.alarmEmail,
      watched: [
        ...watchedService(stands, stage.transport.kind === "socket"),
        ...watchedTable(table),
        ...watchedAudit(audit),
        ...(door ? watchedDoor(door) : []),
      ],
    });
    new Overview(this, "Overview", { stage: stageName, alarms, stands, logGroup });
  }

  /** Chosen by AWS when it is deployed: CDK would have to ask AWS for their names, and nobody who synthesizes needs credentials. */
  override get availabilityZones(): string[] {
    return Array.from({ length: ZONES }, (_, nth) => Fn.select(nth, Fn.getAzs()));
  }

  private key({ stage }: RolecallStackProps, { runtime }: BotRoles): { encryptionKey?: IKey } {
    if (stage.encryption === "aws") return {};
    const own = new EncryptionKey(this, "Encryption");
    own.serveTable(runtime, stage.region);
    return { encryptionKey: own.key };
  }

  private log({ stage, stageName }: RolecallStackProps): LogGroup {
    return new LogGroup(this, "Log", {
      logGroupName: `/rolecall/${stageName}`,
      retention: stage.logDays,
      removalPolicy: stage.isLasting ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  private bot(props: RolecallStackProps, around: Around): HttpsDoor | undefined {
    const { stage, placement } = props;
    const { logGroup, accessLogs } = around;
    const { runtime } = around.roles;
    const network = new Network(this, "Network", {
      kind: stage.network,
      logDays: stage.logDays,
    });
    const image = botImage(this, props);
    const task = new BotTask(this, "Bot", { stage, placement, runtime, image, logGroup });
    const { vpc, tasks: subnets } = network;
    const { replicas } = stage.size;
    const fargate = { definition: task.definition, vpc, subnets, replicas };
    const { running } = new BotOnFargate(this, "Fargate", fargate);
    if (stage.transport.kind === "socket") return undefined;
    const { certificate } = stage.transport;
    const { isLasting } = stage;
    return new HttpsDoor(this, "Door", {
      vpc,
      running,
      accessLogs,
      certificate,
      isLasting,
      port: PORT,
    });
  }
}

interface Around {
  readonly roles: BotRoles;
  readonly logGroup: LogGroup;
  readonly accessLogs: AccessLogs["bucket"];
}
