// The stages: one table of everything in which they differ. This is the file to edit before a first deployment.
import { RetentionDays } from "aws-cdk-lib/aws-logs";

export type StageName = "trial" | "production";

export interface Stage {
  /** The management account: people, groups and accounts are there, both roles, and the record. */
  readonly account: string;
  /** Where the process runs: there, or in a tooling account, from which it becomes the role of the management account. */
  readonly runsIn: string;
  readonly organization: string;
  readonly partition: "aws" | "aws-cn" | "aws-us-gov";
  readonly region: string;
  /** It goes into the image, and the permissions of both roles follow from it. */
  readonly policyFile: string;
  /** As the flags of `rolecall permissions` of the same names. */
  readonly permissions: {
    readonly units: readonly string[];
    readonly outside: readonly string[];
    readonly onlyTagged: boolean;
  };
  readonly slack: {
    readonly appId: string;
    /** The whole ARN, with the six characters at its end: ECS finds a secret by no less. */
    readonly secret: string;
  };
  readonly transport: Transport;
  /** CPU in units of 1/1024 of a core, memory in MiB: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
  readonly size: { readonly cpu: number; readonly memory: number; readonly replicas: number };
  /** `public`: addresses of their own, which nothing may reach; `private`: one NAT gateway a zone, about 35 dollars a month each. */
  readonly network: "public" | "private";
  /** `aws`: keys that AWS manages; `own`: a key of the stack, which can be looked after and shut off. */
  readonly encryption: "aws" | "own";
  readonly logDays: RetentionDays;
  readonly audit: {
    /** `governance`: somebody with a permission of its own may still delete; `compliance`: nobody, the root user included. */
    readonly lock: "governance" | "compliance";
    readonly days: number;
  };
  /** Is sent each alarm, after it has confirmed the e-mail that AWS sends first. */
  readonly alarmEmail: string;
  /** Guards the stack and its load balancer against being deleted. The table and the audit are kept in every stage. */
  readonly isLasting: boolean;
}

export type Transport =
  | { readonly kind: "socket" }
  /** `certificate`: the ARN of a certificate for the address that Slack delivers to. */
  | { readonly kind: "http"; readonly certificate: string };

/**
 * A trial belongs into an organization of its own: both stages call their roles, table and groups by the same names. What stands
 * here is made up and fits docs/rolecall.example.yaml, so that everything can be synthesized, and deployed nowhere.
 */
export const STAGES: Readonly<Record<StageName, Stage>> = {
  trial: {
    account: "111111111111",
    organization: "o-northwind01",
    partition: "aws",
    region: "eu-central-1",
    policyFile: "docs/rolecall.example.yaml",
    permissions: { units: ["*"], outside: [], onlyTagged: true },
    slack: {
      appId: "A0ROLECALL",
      secret: "arn:aws:secretsmanager:eu-central-1:111111111111:secret:rolecall/slack-Ab12Cd",
    },
    transport: { kind: "socket" },
    runsIn: "111111111111",
    size: { cpu: 256, memory: 512, replicas: 1 },
    network: "public",
    encryption: "aws",
    logDays: RetentionDays.ONE_MONTH,
    audit: { lock: "governance", days: 30 },
    alarmEmail: "platform-trial@northwind.example",
    isLasting: false,
  },
  production: {
    account: "111111111111",
    organization: "o-northwind01",
    partition: "aws",
    region: "eu-central-1",
    policyFile: "docs/rolecall.example.yaml",
    permissions: { units: ["*"], outside: [], onlyTagged: true },
    slack: {
      appId: "A0ROLECALL",
      secret: "arn:aws:secretsmanager:eu-central-1:111111111111:secret:rolecall/slack-Ab12Cd",
    },
    transport: {
      kind: "http",
      certificate:
        "arn:aws:acm:eu-central-1:111111111111:certificate/00000000-0000-4000-8000-000000000000",
    },
    runsIn: "111111111111",
    size: { cpu: 512, memory: 1024, replicas: 2 },
    network: "private",
    encryption: "own",
    logDays: RetentionDays.ONE_YEAR,
    audit: { lock: "compliance", days: 400 },
    alarmEmail: "platform@northwind.example",
    isLasting: true,
  },
};
