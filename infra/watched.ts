// What is watched: the numbers of the service, the table, the audit and the load balancer, and from which on they are bad news.
import { Duration } from "aws-cdk-lib";
import { Operation } from "aws-cdk-lib/aws-dynamodb";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { HttpCodeElb, HttpCodeTarget } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type { Watched } from "./alarms.ts";
import type { AuditTrail } from "./audit/audit-trail.ts";
import type { HowItStands } from "./how-it-stands.ts";
import type { HttpsDoor } from "./https-door.ts";

const FIVE_MINUTES = Duration.minutes(5);

/** All that Rolecall does with its table. */
const operations = [Operation.GET_ITEM, Operation.PUT_ITEM, Operation.QUERY];

export function watchedService(stands: HowItStands, isSocket: boolean): readonly Watched[] {
  return [
    {
      name: "silent",
      says: "Rolecall has not said for five minutes how it stands: it does not run, or its log does not arrive.",
      metric: stands.metric("errors", "SampleCount", FIVE_MINUTES),
      ...{ from: 1, periods: 1, isTooFew: true, silenceRings: true },
    },
    // Over HTTP Slack delivers only when somebody does something, and a quiet night is no fault.
    ...(isSocket ? [noFrames(stands)] : []),
    {
      name: "errors",
      says: "Rolecall has failed at something in each of the last two times five minutes.",
      metric: stands.metric("errors", "Sum", FIVE_MINUTES),
      ...{ from: 1, periods: 2 },
    },
    {
      name: "throttles",
      says: "Slack or AWS keeps telling Rolecall to slow down: what people asked for takes longer.",
      metric: stands.metric("throttles", "Sum", FIVE_MINUTES),
      ...{ from: 20, periods: 3 },
    },
    ...watchedRequests(stands),
  ];
}

/** Every process reads the same record, so that the highest of what they say is what there is. */
function watchedRequests(stands: HowItStands): readonly Watched[] {
  return [
    {
      name: "stuck",
      says: "A request is stuck: it waits for an admin to press Retry.",
      metric: stands.metric("stuck", "Maximum"),
      ...{ from: 1, periods: 5, holdsInSilence: true },
    },
    {
      name: "overdue",
      says: "Access that should have ended has not been taken away. Where there is a guard, AWS refuses it all the same.",
      metric: stands.metric("overdue", "Maximum"),
      ...{ from: 1, periods: 3, holdsInSilence: true },
    },
    {
      name: "drift",
      says: "AWS is not as the record says: somebody has changed it by hand.",
      metric: stands.metric("drift", "Maximum"),
      ...{ from: 1, periods: 15, holdsInSilence: true },
    },
  ];
}

/** Slack pings each socket several times a minute. The worst process counts: another that hears hides it from nobody but us. */
function noFrames(stands: HowItStands): Watched {
  return {
    name: "no-frame-from-slack",
    says: "A process of Rolecall has heard nothing from Slack for two minutes: clicks may go nowhere.",
    metric: stands.metric("secondsSinceSlack", "Maximum"),
    ...{ from: 120, periods: 3, silenceRings: true },
  };
}

export function watchedTable(table: ITable): readonly Watched[] {
  const told = { operations, period: FIVE_MINUTES };
  return [
    {
      name: "table-throttled",
      says: "DynamoDB refuses some of what Rolecall asks, because it is too much at once.",
      metric: table.metricThrottledRequestsForOperations(told),
      ...{ from: 1, periods: 2 },
    },
    {
      name: "table-errors",
      says: "DynamoDB fails at what Rolecall asks. Nothing can be decided until it answers again.",
      metric: table.metricSystemErrorsForOperations(told),
      ...{ from: 1, periods: 2 },
    },
  ];
}

export function watchedAudit({ writer, lost }: AuditTrail): readonly Watched[] {
  return [
    {
      name: "audit-behind",
      says: "Changes of the last quarter of an hour are not in the audit yet. AWS keeps them for a day.",
      metric: writer.metric("IteratorAge", { statistic: "Maximum", period: FIVE_MINUTES }),
      ...{ from: Duration.minutes(15).toMilliseconds(), periods: 1 },
    },
    {
      name: "audit-lost",
      says: "Changes could not be written into the audit and are not tried again.",
      metric: lost.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES }),
      ...{ from: 1, periods: 1 },
    },
  ];
}

export function watchedDoor({ balancer, targets }: HttpsDoor): readonly Watched[] {
  const five = { statistic: "Sum", period: FIVE_MINUTES };
  return [
    {
      name: "door-closed",
      says: "The load balancer reaches none of Rolecall's tasks, and Slack tells people that the app did not answer.",
      metric: balancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, five),
      ...{ from: 1, periods: 2 },
    },
    {
      name: "door-refuses",
      says: "Rolecall answers Slack with faults: what people click does not count, and they are told so.",
      metric: targets.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, five),
      ...{ from: 1, periods: 2 },
    },
    {
      name: "door-slow",
      says: "One answer in a hundred takes longer than two seconds; after three Slack tells people that the app did not answer.",
      metric: targets.metrics.targetResponseTime({ statistic: "p99", period: FIVE_MINUTES }),
      ...{ from: 2, periods: 2 },
    },
  ];
}
