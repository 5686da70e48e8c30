// Control routes for the sessions of people in roles: open one, and see whether AWS still lets it do anything.
import { z } from "zod";
import type { SandboxAws } from "../aws/aws.ts";
import { assumeQuestion, checkUserAndRole, exampleQuestion } from "./assume-question.ts";
import { get, post, type Route, wrong } from "./route.ts";

// Of what every role here allows, the most harmless.
const usualAct = { action: "s3:ListAllMyBuckets", resource: "*" };

const act = z.strictObject({
  action: z
    .string()
    .regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, { error: "must be like s3:ListAllMyBuckets" })
    .default(usualAct.action),
  resource: z.string().min(1).default(usualAct.resource),
});

export function sessionRoutes(aws: SandboxAws): Route[] {
  return [
    post("/aws/sessions", {
      says: "This IAM user switches to this role: the verdict, and the session where there is one.",
      body: assumeQuestion.omit({ at: true }),
      example: exampleQuestion,
      answer: ({ body }) => {
        checkUserAndRole(body, aws);
        return aws.sessions.open(body);
      },
    }),
    get("/aws/sessions", "The sessions that were opened so.", () => aws.sessions.list()),
    post("/aws/sessions/:id/act", {
      says: "Would AWS let this session do something now, and why? Without {action}, something every role allows.",
      body: act,
      example: usualAct,
      answer: ({ params, body }) => {
        const id = params["id"] ?? "";
        const ids = aws.sessions.list().map((session) => session.id);
        if (!ids.includes(id))
          throw wrong(
            404,
            `There is no session "${id}"; there are: ${ids.join(", ") || "none yet, POST /aws/sessions opens one"}.`,
          );
        return aws.sessions.act(id, body);
      },
    }),
  ];
}
