// Who may do what in AWS, as the templates have it: what `rolecall permissions` prints, and as good as nothing beside it.
import { AwsSolutionsChecks } from "cdk-nag";
import { permissionSizes, permissionsIn } from "../../../infra/permission-sizes.ts";
import type { StageName } from "../../../infra/stages.ts";
import { aTerminal } from "../../cli/a-terminal.ts";
import type { Terminal } from "../../cli/a-terminal.ts";
import { actionsOf, all, only, synthesize } from "../a-stage.ts";
import type { PolicyProperties, Stages, Synthesized } from "../a-stage.ts";

interface RoleProperties {
  readonly RoleName?: string;
  readonly AssumeRolePolicyDocument: unknown;
  readonly Policies?: readonly PolicyProperties[];
  readonly ManagedPolicyArns?: readonly { readonly Ref: string }[];
}

interface AttachedProperties extends PolicyProperties {
  readonly Roles?: readonly { readonly Ref: string }[];
}

/** Everything that the template lets a role do, wherever it says so. */
function grantedTo({ rolecall }: Synthesized, roleName: string) {
  const roles = all<RoleProperties>(rolecall, "AWS::IAM::Role");
  const role = roles.find(({ properties }) => properties.RoleName === roleName);
  if (!role) throw new Error(`There is no role ${roleName}.`);
  const attached = all<AttachedProperties>(rolecall, "AWS::IAM::Policy").filter(({ properties }) =>
    properties.Roles?.some(({ Ref: id }) => id === role.id),
  );
  const own = all<AttachedProperties>(rolecall, "AWS::IAM::ManagedPolicy");
  const { Policies: inline = [], ManagedPolicyArns: named = [] } = role.properties;
  const managed = own.filter(
    ({ id, properties }) =>
      named.some(({ Ref: one }) => one === id) ||
      properties.Roles?.some(({ Ref: one }) => one === role.id),
  );
  const documents = (policies: readonly PolicyProperties[]) =>
    policies.map(({ PolicyDocument: document }) => document);
  return {
    policies: documents([...inline, ...attached.map(({ properties }) => properties)]),
    managed: documents(managed.map(({ properties }) => properties)),
    /** Of somebody else's making, which no test here could read. */
    foreign: named.length - managed.length,
    trust: role.properties.AssumeRolePolicyDocument,
  };
}

/** The stage's policy file with an account that a client owns, and another whose roles are `count` groups as they are. */
function agencyWith(count: number): (policyText: string) => string {
  const role = (nth: number) =>
    `      client-${nth}: { role: Admin, group: teams/people-of-client-${nth} }`;
  const further = [
    "  - slug: harbour",
    '    id: "777777777777"',
    "    name: Harbour",
    "    client: { external_id: northwind-harbour-4f1c }",
    "    roles:",
    "      read-only: { role: northwind/Visitors }",
    "  - slug: shared",
    '    id: "888888888888"',
    "    name: Shared",
    "    roles:",
    ...Array.from({ length: count }, (_, nth) => role(nth)),
  ];
  return (policyText) => policyText.replace(/^accounts:$/m, ["accounts:", ...further].join("\n"));
}

export function permissionsHold(stages: () => Stages): void {
  let terminal: Terminal;
  beforeAll(async () => {
    terminal = await aTerminal();
  });
  afterAll(() => terminal.close());

  async function printedFor({ stage, policyText }: Synthesized, document: string) {
    await terminal.file("rolecall.yaml", policyText);
    const place = ["--account", stage.account, "--organization", stage.organization];
    const choice = stage.permissions.onlyTagged ? ["--only-tagged"] : [];
    const words = ["permissions", document, ...place, "--region", stage.region, ...choice];
    const { out, err } = await terminal.type(...words);
    if (out === "") throw new Error(err);
    return JSON.parse(out) as unknown;
  }

  describe.each<StageName>(["trial", "production"])("in the stage %s", (name) => {
    let synthesized: Synthesized;
    beforeAll(() => {
      synthesized = stages()[name];
    });

    const printed = (document: string) => printedFor(synthesized, document);

    it("the task may do what `rolecall permissions` prints and nothing else", async () => {
      expect(grantedTo(synthesized, "rolecall")).toMatchObject({
        policies: [await printed("runtime")],
        managed: [],
        foreign: 0,
      });
    });

    it("the task runs as that role, and only tasks of this account can", () => {
      const { rolecall, stage } = synthesized;
      const task = only<{ TaskRoleArn: unknown }>(rolecall, "AWS::ECS::TaskDefinition");
      const roles = all<RoleProperties>(rolecall, "AWS::IAM::Role");
      const runtime = roles.find(({ properties }) => properties.RoleName === "rolecall");
      expect(task.properties.TaskRoleArn).toEqual({ "Fn::GetAtt": [runtime?.id, "Arn"] });
      expect(grantedTo(synthesized, "rolecall").trust).toMatchObject({
        Statement: [
          {
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": stage.account } },
          },
        ],
      });
    });

    it("the provisioner may do what is printed, and who may become it is as printed", async () => {
      expect(grantedTo(synthesized, "rolecall-provisioner")).toEqual({
        policies: [await printed("provisioner")],
        managed: [],
        foreign: 0,
        trust: await printed("provisioner-trust"),
      });
    });

    it("people's boundary is the printed one, under the name the policy file gives it, and stays when its stack goes", async () => {
      const { people } = synthesized;
      if (!people) throw new Error("There is no stack for people.");
      const boundary = only<PolicyProperties>(people, "AWS::IAM::ManagedPolicy");
      expect(boundary.properties).toMatchObject({
        ManagedPolicyName: "people",
        Path: "/rolecall/",
      });
      expect(boundary.properties.PolicyDocument).toEqual(await printed("boundary"));
      expect(boundary.whenDeleted).toBe("Retain");
    });

    it("no other role can do anything to people, roles, accounts or records", () => {
      const others = all<AttachedProperties>(synthesized.rolecall, "AWS::IAM::Policy");
      const actions = others.flatMap(({ properties }) =>
        properties.PolicyDocument.Statement.flatMap(actionsOf),
      );
      const harmless =
        /^(logs:(Create|Put|Describe)Log\w+|ecr:(Batch)?(Get|Check)\w+|kms:(Decrypt|DescribeKey|GenerateDataKey)|s3:PutObject|secretsmanager:(Describe|Get)\w+|sqs:(SendMessage|GetQueue\w+)|dynamodb:(ListStreams|DescribeStream|GetRecords|GetShardIterator))$/;
      expect(actions.filter((action) => !harmless.test(action))).toEqual([]);
      expect(actions.length).toBeGreaterThan(10);
    });

    it("who starts the task reads one secret, and fetches one image", () => {
      const { rolecall, stage } = synthesized;
      const statements = all<PolicyProperties>(rolecall, "AWS::IAM::Policy").flatMap(
        ({ properties }) => properties.PolicyDocument.Statement,
      );
      const about = (service: string) =>
        statements.filter((statement) =>
          actionsOf(statement).some((one) => one.startsWith(service)),
        );
      expect(about("secretsmanager:").map(({ Resource: resource }) => resource)).toEqual([
        stage.slack.secret,
      ]);
      expect(about("ecr:").map(({ Resource: resource }) => resource)).toEqual([
        expect.stringMatching(/:repository\/cdk-/),
        "*", // the token by which anything is fetched, of which AWS has one
      ]);
    });

    it("every role and policy fits into what AWS allows", () => {
      const { assembly } = synthesized;
      const sizes = permissionsIn(assembly);
      expect(sizes.filter(({ characters, most }) => characters > most)).toEqual([]);
      expect(sizes.map(({ document }) => document).sort()).toEqual([
        expect.stringMatching(/^AuditTrailRole\w+ \(trust\)/),
        expect.stringMatching(/^AuditTrailRoleDefaultPolicy\w+ \(policy\)/),
        expect.stringMatching(/^BotTaskExecutionRole\w+ \(trust\)/),
        expect.stringMatching(/^BotTaskExecutionRoleDefaultPolicy\w+ \(policy\)/),
        "Boundary (policy)",
        expect.stringMatching(/^NetworkVpcFlowLogIAMRole\w+ \(trust\)/),
        expect.stringMatching(/^NetworkVpcFlowLogIAMRoleDefaultPolicy\w+ \(policy\)/),
        expect.stringMatching(/^RolesProvisioner\w+ \(policy\)/),
        expect.stringMatching(/^RolesProvisioner\w+ \(trust\)/),
        expect.stringMatching(/^RolesRuntime\w+ \(policy\)/),
        expect.stringMatching(/^RolesRuntime\w+ \(trust\)/),
      ]);
      expect(permissionSizes(assembly)).toMatch(
        /RolesRuntime\w+ \(policy\) +\d+ statements +\d,\d{3} of 10,240 characters\n/,
      );
    });
  });

  describe("where clients own accounts, and groups are used as they are", () => {
    it("a few groups stand in the role's own policy, and the clients' doors in the provisioner's", async () => {
      const few = synthesize("trial", {}, agencyWith(3));
      const runtime = grantedTo(few, "rolecall");
      expect(runtime).toMatchObject({
        policies: [await printedFor(few, "runtime")],
        managed: [],
        foreign: 0,
      });
      expect(JSON.stringify(runtime.policies)).toContain("group/teams/people-of-client-2");
      const provisioner = grantedTo(few, "rolecall-provisioner");
      expect(provisioner.policies).toEqual([await printedFor(few, "provisioner")]);
      expect(JSON.stringify(provisioner.policies)).toContain(
        "arn:aws:iam::777777777777:role/northwind/Visitors",
      );
      if (!few.people) throw new Error("There is no stack for people.");
      const boundary = only<PolicyProperties>(few.people, "AWS::IAM::ManagedPolicy").properties;
      expect(boundary.PolicyDocument).toEqual(await printedFor(few, "boundary"));
      expect(JSON.stringify(boundary)).toContain("role/northwind/Visitors");
    }, 120_000);

    it("many groups have managed policies, as printed, and their sizes are told", async () => {
      const many = synthesize("trial", {}, agencyWith(150));
      expect(grantedTo(many, "rolecall")).toMatchObject({
        policies: [await printedFor(many, "runtime")],
        managed: [
          await printedFor(many, "runtime-groups-1"),
          await printedFor(many, "runtime-groups-2"),
        ],
        foreign: 0,
      });
      await expect(printedFor(many, "runtime-groups-3")).rejects.toThrow("There are 2");
      expect(grantedTo(many, "rolecall-provisioner").managed).toEqual([]);
      expect(permissionSizes(many.assembly)).toMatch(
        /RolesGroups2\w+ \(policy\) +1 statements +\d,\d{3} of 6,144 characters\n/,
      );
      expect(new AwsSolutionsChecks().validateScope(many.app).violations).toEqual([]);
    }, 120_000);

    it("more groups than AWS attaches policies for are refused, with what to do", () => {
      expect(() => synthesize("trial", {}, agencyWith(1000))).toThrow(
        /needs \d\d policies for them, and AWS attaches 10 at most\. Let Rolecall keep some of these groups itself/,
      );
    }, 120_000);
  });

  it("where people carry no boundary, there is no stack for it", () => {
    const open = (policy: string) => policy.replace(/^guard: .*$/m, "guard: open");
    expect(synthesize("trial", {}, open).people).toBeUndefined();
  }, 120_000);
}
