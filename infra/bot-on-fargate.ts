// The bot at work: how many tasks, how one follows another, and what may talk to what.
import { Peer, Port, SecurityGroup } from "aws-cdk-lib/aws-ec2";
import type { IVpc, SubnetType } from "aws-cdk-lib/aws-ec2";
import { Cluster, ContainerInsights, FargateService } from "aws-cdk-lib/aws-ecs";
import type { FargateTaskDefinition, ICluster } from "aws-cdk-lib/aws-ecs";
import { Construct } from "constructs";
import { MOST_PERCENT_RUNNING } from "./check-stage.ts";

interface BotOnFargateProps {
  readonly definition: FargateTaskDefinition;
  readonly vpc: IVpc;
  readonly subnets: SubnetType;
  readonly replicas: number;
}

export class BotOnFargate extends Construct {
  readonly running: FargateService;

  constructor(scope: Construct, id: string, props: BotOnFargateProps) {
    super(scope, id);
    const { definition, vpc, subnets, replicas } = props;
    const outwards = new SecurityGroup(this, "Outwards", {
      vpc,
      description: "Rolecall: out to Slack and AWS, and nothing in",
      allowAllOutbound: false,
    });
    outwards.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "Slack and AWS have no fixed addresses");
    const containerInsightsV2 = ContainerInsights.ENABLED;
    const cluster = new Cluster(this, "Cluster", { vpc, containerInsightsV2 });
    this.running = new FargateService(this, "Running", {
      cluster: cluster as ICluster,
      taskDefinition: definition,
      desiredCount: replicas,
      securityGroups: [outwards],
      vpcSubnets: { subnetType: subnets },
      // Without a NAT gateway, an address of its own is the way out; the security group lets nothing in by it.
      assignPublicIp: vpc.privateSubnets.length === 0,
      // The one that follows is well before the one before it stops.
      minHealthyPercent: 100,
      maxHealthyPercent: MOST_PERCENT_RUNNING,
      circuitBreaker: { enable: true, rollback: true },
      enableExecuteCommand: false,
    });
    // Before there is a way out, or a permission to fetch the secrets, a task would only fail.
    this.running.node.addDependency(vpc, definition.obtainExecutionRole());
  }
}
