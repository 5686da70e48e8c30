// Control route to be a client: what is made, changed and deleted in an account outside the organization.
import type { SandboxAws } from "../aws/aws.ts";
import { clientChangeShape } from "./client-change-shape.ts";
import { post, type Route, takenOrWrong } from "./route.ts";

const example = {
  do: "put-role",
  account: "777788889999",
  role: "RolecallReadOnly",
  trust: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111111111111:root" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "as-agreed" } },
      },
    ],
  },
  policies: ["ReadOnlyAccess"],
};

export function clientRoutes(aws: SandboxAws): Route[] {
  return [
    post("/aws/client", {
      says: "Changes an account outside the organization, as the client who owns it would.",
      body: clientChangeShape,
      example,
      answer: ({ body }) => takenOrWrong(() => aws.changeClient(body)),
    }),
  ];
}
