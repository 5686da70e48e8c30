// Control routes for the sandbox AWS: ask whom a role lets in, look at IAM, change it behind the bot's back.
import type { SandboxAws } from "../aws/aws.ts";
import { assumeQuestion, checkUserAndRole, exampleQuestion } from "./assume-question.ts";
import { clientRoutes } from "./client-routes.ts";
import { organizationRoutes } from "./organization-routes.ts";
import { get, post, type Route, takenOrWrong } from "./route.ts";
import { sessionRoutes } from "./session-routes.ts";
import { worldChangeShape } from "./world-change-shape.ts";

export function awsRoutes(aws: SandboxAws): Route[] {
  return [
    post("/aws/may-assume", {
      says: "Would AWS let this IAM user switch to this role now, and why? {mfa} is true, false or absent.",
      body: assumeQuestion,
      example: exampleQuestion,
      answer: ({ body }) => {
        checkUserAndRole(body, aws);
        return aws.mayAssume(body);
      },
    }),
    ...sessionRoutes(aws),
    get("/aws/world", "The IAM users, groups, accounts and roles as they are.", () => aws.world()),
    post("/aws/change", {
      says: "Changes IAM by hand, as an administrator in the console would.",
      body: worldChangeShape,
      example: {
        do: "tag-user",
        user: "dana.dorn",
        key: "rolecall:slack-user",
        value: "T0NORTHWND/U0DAN00001",
      },
      answer: ({ body }) => takenOrWrong(() => aws.change(body)),
    }),
    ...organizationRoutes(aws),
    ...clientRoutes(aws),
  ];
}
