// What is true of the record and of its audit in AWS, whatever the templates look like.
import { askedTable } from "../asked-table.ts";
import { actionsOf, all, only, synthesize } from "../a-stage.ts";
import type { PolicyProperties, Stages, Statement, Synthesized } from "../a-stage.ts";
import type { StageName } from "../../../infra/stages.ts";

interface TableProperties {
  readonly GlobalSecondaryIndexes: readonly { readonly IndexName: string }[];
  readonly AttributeDefinitions: readonly { readonly AttributeName: string }[];
}

interface BucketPolicy extends PolicyProperties {
  readonly Bucket: { readonly Ref: string };
}

interface LockedBucket {
  readonly ObjectLockEnabled?: boolean;
}

export function recordAndAuditHold(stages: () => Stages): void {
  describe.each<StageName>(["trial", "production"])("in the stage %s", (name) => {
    let synthesized: Synthesized;
    beforeAll(() => {
      synthesized = stages()[name];
    });

    const table = () => only<TableProperties>(synthesized.rolecall, "AWS::DynamoDB::Table");

    it("the table survives the stack, and a hand that slips", () => {
      expect(table().whenDeleted).toBe("Retain");
      expect(table().properties).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      });
    });

    it("the table has the keys and indexes that Rolecall would give it itself", async () => {
      const made = table().properties;
      const asked = await askedTable("rolecall");
      expect(made).toMatchObject({ ...asked, AttributeDefinitions: expect.anything() });
      expect(made.GlobalSecondaryIndexes).toHaveLength(5);
      expect(new Set(made.AttributeDefinitions)).toEqual(new Set(asked.AttributeDefinitions));
    });

    const audit = () => {
      const { rolecall } = synthesized;
      const buckets = all<LockedBucket>(rolecall, "AWS::S3::Bucket");
      const [bucket, ...others] = buckets.filter(({ properties }) => properties.ObjectLockEnabled);
      if (!bucket || others.length > 0) throw new Error("There is not exactly one locked bucket.");
      const policies = all<BucketPolicy>(rolecall, "AWS::S3::BucketPolicy");
      const policy = policies.find(({ properties }) => properties.Bucket.Ref === bucket.id);
      return { bucket, statements: policy?.properties.PolicyDocument.Statement ?? [] };
    };

    it("audit objects cannot be deleted before their time", () => {
      const { lock, days } = synthesized.stage.audit;
      const { bucket, statements } = audit();
      expect(bucket.whenDeleted).toBe("Retain");
      expect(bucket.properties).toMatchObject({
        VersioningConfiguration: { Status: "Enabled" },
        ObjectLockConfiguration: {
          ObjectLockEnabled: "Enabled",
          Rule: { DefaultRetention: { Mode: lock.toUpperCase(), Days: days } },
        },
      });
      expect(bucket.properties).not.toHaveProperty("LifecycleConfiguration");
      expect(statements).toContainEqual(
        expect.objectContaining({
          Effect: "Deny",
          Principal: { AWS: "*" },
          Action: ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"],
        }),
      );
    });

    it("nobody reaches the audit without TLS, or from outside the account", () => {
      const { bucket, statements } = audit();
      const denied = statements.filter(({ Effect: effect }) => effect === "Deny");
      expect(denied.map(({ Condition: when }) => when)).toContainEqual({
        Bool: { "aws:SecureTransport": "false" },
      });
      expect(statements.filter(({ Effect: effect }) => effect === "Allow")).toEqual([]);
      expect(bucket.properties).toMatchObject({
        PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
      });
    });

    it("its writer can add to the audit, and neither read nor change it", () => {
      const statements = all<PolicyProperties>(synthesized.rolecall, "AWS::IAM::Policy").flatMap(
        ({ properties }) => properties.PolicyDocument.Statement,
      );
      const ofS3 = (statement: Statement) =>
        actionsOf(statement).filter((one) => one.startsWith("s3:"));
      expect(statements.flatMap(ofS3)).toEqual(["s3:PutObject"]);
    });

    it("every change of the table is taken to the audit, tried for hours, and missed aloud", () => {
      const { rolecall } = synthesized;
      const source = only(rolecall, "AWS::Lambda::EventSourceMapping").properties;
      const lost = only(rolecall, "AWS::SQS::Queue").id;
      expect(table().properties).toMatchObject({
        StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
      });
      expect(source).toMatchObject({
        EventSourceArn: { "Fn::GetAtt": [table().id, "StreamArn"] },
        StartingPosition: "TRIM_HORIZON",
        BisectBatchOnFunctionError: true,
        MaximumRecordAgeInSeconds: 72_000,
        DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": [lost, "Arn"] } } },
      });
      // Tried as long as the change is young enough, however often that is.
      expect(source).not.toHaveProperty("MaximumRetryAttempts");
      expect(source).not.toHaveProperty("FilterCriteria");
    });

    it("the audit's writer runs the joined code, and is told the bucket", () => {
      const writer = only(synthesized.rolecall, "AWS::Lambda::Function").properties;
      expect(writer).toMatchObject({
        Handler: "audit-function.handler",
        Architectures: ["arm64"],
        Environment: { Variables: { AUDIT_BUCKET: { Ref: audit().bucket.id } } },
      });
    });
  });

  describe("a key of the stack", () => {
    it("is where the stage asks for one: Rolecall may use it, by way of DynamoDB only, and it stays", () => {
      const { rolecall, stage } = synthesize("trial", { encryption: "own" });
      const key = only<{ KeyPolicy: { Statement: Statement[] } }>(rolecall, "AWS::KMS::Key");
      expect(key.whenDeleted).toBe("Retain");
      const others = key.properties.KeyPolicy.Statement.filter(
        ({ Principal: who }) =>
          JSON.stringify(who) !== `{"AWS":"arn:aws:iam::${stage.account}:root"}`,
      );
      expect(others).toEqual([
        expect.objectContaining({
          Principal: { AWS: { "Fn::GetAtt": [expect.stringMatching(/^RolesRuntime/), "Arn"] } },
          Condition: { StringEquals: { "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com" } },
        }),
      ]);
      const arn = { "Fn::GetAtt": [key.id, "Arn"] };
      const table = only(rolecall, "AWS::DynamoDB::Table").properties;
      expect(table).toMatchObject({ SSESpecification: { KMSMasterKeyId: arn } });
    }, 120_000);

    it("is not where the stage asks for AWS's", () => {
      const { rolecall } = synthesize("production", { encryption: "aws" });
      expect(all(rolecall, "AWS::KMS::Key")).toEqual([]);
    }, 120_000);
  });
}
