// What is true where the process runs in a tooling account: everything that matters stays in the management account, and one role leads there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Template } from "aws-cdk-lib/assertions";
import { IN_IMAGE } from "../../../infra/bot-image.ts";
import type { StageName } from "../../../infra/stages.ts";
import { all, only, synthesize } from "../a-stage.ts";
import type { PolicyProperties, Synthesized } from "../a-stage.ts";

const TOOLING = "999999999999";
const SECRET = `arn:aws:secretsmanager:eu-central-1:${TOOLING}:secret:rolecall/slack-Ab12Cd`;
const CERTIFICATE = `arn:aws:acm:eu-central-1:${TOOLING}:certificate/1`;

interface RoleProperties {
  readonly RoleName?: string;
  readonly AssumeRolePolicyDocument: unknown;
  readonly Policies?: readonly PolicyProperties[];
}

interface Task {
  readonly TaskRoleArn: unknown;
  readonly ContainerDefinitions: readonly {
    readonly Environment: readonly { readonly Name: string; readonly Value: string }[];
  }[];
}

const RECORD = [
  ...["AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::S3::Bucket", "AWS::SNS::Topic"],
];
const BOT = [
  ...["AWS::ECS::Service", "AWS::EC2::VPC", "AWS::CloudWatch::Dashboard", "AWS::SNS::Topic"],
];

export function toolingHolds(): void {
  describe.each<StageName>(["trial", "production"])("in the stage %s", (name) => {
    let away: Synthesized;
    let record: Template;
    beforeAll(() => {
      const slack = { appId: "A0ROLECALL", secret: SECRET };
      away = synthesize(name, {
        ...{ runsIn: TOOLING, slack },
        ...(name === "trial" ? {} : { transport: { kind: "http", certificate: CERTIFICATE } }),
      });
      if (!away.record) throw new Error("There is no stack for the record.");
      record = away.record;
    }, 120_000);

    const roleNamed = (template: Template, named: string) =>
      all<RoleProperties>(template, "AWS::IAM::Role").find(
        ({ properties }) => properties.RoleName === named,
      );

    it("the record, its audit and both roles are in the management account, and the process is not", () => {
      const accounts = away.assembly.stacks.map(({ stackName, environment }) => [
        stackName,
        environment.account,
      ]);
      expect(Object.fromEntries(accounts)).toEqual({
        [`rolecall-${name}`]: TOOLING,
        [`rolecall-${name}-record`]: "111111111111",
        [`rolecall-${name}-people`]: "111111111111",
      });
      for (const type of RECORD) expect(all(record, type)).not.toEqual([]);
      for (const type of BOT) expect(all(away.rolecall, type)).not.toEqual([]);
      expect(all(record, "AWS::ECS::Service")).toEqual([]);
      expect(all(away.rolecall, "AWS::DynamoDB::Table")).toEqual([]);
      const names = [record, away.rolecall].map((template) =>
        ["rolecall", "rolecall-provisioner", "rolecall-task"].filter((one) =>
          roleNamed(template, one),
        ),
      );
      expect(names).toEqual([["rolecall", "rolecall-provisioner"], ["rolecall-task"]]);
    });

    it("only the task of the tooling account becomes the runtime role", () => {
      expect(roleNamed(record, "rolecall")?.properties.AssumeRolePolicyDocument).toMatchObject({
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${TOOLING}:root` },
            Action: "sts:AssumeRole",
            Condition: {
              ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${TOOLING}:role/rolecall-task` },
            },
          },
        ],
      });
    });

    it("the task can become that role and do nothing else, and only tasks of its account have it", () => {
      const role = roleNamed(away.rolecall, "rolecall-task");
      const task = only<Task>(away.rolecall, "AWS::ECS::TaskDefinition").properties;
      expect(task.TaskRoleArn).toEqual({ "Fn::GetAtt": [role?.id, "Arn"] });
      expect(
        role?.properties.Policies?.map(({ PolicyDocument: { Statement: says } }) => says),
      ).toEqual([
        [
          {
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Resource: "arn:aws:iam::111111111111:role/rolecall",
          },
        ],
      ]);
      const attached = all<{ Roles: readonly { Ref: string }[] }>(
        away.rolecall,
        "AWS::IAM::Policy",
      );
      const roles = attached.flatMap(({ properties }) => properties.Roles.map(({ Ref: id }) => id));
      expect(roles).not.toContain(role?.id);
      expect(role?.properties.AssumeRolePolicyDocument).toMatchObject({
        Statement: [{ Condition: { StringEquals: { "aws:SourceAccount": TOOLING } } }],
      });
    });

    it("the AWS SDK is told of a profile, which lies in the image beside the policy file", () => {
      const task = only<Task>(away.rolecall, "AWS::ECS::TaskDefinition").properties;
      const told = task.ContainerDefinitions.flatMap(({ Environment: variables }) => variables);
      expect(told).toContainEqual({ Name: "AWS_CONFIG_FILE", Value: IN_IMAGE.awsConfig });
      expect(told).toContainEqual({ Name: "AWS_PROFILE", Value: "rolecall" });
      expect(told).toContainEqual({
        Name: "ROLECALL_PROVISIONER_ROLE",
        Value: "arn:aws:iam::111111111111:role/rolecall-provisioner",
      });
      expect(laidIn(away)).toContain("role_arn = arn:aws:iam::111111111111:role/rolecall\n");
    });

    it("each account tells of its own alarms", () => {
      const names = (template: Template) =>
        all<{ AlarmName: string }>(template, "AWS::CloudWatch::Alarm").map(({ properties }) =>
          properties.AlarmName.replace(`rolecall-${name}-`, ""),
        );
      expect(names(record).sort()).toEqual([
        ...["audit-behind", "audit-lost", "table-errors", "table-throttled"],
      ]);
      expect(names(away.rolecall)).toEqual(expect.arrayContaining(["silent", "stuck", "overdue"]));
    });

    it("cdk-nag finds nothing that is not explained", () => {
      expect(new AwsSolutionsChecks().validateScope(away.app).violations).toEqual([]);
    });
  });

  it("a secret or certificate of another account than the process runs in is refused", () => {
    expect(() => synthesize("trial", { runsIn: TOOLING })).toThrow(
      `slack.secret must be the whole ARN of a secret of ${TOOLING} in eu-central-1`,
    );
  });
}

/** What lies in the image beside the policy file. */
function laidIn({ assembly }: Synthesized): string {
  const assets = readFileSync(
    join(
      assembly.directory,
      `${assembly.stacks.find(({ stackName }) => !/(record|people)$/.test(stackName))?.stackName}.assets.json`,
    ),
    "utf8",
  );
  const [, folder = ""] = /"policy": "\.\.\/(policy\.\w+)"/.exec(assets) ?? [];
  return readFileSync(join(assembly.directory, folder, "aws-config"), "utf8");
}
