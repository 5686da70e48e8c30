// The audit: a function that reads the table's stream and writes each change of a request into a bucket that keeps it.
import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  Architecture,
  Code,
  Function as Lambda,
  Runtime,
  StartingPosition,
} from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { ILogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { assemblyFolder } from "../assembly-folder.ts";
import { except } from "../exceptions.ts";
import { joined } from "./joined.ts";

/** The stream holds a change for 24 hours: what is given up after twenty can still be read out of it by hand. */
const TRIED_FOR = Duration.hours(20);

interface AuditTrailProps {
  readonly table: ITable;
  readonly bucket: IBucket;
  readonly encryptionKey?: IKey;
  readonly logDays: RetentionDays;
  readonly repository: string;
}

export class AuditTrail extends Construct {
  readonly writer: Lambda;
  /** What was given up: which part of the stream, not what stood in it. */
  readonly lost: Queue;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { table, bucket, logDays, repository } = props;
    this.lost = new Queue(this, "Lost", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    except(this.lost, "SQS3", "It is a dead-letter queue itself, of a stream.");
    const logGroup = new LogGroup(this, "Log", {
      retention: logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const code = { "audit-function.js": joined(repository) };
    this.writer = new Lambda(this, "Writer", {
      description: "Writes each change of a request of Rolecall into the audit",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(assemblyFolder(this, "audit-function", code).path),
      handler: "audit-function.handler",
      environment: { AUDIT_BUCKET: bucket.bucketName },
      memorySize: 256,
      timeout: Duration.seconds(60),
      logGroup,
      role: this.role(props, logGroup),
    });
    this.writer.addEventSource(changesOf(table, this.lost));
    this.explainWildcards(bucket);
  }

  private explainWildcards(bucket: IBucket): void {
    const { node } = bucket;
    if (!CfnBucket.isCfnBucket(node.defaultChild)) throw new Error("The bucket is made elsewhere.");
    const id = Stack.of(this).getLogicalId(node.defaultChild);
    except(
      this,
      `IAM5[Resource::<${id}.Arn>/*]`,
      "It may put any object there, and do nothing else.",
    );
    except(this, "IAM5[Resource::*]", "CDK lets it list streams, which AWS does not tell apart.");
  }

  /** It can write what is not there yet, and neither read nor delete. */
  private role({ bucket, encryptionKey }: AuditTrailProps, logGroup: ILogGroup): Role {
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    });
    const allow = (actions: string[], resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
    allow(["s3:PutObject"], bucket.arnForObjects("*"));
    allow(["logs:CreateLogStream", "logs:PutLogEvents"], logGroup.logGroupArn);
    if (encryptionKey) allow(["kms:Decrypt", "kms:GenerateDataKey"], encryptionKey.keyArn);
    return role;
  }
}

function changesOf(table: ITable, lost: Queue): DynamoEventSource {
  return new DynamoEventSource(table, {
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    // Tried again until it is too old: S3 may be away for longer than any number of attempts lasts.
    maxRecordAge: TRIED_FOR,
    // One change that cannot be written holds up as little else as may be.
    bisectBatchOnError: true,
    onFailure: new SqsDlq(lost),
  });
}
