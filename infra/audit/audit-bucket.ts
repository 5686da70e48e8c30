// Where the audit is kept: a bucket in which nobody can change or delete anything before its time.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Stage } from "../stages.ts";

interface AuditBucketProps extends Pick<Stage, "audit"> {
  readonly accessLogs: IBucket;
  readonly encryptionKey?: IKey;
}

export class AuditBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, props: AuditBucketProps) {
    super(scope, id);
    const { audit, accessLogs, encryptionKey } = props;
    const days = Duration.days(audit.days);
    const bucket = new Bucket(this, "Bucket", {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        audit.lock === "compliance"
          ? ObjectLockRetention.compliance(days)
          : ObjectLockRetention.governance(days),
      ...(encryptionKey
        ? { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: "audit/",
      removalPolicy: RemovalPolicy.RETAIN,
    });
    bucket.addToResourcePolicy(nobodyDeletes(bucket.arnForObjects("*")));
    this.bucket = bucket as IBucket;
  }
}

/** Object Lock keeps every version, and yet lets a deletion hide the object behind a marker; in governance mode it can be bypassed. */
function nobodyDeletes(objects: string): PolicyStatement {
  return new PolicyStatement({
    sid: "NobodyDeletes",
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
    resources: [objects],
  });
}
