// Control routes for the organization: look at it, change it behind the bot's back, set how it behaves.
import type { SandboxAws } from "../aws/aws.ts";
import { organizationChangeShape } from "./organization-change-shape.ts";
import { get, post, type Route, takenOrWrong } from "./route.ts";

export function organizationRoutes(aws: SandboxAws): Route[] {
  return [
    get("/aws/organization", "The units, the accounts, and every account that was asked for.", () =>
      aws.organization(),
    ),
    post("/aws/organization/change", {
      says: "Changes the organization by hand, as an administrator would, or how its Organizations behaves.",
      body: organizationChangeShape,
      example: { do: "create-account", name: "Client D", email: "aws+client-d@northwind.example" },
      answer: ({ body }) => takenOrWrong(() => aws.changeOrganization(body)),
    }),
  ];
}
