// One task: the container, what it is told, which secrets ECS hands to it, and what ECS itself may do to start it.
import { Duration, Size } from "aws-cdk-lib";
import {
  AwsLogDriverMode,
  Capability,
  CpuArchitecture,
  FargateTaskDefinition,
  LinuxParameters,
  LogDriver,
  OperatingSystemFamily,
  Secret as TaskSecret,
} from "aws-cdk-lib/aws-ecs";
import type { ContainerImage, FargateTaskDefinitionProps } from "aws-cdk-lib/aws-ecs";
import type { IRole } from "aws-cdk-lib/aws-iam";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { IN_IMAGE } from "./bot-image.ts";
import { except } from "./exceptions.ts";
import { HEALTH, healthCheck } from "./health-check.ts";
import type { Placement } from "./placement.ts";
import type { Stage } from "./stages.ts";
import { PROFILE } from "./task-role.ts";

export const PORT = 3000;

/** Longer than the ten seconds in which Rolecall stops by itself. */
const STOP_SECONDS = 30;

interface BotTaskProps {
  readonly stage: Stage;
  readonly placement: Placement;
  readonly taskRole: IRole;
  readonly image: ContainerImage;
  readonly logGroup: ILogGroup;
}

export class BotTask extends Construct {
  readonly definition: FargateTaskDefinition;

  constructor(scope: Construct, id: string, props: BotTaskProps) {
    super(scope, id);
    const { stage, placement, taskRole, image, logGroup } = props;
    this.definition = new FargateTaskDefinition(this, "Task", {
      family: "rolecall",
      taskRole,
      ...machine(stage.size),
    });
    this.definition.addContainer("Rolecall", {
      image,
      environment: told(stage, placement),
      secrets: this.handed(stage),
      logging: logTo(logGroup),
      healthCheck: asEcsHasIt(),
      stopTimeout: Duration.seconds(STOP_SECONDS),
      readonlyRootFilesystem: true,
      linuxParameters: this.withoutPowers(),
      ...(stage.transport.kind === "http" ? { portMappings: [{ containerPort: PORT }] } : {}),
    });
    this.explainExceptions();
  }

  /** One secret with a field for each, so that there is one thing to make, to look after and to let somebody read. */
  private handed({ slack, transport }: Stage): Record<string, TaskSecret> {
    const secret = Secret.fromSecretCompleteArn(this, "Slack", slack.secret);
    const field = (name: string) => TaskSecret.fromSecretsManager(secret, name);
    return {
      SLACK_BOT_TOKEN: field("bot-token"),
      ...(transport.kind === "socket"
        ? { SLACK_APP_TOKEN: field("app-token") }
        : { SLACK_SIGNING_SECRET: field("signing-secret") }),
    };
  }

  private withoutPowers(): LinuxParameters {
    const parameters = new LinuxParameters(this, "Linux");
    parameters.dropCapabilities(Capability.ALL);
    return parameters;
  }

  private explainExceptions(): void {
    const secrets = "What is secret is handed over by ECS from Secrets Manager.";
    except(this.definition, "ECS2", `Names, numbers and ARNs only. ${secrets}`);
    const ecr =
      "AWS has no resource for the token by which images are pulled: ecr:GetAuthorizationToken.";
    except(this.definition, "IAM5[Resource::*]", ecr);
  }
}

function machine({ cpu, memory }: Stage["size"]): FargateTaskDefinitionProps {
  return {
    cpu,
    memoryLimitMiB: memory,
    runtimePlatform: {
      cpuArchitecture: CpuArchitecture.ARM64,
      operatingSystemFamily: OperatingSystemFamily.LINUX,
    },
  };
}

function told({ slack, region, transport }: Stage, placement: Placement): Record<string, string> {
  return {
    AWS_REGION: region,
    PORT: String(PORT),
    SLACK_APP_ID: slack.appId,
    ROLECALL_TRANSPORT: transport.kind,
    ROLECALL_CONFIG: IN_IMAGE.policy,
    ROLECALL_TABLE: placement.table,
    ROLECALL_PROVISIONER_ROLE: placement.provisionerRole,
    ...(placement.taskRole === null
      ? {}
      : { AWS_CONFIG_FILE: IN_IMAGE.awsConfig, AWS_PROFILE: PROFILE }),
  };
}

/** A log that cannot be delivered is lost rather than waited for; what must not be lost is in the table. */
function logTo(logGroup: ILogGroup): LogDriver {
  return LogDriver.awsLogs({
    logGroup,
    streamPrefix: "rolecall",
    mode: AwsLogDriverMode.NON_BLOCKING,
    maxBufferSize: Size.mebibytes(4),
  });
}

function asEcsHasIt() {
  return {
    command: healthCheck(),
    interval: Duration.seconds(HEALTH.everySeconds),
    timeout: Duration.seconds(HEALTH.timeoutSeconds),
    retries: HEALTH.failures,
    startPeriod: Duration.seconds(HEALTH.startSeconds),
  };
}
