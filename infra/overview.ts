// The dashboard: how it stands at one look, alarms first.
import { Duration } from "aws-cdk-lib";
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  LogQueryWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Alarms } from "./alarms.ts";
import type { HowItStands } from "./how-it-stands.ts";

interface OverviewProps {
  readonly stage: string;
  readonly alarms: Alarms;
  readonly stands: HowItStands;
  readonly logGroup: ILogGroup;
  readonly isSocket: boolean;
}

export class Overview extends Construct {
  constructor(scope: Construct, id: string, props: OverviewProps) {
    super(scope, id);
    const { stage, alarms, stands, logGroup, isSocket } = props;
    const dashboard = new Dashboard(this, "Dashboard", {
      dashboardName: `rolecall-${stage}`,
      defaultInterval: Duration.hours(12),
    });
    dashboard.addWidgets(
      new AlarmStatusWidget({ title: "Alarms", alarms: [...alarms.all], width: 24, height: 4 }),
    );
    dashboard.addWidgets(
      // Over HTTP nobody waits to hear from Slack.
      ...(isSocket
        ? [graph("Seconds since Slack was heard", stands.metric("secondsSinceSlack", "Maximum"))]
        : []),
      graph("Waiting for somebody", ...most(stands, "stuck", "overdue", "drift")),
      graph("Failed, and told to slow down", ...sum(stands, "errors", "throttles")),
    );
    dashboard.addWidgets(
      new LogQueryWidget({
        title: "Warnings and errors",
        logGroupNames: [logGroup.logGroupName],
        // pino's levels: 40 is warn.
        queryLines: [
          "fields @timestamp, msg, err.message",
          "filter level >= 40",
          "sort @timestamp desc",
          "limit 50",
        ],
        width: 24,
        height: 8,
      }),
    );
  }
}

type Names = Parameters<HowItStands["metric"]>[0][];

function most(stands: HowItStands, ...names: Names): IMetric[] {
  return names.map((name) => stands.metric(name, "Maximum"));
}

function sum(stands: HowItStands, ...names: Names): IMetric[] {
  return names.map((name) => stands.metric(name, "Sum"));
}

function graph(title: string, ...left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, leftYAxis: { min: 0 }, width: 8, height: 6 });
}
