// What the service says of itself: one line of its log a minute, and the metrics that CloudWatch reads out of it.
import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";

/** `msg` of the line. */
export const HOW_IT_STANDS = "how it stands";

/**
 * The line's numbers. `secondsSinceSlack`: since the latest frame on any of the process's sockets. `stuck`, `overdue`, `drift`: how many
 * there are. `throttles`, `errors`: how many there were since the line before.
 */
export const TOLD = [
  "secondsSinceSlack",
  "stuck",
  "overdue",
  "drift",
  "throttles",
  "errors",
] as const;

export type Told = (typeof TOLD)[number];
export type Statistic = "Maximum" | "SampleCount" | "Sum";

export class HowItStands extends Construct {
  private readonly namespace: string;

  constructor(scope: Construct, id: string, { logGroup, stage }: HowItStandsProps) {
    super(scope, id);
    this.namespace = `Rolecall/${stage}`;
    for (const name of TOLD) {
      new MetricFilter(this, name, {
        logGroup,
        filterPattern: FilterPattern.stringValue("$.msg", "=", HOW_IT_STANDS),
        metricNamespace: this.namespace,
        metricName: name,
        metricValue: `$.${name}`,
      });
    }
  }

  metric(metricName: Told, statistic: Statistic, period = Duration.minutes(1)): Metric {
    return new Metric({
      namespace: this.namespace,
      metricName,
      statistic,
      period,
      label: metricName,
    });
  }
}

interface HowItStandsProps {
  readonly logGroup: ILogGroup;
  readonly stage: string;
}
