// Every route of the control API, in the order in which a visitor needs them.
import type { Bots } from "../bots.ts";
import type { CallLog } from "../calls.ts";
import type { MovedClock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import type { SandboxAws } from "../aws/aws.ts";
import type { Seed } from "../seed.ts";
import type { SandboxSlack } from "../slack/slack.ts";
import { awsRoutes } from "./aws-routes.ts";
import { botRoutes } from "./bot-routes.ts";
import { directoryOf } from "./directory.ts";
import { faultRoutes } from "./fault-routes.ts";
import { personRoutes } from "./person-routes.ts";
import { get, type Route } from "./route.ts";
import { slackRoutes } from "./slack-routes.ts";
import { socketRoutes } from "./socket-routes.ts";
import { timeRoutes } from "./time-routes.ts";

interface Controlled {
  seed: Seed;
  slack: SandboxSlack;
  aws: SandboxAws;
  bots: Bots;
  calls: CallLog;
  faults: Faults;
  clock: MovedClock;
  advance(milliseconds: number): Promise<void>;
}

export function controlRoutes(sandbox: Controlled): Route[] {
  const { seed, slack, aws, bots, faults } = sandbox;
  const routes = [
    ...personRoutes(slack),
    ...slackRoutes(slack),
    ...awsRoutes(aws),
    ...botRoutes(bots),
    ...faultRoutes(faults),
    ...socketRoutes(slack.sockets),
    ...timeRoutes(sandbox),
  ];
  const self = get("/", "This list.", () => ({
    ...directoryOf(seed),
    slack: slack.apiUrl,
    aws: aws.endpointUrl,
    routes: [self, ...routes].map(({ method, path, says, example }) => ({
      route: `${method} ${path}`,
      says,
      ...(example === undefined ? {} : { example }),
    })),
  }));
  return [self, ...routes];
}
