// The network that the bot stands in: one of its own, with a way out to Slack and AWS.
import { RemovalPolicy } from "aws-cdk-lib";
import {
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  SubnetType,
  Vpc,
} from "aws-cdk-lib/aws-ec2";
import type { IVpc, SubnetConfiguration } from "aws-cdk-lib/aws-ec2";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Stage } from "./stages.ts";

/** One that fails takes neither the way out nor every task with it; a load balancer wants no fewer. */
export const ZONES = 2;

interface NetworkProps {
  readonly kind: Stage["network"];
  readonly logDays: RetentionDays;
}

const PUBLIC = {
  name: "public",
  subnetType: SubnetType.PUBLIC,
  cidrMask: 26,
  // Whoever wants an address asks for it.
  mapPublicIpOnLaunch: false,
};
const PRIVATE = { name: "private", subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 26 };

export class Network extends Construct {
  readonly vpc: IVpc;
  /** Where the tasks are. */
  readonly tasks: SubnetType;

  constructor(scope: Construct, id: string, { kind, logDays }: NetworkProps) {
    super(scope, id);
    const isPrivate = kind === "private";
    const subnets: SubnetConfiguration[] = isPrivate ? [PUBLIC, PRIVATE] : [PUBLIC];
    this.tasks = isPrivate ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PUBLIC;
    const vpc = new Vpc(this, "Vpc", {
      ipAddresses: IpAddresses.cidr("10.20.0.0/23"),
      maxAzs: ZONES,
      natGateways: isPrivate ? ZONES : 0,
      subnetConfiguration: subnets,
      // It takes a function of CDK's with rights over security groups; nothing here uses the default group.
      restrictDefaultSecurityGroup: false,
      // Free, and what is said to the table and read from ECR's layers stays within AWS's network.
      gatewayEndpoints: {
        DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB },
        S3: { service: GatewayVpcEndpointAwsService.S3 },
      },
    });
    const flows = new LogGroup(this, "Flows", {
      retention: logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    vpc.addFlowLog("FlowLog", {
      destination: FlowLogDestination.toCloudWatchLogs(flows),
      // What was refused tells of who tried; what was let through, CloudTrail and the log tell better.
      trafficType: FlowLogTrafficType.REJECT,
    });
    this.vpc = vpc as IVpc;
  }
}
