// Who came to the load balancer and to the audit: a bucket for AWS's own access logs.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import type { Stack } from "aws-cdk-lib";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { except } from "./exceptions.ts";

export class AccessLogs extends Construct {
  readonly bucket: IBucket;

  /** The stack's one, made when it is first asked for. */
  static of(stack: Stack, days: number): IBucket {
    const made = stack.node.tryFindChild("AccessLogs");
    return (made instanceof AccessLogs ? made : new AccessLogs(stack, "AccessLogs", { days }))
      .bucket;
  }

  constructor(scope: Construct, id: string, { days }: { readonly days: number }) {
    super(scope, id);
    const bucket = new Bucket(this, "Bucket", {
      // The load balancer can write with no other key.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ expiration: Duration.days(days) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    except(bucket, "S1", "It holds access logs itself; its own would be written into it for ever.");
    this.bucket = bucket as IBucket;
  }
}
