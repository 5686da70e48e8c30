// Who is woken, by what, and from which numbers.
import { HOW_IT_STANDS } from "../../../infra/how-it-stands.ts";
import { all, only } from "../a-stage.ts";
import type { Stages, Synthesized } from "../a-stage.ts";

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly TreatMissingData: string;
  readonly AlarmActions: readonly unknown[];
}

interface Filter {
  readonly FilterPattern: string;
  readonly MetricTransformations: readonly { readonly MetricValue: string }[];
}

export function alarmsHold(stages: () => Stages): void {
  const both = [
    ["in Socket Mode", () => stages().trial],
    ["over HTTP", () => stages().production],
  ] as const;

  const alarms = (stage: Synthesized) =>
    all<Alarm>(stage.rolecall, "AWS::CloudWatch::Alarm").map(({ properties }) => properties);
  const everywhere = [
    ...["audit-behind", "audit-lost", "drift", "errors", "overdue", "silent", "stuck"],
    ...["table-errors", "table-throttled", "throttles"],
  ];

  it("there is an alarm for all that is bad news", () => {
    const names = (stage: Synthesized) => alarms(stage).map(({ AlarmName: name }) => name);
    const of = (stage: string, more: readonly string[]) =>
      [...everywhere, ...more].map((name) => `rolecall-${stage}-${name}`);
    expect(new Set(names(stages().trial))).toEqual(new Set(of("trial", ["no-frame-from-slack"])));
    const door = ["door-closed", "door-refuses", "door-slow"];
    expect(new Set(names(stages().production))).toEqual(new Set(of("production", door)));
  });

  it.each(both)(
    "%s silence is bad news, where hearing nothing may mean that nothing runs",
    (_, stage) => {
      const breaching = alarms(stage()).filter(({ TreatMissingData: so }) => so === "breaching");
      const expected = stage() === stages().trial ? ["silent", "no-frame-from-slack"] : ["silent"];
      expect(breaching.map(({ AlarmName: name }) => name.replace(/^rolecall-[a-z]+-/, ""))).toEqual(
        expected,
      );
    },
  );

  it.each(both)("%s what cannot be said for a while neither rings nor goes quiet", (_, stage) => {
    const held = alarms(stage()).filter(({ TreatMissingData: so }) => so === "ignore");
    expect(held.map(({ AlarmName: name }) => name.replace(/^rolecall-[a-z]+-/, "")).sort()).toEqual(
      ["drift", "overdue", "stuck"],
    );
  });

  it.each(both)(
    "%s each alarm is told to the stage's address, and says where to read on",
    (_, stage) => {
      const { rolecall, stage: of } = stage();
      const topic = { Ref: only(rolecall, "AWS::SNS::Topic").id };
      expect(only(rolecall, "AWS::SNS::Subscription").properties).toMatchObject({
        Endpoint: of.alarmEmail,
        TopicArn: topic,
      });
      for (const { AlarmName: name, AlarmDescription: says, AlarmActions: actions } of alarms(
        stage(),
      )) {
        expect(actions).toEqual([topic]);
        expect(name).toContain(/"(.+)"\.$/.exec(says)?.[1]);
      }
    },
  );

  it("every number of the line that says how it stands becomes a metric", () => {
    const line = {
      msg: "how it stands",
      secondsSinceSlack: 1,
      stuck: 2,
      overdue: 3,
      drift: 4,
      throttles: 5,
      errors: 6,
    };
    const filters = all<Filter>(stages().trial.rolecall, "AWS::Logs::MetricFilter");
    const read = filters.flatMap(({ properties }) =>
      properties.MetricTransformations.map(({ MetricValue: field }) => field.slice(2)),
    );
    expect(["msg", ...read]).toEqual(Object.keys(line));
    expect(new Set(filters.map(({ properties }) => properties.FilterPattern))).toEqual(
      new Set([`{ $.msg = "${line.msg}" }`]),
    );
    expect(HOW_IT_STANDS).toBe(line.msg);
  });

  it.each(both)("%s the log is kept for as long as the stage says", (_, stage) => {
    const { rolecall, stage: of } = stage();
    const groups = all<{ RetentionInDays?: number }>(rolecall, "AWS::Logs::LogGroup");
    expect(groups.length).toBeGreaterThan(0);
    expect(new Set(groups.map(({ properties }) => properties.RetentionInDays))).toEqual(
      new Set([of.logDays]),
    );
  });
}
