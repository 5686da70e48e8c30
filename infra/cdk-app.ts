// How CDK is used here, for the command line and for the tests alike.
import { App } from "aws-cdk-lib";

/** Where the CDK's own command line looks for it too (cdk.json). */
export function cdkApp(outdir: string): App {
  return new App({
    outdir,
    analyticsReporting: false,
    context: {
      "@aws-cdk/aws-iam:minimizePolicies": true,
      "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": true,
      "@aws-cdk/core:checkSecretUsage": true,
      // What CDK finds wrong with a template ends the synthesis rather than being mentioned in it.
      "@aws-cdk/core:validateAgainstDefaultRules": true,
      "@aws-cdk/core:enablePartitionLiterals": true,
    },
  });
}
