// Who may do what in AWS, as the templates have it: what `rolecall permissions` prints, and as good as nothing beside it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { permissionSizes, permissionsIn } from "../../../infra/permission-sizes.ts";
import type { StageName } from "../../../infra/stages.ts";
import { aTerminal } from "../../cli/a-terminal.ts";
import type { Terminal } from "../../cli/a-terminal.ts";
import { REPOSITORY, actionsOf, all, only, synthesize } from "../a-stage.ts";
import type { PolicyProperties, Stages, Synthesized } from "../a-stage.ts";

interface RoleProperties {
  readonly RoleName?: string;
  readonly AssumeRolePolicyDocument: unknown;
  readonly Policies?: readonly PolicyProperties[];
  readonly ManagedPolicyArns?: readonly unknown[];
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
  const { Policies: inline = [], ManagedPolicyArns: managed = [] } = role.properties;
  return {
    policies: [...inline, ...attached.map(({ properties }) => properties)].map(
      ({ PolicyDocument: document }) => document,
    ),
    managed,
    trust: role.properties.AssumeRolePolicyDocument,
  };
}

export function permissionsHold(stages: () => Stages): void {
  let terminal: Terminal;
  beforeAll(async () => {
    terminal = await aTerminal();
  });
  afterAll(() => terminal.close());

  describe.each<StageName>(["trial", "production"])("in the stage %s", (name) => {
    let synthesized: Synthesized;
    beforeAll(() => {
      synthesized = stages()[name];
    });

    async function printed(document: string): Promise<unknown> {
      const { stage } = synthesized;
      await terminal.file(
        "rolecall.yaml",
        readFileSync(join(REPOSITORY, stage.policyFile), "utf8"),
      );
      const place = ["--account", stage.account, "--organization", stage.organization];
      const choice = stage.permissions.onlyTagged ? ["--only-tagged"] : [];
      const words = ["permissions", document, ...place, "--region", stage.region, ...choice];
      const { out, err } = await terminal.type(...words);
      if (out === "") throw new Error(err);
      return JSON.parse(out) as unknown;
    }

    it("the task may do what `rolecall permissions` prints and nothing else", async () => {
      const { policies, managed } = grantedTo(synthesized, "rolecall");
      expect(policies).toEqual([await printed("runtime")]);
      expect(managed).toEqual([]);
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
      const { policies, managed, trust } = grantedTo(synthesized, "rolecall-provisioner");
      expect(policies).toEqual([await printed("provisioner")]);
      expect(managed).toEqual([]);
      expect(trust).toEqual(await printed("provisioner-trust"));
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

  it("where people carry no boundary, there is no stack for it", () => {
    const open = (policy: string) => policy.replace(/^guard: .*$/m, "guard: open");
    expect(synthesize("trial", {}, open).people).toBeUndefined();
  }, 120_000);
}
