// What is true of the running bot in AWS: who reaches it, what it is told, how one follows another, and who is woken.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../../../src/config.ts";
import { SETTINGS } from "../../../src/settings.ts";
import { STAGES } from "../../../infra/stages.ts";
import { all, only, synthesize } from "../a-stage.ts";
import type { Stages, Synthesized } from "../a-stage.ts";

interface Container {
  readonly Image: unknown;
  readonly Environment: readonly { readonly Name: string; readonly Value: string }[];
  readonly Secrets: readonly { readonly Name: string; readonly ValueFrom: string }[];
}

interface Task {
  readonly ContainerDefinitions: readonly Container[];
}

interface SecurityGroup {
  readonly SecurityGroupIngress?: readonly unknown[];
  readonly SecurityGroupEgress?: readonly unknown[];
}

interface Running {
  readonly DesiredCount: number;
  readonly DeploymentConfiguration: { readonly MaximumPercent: number };
}

function container({ rolecall }: Synthesized): Container {
  const [first, ...others] = only<Task>(rolecall, "AWS::ECS::TaskDefinition").properties
    .ContainerDefinitions;
  if (!first || others.length > 0) throw new Error("A task is one container.");
  return first;
}

const running = ({ rolecall }: Synthesized) => only<Running>(rolecall, "AWS::ECS::Service");

const READ_BY_AWS_SDK = ["AWS_REGION", "AWS_CONFIG_FILE", "AWS_PROFILE"];

export function botHolds(stages: () => Stages): void {
  let socket: Synthesized;
  let http: Synthesized;
  /** As many as Socket Mode may have, with another policy file. */
  let many: Synthesized;
  beforeAll(() => {
    ({ trial: socket, production: http } = stages());
    const size = { ...STAGES.trial.size, replicas: 2 };
    many = synthesize("trial", { size }, (policy) => `${policy}\n# another word\n`);
  }, 120_000);

  const both = [
    ["in Socket Mode", () => socket],
    ["over HTTP", () => http],
  ] as const;

  describe("who reaches it", () => {
    it("nobody can reach it from outside in Socket Mode", () => {
      const groups = all<SecurityGroup>(socket.rolecall, "AWS::EC2::SecurityGroup");
      expect(groups.flatMap(({ properties }) => properties.SecurityGroupIngress ?? [])).toEqual([]);
      expect(all(socket.rolecall, "AWS::EC2::SecurityGroupIngress")).toEqual([]);
      expect(all(socket.rolecall, "AWS::ElasticLoadBalancingV2::LoadBalancer")).toEqual([]);
      expect(container(socket)).not.toHaveProperty("PortMappings");
      expect(groups).toHaveLength(1);
    });

    it("over HTTP only the load balancer reaches it, and the load balancer is reached by TLS only", () => {
      const { rolecall } = http;
      const [balancer, ...others] = all<SecurityGroup>(rolecall, "AWS::EC2::SecurityGroup").filter(
        ({ properties }) => (properties.SecurityGroupIngress ?? []).length > 0,
      );
      expect(others).toEqual([]);
      expect(balancer?.properties.SecurityGroupIngress).toEqual([
        expect.objectContaining({ CidrIp: "0.0.0.0/0", FromPort: 443, ToPort: 443 }),
      ]);
      expect(only(rolecall, "AWS::EC2::SecurityGroupIngress").properties).toMatchObject({
        SourceSecurityGroupId: { "Fn::GetAtt": [balancer?.id, "GroupId"] },
        FromPort: 3000,
        ToPort: 3000,
      });
      expect(only(rolecall, "AWS::ElasticLoadBalancingV2::Listener").properties).toMatchObject({
        Port: 443,
        Protocol: "HTTPS",
        SslPolicy: expect.stringMatching(/^ELBSecurityPolicy-TLS13-1-2-/),
      });
    });

    it("the load balancer passes on what goes to Slack's path, and nothing else", () => {
      const { rolecall } = http;
      const rule = only(rolecall, "AWS::ElasticLoadBalancingV2::ListenerRule").properties;
      const listener = only(rolecall, "AWS::ElasticLoadBalancingV2::Listener").properties;
      expect(rule).toMatchObject({
        Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/slack/events"] } }],
      });
      expect(listener).toMatchObject({ DefaultActions: [{ Type: "fixed-response" }] });
    });

    it("the load balancer closes an idle connection before Rolecall would", () => {
      const door = readFileSync(join(__dirname, "../../../src/adapters/http/http-door.ts"), "utf8");
      const [, milliseconds = ""] = /KEEP_ALIVE = ([\d_]+);/.exec(door) ?? [];
      const { LoadBalancerAttributes: attributes } = only<{
        LoadBalancerAttributes: readonly { readonly Key: string; readonly Value: string }[];
      }>(http.rolecall, "AWS::ElasticLoadBalancingV2::LoadBalancer").properties;
      const idle = attributes.find(({ Key: key }) => key === "idle_timeout.timeout_seconds");
      expect(Number(idle?.Value)).toBeGreaterThan(0);
      expect(Number(idle?.Value) * 1000).toBeLessThan(Number(milliseconds.replace("_", "")));
    });

    it.each(both)("%s it reaches others over TLS only", (_, stage) => {
      const groups = all<SecurityGroup>(stage().rolecall, "AWS::EC2::SecurityGroup");
      expect(groups.flatMap(({ properties }) => properties.SecurityGroupEgress ?? [])).toEqual([
        expect.objectContaining({ IpProtocol: "tcp", FromPort: 443, ToPort: 443 }),
      ]);
    });
  });

  describe("what it is told", () => {
    it.each(both)("%s no secret stands in the template", (_, stage) => {
      const { rolecall, people } = stage();
      const text = JSON.stringify([rolecall.toJSON(), people?.toJSON()]);
      expect(text).not.toMatch(/xox[abep]-|xapp-|AKIA|-----BEGIN/);
      expect(container(stage()).Environment.map(({ Name: name }) => name)).not.toContainEqual(
        expect.stringMatching(/TOKEN|SECRET/),
      );
      expect(all(rolecall, "AWS::SecretsManager::Secret")).toEqual([]);
    });

    it.each(both)("%s Rolecall can start with it", (_, stage) => {
      const { Environment: told, Secrets: secrets } = container(stage());
      const handed = {
        SLACK_BOT_TOKEN: "xoxb-1",
        SLACK_APP_TOKEN: "xapp-1",
        SLACK_SIGNING_SECRET: "s",
      };
      const names = secrets.map(({ Name: name }) => name);
      const { kind: transport } = stage().stage.transport;
      const variables = {
        ...Object.fromEntries(told.map(({ Name: name, Value: value }) => [name, value])),
        ...Object.fromEntries(Object.entries(handed).filter(([name]) => names.includes(name))),
      };
      expect(readConfig(variables).config).toMatchObject({
        port: 3000,
        slack: { transport, appId: "A0ROLECALL" },
        policyFile: "/app/rolecall.yaml",
        table: { name: "rolecall", create: false },
        provisionerRole: "arn:aws:iam::111111111111:role/rolecall-provisioner",
      });
    });

    it.each(both)("%s each setting is one that Rolecall reads", (_, stage) => {
      const { Environment: told, Secrets: secrets } = container(stage());
      const names = [...told, ...secrets].map(({ Name: name }) => name);
      const read = [...Object.keys(SETTINGS), ...READ_BY_AWS_SDK];
      expect(names.filter((name) => !read.includes(name))).toEqual([]);
    });

    it("it is handed the secrets that its transport needs, and no other", () => {
      const names = (stage: Synthesized) => container(stage).Secrets.map(({ Name: name }) => name);
      expect(names(socket)).toEqual(["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]);
      expect(names(http)).toEqual(["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]);
    });
  });

  describe("what it can do on its machine", () => {
    it.each(both)("%s it writes no file, has no powers, and nobody gets a shell", (_, stage) => {
      expect(container(stage())).toMatchObject({
        ReadonlyRootFilesystem: true,
        LinuxParameters: { Capabilities: { Drop: ["ALL"] } },
      });
      expect(running(stage()).properties).toMatchObject({ EnableExecuteCommand: false });
    });

    it.each(both)("%s it has more than its ten seconds to stop in", (_, stage) => {
      const { StopTimeout: seconds } = { StopTimeout: 0, ...container(stage()) };
      expect(seconds).toBeGreaterThan(10);
    });

    it("its image is for ARM and has the policy file in it: another file is another image", () => {
      const imageOf = (stage: Synthesized) => JSON.stringify(container(stage).Image);
      expect(imageOf(many)).not.toBe(imageOf(socket));
      expect(imageOf(http)).toBe(imageOf(socket));
      expect(only(socket.rolecall, "AWS::ECS::TaskDefinition").properties).toMatchObject({
        RuntimePlatform: { CpuArchitecture: "ARM64" },
      });
    });
  });

  describe("how one follows another", () => {
    it.each(both)(
      "%s the one that follows is well first, and one that never is goes back",
      (_, stage) => {
        expect(running(stage()).properties).toMatchObject({
          DeploymentConfiguration: {
            MinimumHealthyPercent: 100,
            DeploymentCircuitBreaker: { Enable: true, Rollback: true },
          },
        });
      },
    );

    it("there are at most eight sockets, two a process, during a deployment too", () => {
      const { DesiredCount: replicas, DeploymentConfiguration: deployment } =
        running(many).properties;
      expect(Math.floor((replicas * deployment.MaximumPercent) / 100) * 2).toBe(8);
    });

    it("a stage that would have more is refused, with what to do", () => {
      expect(() => synthesize("trial", { size: { ...STAGES.trial.size, replicas: 3 } })).toThrow(
        "3 replicas have 12 sockets during a deployment, and Slack stays reliable with 8 at most. Take fewer replicas, or the transport http.",
      );
      expect(() =>
        synthesize("trial", { slack: { appId: "A1", secret: "rolecall/slack" } }),
      ).toThrow(
        "slack.secret must be the whole ARN of a secret of 111111111111 in eu-central-1, with the six characters at its end.",
      );
      const transport = {
        kind: "http",
        certificate: "arn:aws:acm:us-east-1:1:certificate/1",
      } as const;
      expect(() => synthesize("trial", { transport })).toThrow(
        "transport.certificate must be the ARN of a certificate of 111111111111 in eu-central-1.",
      );
    });
  });
}
