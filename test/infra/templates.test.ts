// What is true of everything that is deployed, whatever the templates look like; each of templates/ asks about one side of it.
import { clearAway, synthesize } from "./a-stage.ts";
import type { Stages } from "./a-stage.ts";
import { alarmsHold } from "./templates/alarms-hold.ts";
import { botHolds } from "./templates/bot-holds.ts";
import { judgesFindNothing } from "./templates/judges-find-nothing.ts";
import { permissionsHold } from "./templates/permissions-hold.ts";
import { recordAndAuditHold } from "./templates/record-and-audit-hold.ts";
import { toolingHolds } from "./templates/tooling-holds.ts";

// Once for all of them: to load CDK, and to synthesize for the first time, takes longer than all that is asked.
let made: Stages;
beforeAll(() => {
  made = { trial: synthesize("trial"), production: synthesize("production") };
}, 120_000);
afterAll(clearAway);
const stages = () => made;

describe("the bot", () => {
  botHolds(stages);
});

describe("who is woken", () => {
  alarmsHold(stages);
});

describe("the record and its audit", () => {
  recordAndAuditHold(stages);
});

describe("permissions", () => {
  permissionsHold(stages);
});

describe("from a tooling account", () => {
  toolingHolds();
});

describe("others judge them", () => {
  judgesFindNothing(stages);
});
