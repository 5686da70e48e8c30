// The stack's own key for the table and the audit, where a stage wants one.
import { RemovalPolicy } from "aws-cdk-lib";
import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IGrantable } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";

export class EncryptionKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, "Key", {
      description: "Rolecall: its records and their audit",
      enableKeyRotation: true,
      // Without it the table and the audit are noise, and both outlive the stack.
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Through DynamoDB only. It stands in the key's policy, because the role's own is exactly what `rolecall permissions` prints. */
  serveTable(role: IGrantable, region: string): void {
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: "RecordsOfRolecall",
        effect: Effect.ALLOW,
        principals: [role.grantPrincipal],
        // As DynamoDB's guide lists them for whoever reads and writes a table.
        actions: [
          "kms:CreateGrant",
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "kms:ReEncrypt*",
        ],
        resources: ["*"],
        conditions: { StringEquals: { "kms:ViaService": `dynamodb.${region}.amazonaws.com` } },
      }),
    );
  }
}
