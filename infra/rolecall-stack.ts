// The bot and what watches it, with the record beside it unless it runs in another account than the record is kept in.
import { Fn, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { StackProps } from "aws-cdk-lib";
import type { IRole } from "aws-cdk-lib/aws-iam";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { AccessLogs } from "./access-logs.ts";
import { Alarms } from "./alarms.ts";
import { botImage } from "./bot-image.ts";
import { BotOnFargate } from "./bot-on-fargate.ts";
import { BotTask, PORT } from "./bot-task.ts";
import { HowItStands } from "./how-it-stands.ts";
import { HttpsDoor } from "./https-door.ts";
import { Network, ZONES } from "./network.ts";
import { Overview } from "./overview.ts";
import { recordSide } from "./record-side.ts";
import type { RecordSideProps } from "./record-side.ts";
import { TaskRole } from "./task-role.ts";
import { watchedDoor, watchedService } from "./watched.ts";

export interface RolecallStackProps extends StackProps, RecordSideProps {
  readonly stageName: string;
  /** What rolecall.yaml says, word for word. */
  readonly policyText: string;
}

export class RolecallStack extends Stack {
  constructor(scope: Construct, id: string, props: RolecallStackProps) {
    super(scope, id, props);
    const { stage, stageName, placement } = props;
    // In a tooling account the record is not beside it.
    const record = placement.taskRole === null ? recordSide(this, props) : undefined;
    const taskRole = record?.roles.runtime ?? new TaskRole(this, "TaskRole", placement).role;
    const logGroup = this.log(props);
    const door = this.bot(props, { taskRole, logGroup });
    const stands = new HowItStands(this, "HowItStands", { logGroup, stage: stageName });
    const isSocket = stage.transport.kind === "socket";
    const alarms = new Alarms(this, "Alarms", {
      stage: stageName,
      email: stage.alarmEmail,
      watched: [
        ...watchedService(stands, isSocket),
        ...(record?.watched ?? []),
        ...(door ? watchedDoor(door) : []),
      ],
    });
    new Overview(this, "Overview", { stage: stageName, alarms, stands, logGroup, isSocket });
  }

  /** Chosen by AWS when it is deployed: CDK would have to ask AWS for their names, and nobody who synthesizes needs credentials. */
  override get availabilityZones(): string[] {
    return Array.from({ length: ZONES }, (_, nth) => Fn.select(nth, Fn.getAzs()));
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
    const { logGroup, taskRole } = around;
    const network = new Network(this, "Network", {
      kind: stage.network,
      logDays: stage.logDays,
    });
    const image = botImage(this, props);
    const task = new BotTask(this, "Bot", { stage, placement, taskRole, image, logGroup });
    const { vpc, tasks: subnets } = network;
    const { replicas } = stage.size;
    const fargate = { definition: task.definition, vpc, subnets, replicas };
    const { running } = new BotOnFargate(this, "Fargate", fargate);
    if (stage.transport.kind === "socket") return undefined;
    const { certificate } = stage.transport;
    const { isLasting, logDays } = stage;
    return new HttpsDoor(this, "Door", {
      ...{ vpc, running, certificate, isLasting, port: PORT },
      accessLogs: AccessLogs.of(this, logDays),
    });
  }
}

interface Around {
  readonly taskRole: IRole;
  readonly logGroup: LogGroup;
}
