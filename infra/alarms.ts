// When somebody is woken: each alarm, from what number on, and where it is told.
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

/** Rings where the number is `from` or more in each of `periods` periods. */
export interface Watched {
  /** As docs/runbook.md has it. */
  readonly name: string;
  readonly says: string;
  readonly metric: IMetric;
  readonly from: number;
  readonly periods: number;
  /** Of numbers of which none is bad news in itself. */
  readonly silenceRings?: true;
  /** Of numbers that cannot be said while the table does not answer: what rings goes on ringing. */
  readonly holdsInSilence?: true;
  readonly isTooFew?: true;
}

interface AlarmsProps {
  readonly stage: string;
  readonly email: string;
  readonly watched: readonly Watched[];
}

export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, { stage, email, watched }: AlarmsProps) {
    super(scope, id);
    // Without a key: what is told is an alarm's name and number, and CloudWatch cannot use the key that AWS manages for topics.
    const topic = new Topic(this, "Topic", { displayName: `Rolecall ${stage}`, enforceSSL: true });
    topic.addSubscription(new EmailSubscription(email));
    const action = new SnsAction(topic);
    this.all = watched.map((one) => {
      const alarm = this.alarm(stage, one);
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
  }

  private alarm(stage: string, { name, says, metric, from, periods, ...rest }: Watched): Alarm {
    return new Alarm(this, name, {
      alarmName: `rolecall-${stage}-${name}`,
      alarmDescription: `${says} What to do: docs/runbook.md, "${name}".`,
      metric,
      threshold: from,
      evaluationPeriods: periods,
      comparisonOperator: rest.isTooFew
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: whenMissing(rest),
    });
  }
}

function whenMissing({
  silenceRings,
  holdsInSilence,
}: Pick<Watched, "silenceRings" | "holdsInSilence">): TreatMissingData {
  if (silenceRings) return TreatMissingData.BREACHING;
  return holdsInSilence ? TreatMissingData.IGNORE : TreatMissingData.NOT_BREACHING;
}
