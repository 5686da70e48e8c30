// The image that is deployed: the repository's Dockerfile, with rolecall.yaml laid in.
//
// The file goes into the image, because the permissions of both roles follow from it: they and the file go out in one deployment, roll
// back in one, and each change of who may decide is a commit that somebody has looked at. Rolecall needs neither a place to fetch it
// from nor a permission to; nobody who can write to a bucket or a parameter can let themselves in.
import { basename } from "node:path";
import { Platform } from "aws-cdk-lib/aws-ecr-assets";
import { ContainerImage } from "aws-cdk-lib/aws-ecs";
import type { Construct } from "constructs";
import { assemblyFolder } from "./assembly-folder.ts";
import type { Placement } from "./placement.ts";
import { profileOf } from "./task-role.ts";

interface BotImageProps {
  /** The folder of the Dockerfile. */
  readonly repository: string;
  /** What rolecall.yaml says. */
  readonly policyText: string;
  readonly placement: Placement;
}

/** Where they are in the image. */
export const IN_IMAGE = { policy: "/app/rolecall.yaml", awsConfig: "/app/aws-config" } as const;

export function botImage(
  scope: Construct,
  { repository, policyText, placement }: BotImageProps,
): ContainerImage {
  const policy = assemblyFolder(scope, "policy", {
    [basename(IN_IMAGE.policy)]: policyText,
    ...(placement.taskRole === null
      ? {}
      : { [basename(IN_IMAGE.awsConfig)]: profileOf(placement) }),
  });
  return ContainerImage.fromAsset(repository, {
    target: "with-policy",
    platform: Platform.LINUX_ARM64,
    // As seen from where docker is run, which is the copy of the repository beside it.
    buildContexts: { policy: `../${policy.name}` },
  });
}
