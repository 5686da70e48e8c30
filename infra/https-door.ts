// Where Slack delivers over HTTP: a load balancer with TLS, and nothing but Slack's one path behind it.
import { CfnOutput, Duration } from "aws-cdk-lib";
import type { IVpc } from "aws-cdk-lib/aws-ec2";
import type { FargateService } from "aws-cdk-lib/aws-ecs";
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  DesyncMitigationMode,
  ListenerAction,
  ListenerCertificate,
  ListenerCondition,
  SslPolicy,
} from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type {
  ApplicationListener,
  ApplicationTargetGroup,
} from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { except } from "./exceptions.ts";

/** Less than the 65 after which Rolecall closes an idle connection: were it the first to close, a click would now and then meet a door that is just being shut. */
const IDLE_SECONDS = 60;

interface HttpsDoorProps {
  readonly vpc: IVpc;
  readonly certificate: string;
  readonly port: number;
  readonly running: FargateService;
  readonly accessLogs: IBucket;
  readonly isLasting: boolean;
}

export class HttpsDoor extends Construct {
  readonly balancer: ApplicationLoadBalancer;
  readonly targets: ApplicationTargetGroup;

  constructor(scope: Construct, id: string, props: HttpsDoorProps) {
    super(scope, id);
    const { vpc, certificate, accessLogs, isLasting } = props;
    this.balancer = new ApplicationLoadBalancer(this, "Balancer", {
      vpc,
      internetFacing: true,
      deletionProtection: isLasting,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: DesyncMitigationMode.STRICTEST,
      idleTimeout: Duration.seconds(IDLE_SECONDS),
    });
    this.balancer.logAccessLogs(accessLogs, "load-balancer");
    const listener = this.balancer.addListener("Https", {
      port: 443,
      protocol: ApplicationProtocol.HTTPS,
      certificates: [ListenerCertificate.fromArn(certificate)],
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
      defaultAction: ListenerAction.fixedResponse(404),
    });
    this.targets = this.slackOnly(listener, props);
    for (const { node } of this.balancer.connections.securityGroups) {
      const reason =
        "Slack names no addresses that it delivers from; each delivery is signed, and the signature checked.";
      if (node.defaultChild) except(node.defaultChild, "EC23", reason);
    }
    new CfnOutput(this, "Address", {
      description: "Point the name that Slack delivers to at this",
      value: this.balancer.loadBalancerDnsName,
    });
  }

  /** Health and metrics are for those inside. */
  private slackOnly(listener: ApplicationListener, { port, running }: HttpsDoorProps) {
    return listener.addTargets("Slack", {
      priority: 1,
      conditions: [ListenerCondition.pathPatterns(["/slack/events"])],
      port,
      protocol: ApplicationProtocol.HTTP,
      targets: [running],
      deregistrationDelay: Duration.seconds(10),
      healthCheck: {
        path: "/readyz",
        interval: Duration.seconds(10),
        timeout: Duration.seconds(4),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
      },
    });
  }
}
