// `rolecall doctor` as an admin types it where Rolecall runs: all is well; and one thing at a time is broken, and mended again.
import type { PolicyDocument } from "../../sandbox/aws/policy/policy-document.ts";
import { aWellPlace, RUNTIME } from "./a-well-place.ts";
import type { WellPlace } from "./a-well-place.ts";
import { breaksOf } from "./breaking-one-thing.ts";
import { typesWith } from "./on-a-terminal.ts";
import type { EndedVerb } from "./on-a-terminal.ts";

const STORY_MILLISECONDS = 60_000;
jest.setTimeout(STORY_MILLISECONDS);

let place: WellPlace;
beforeAll(async () => {
  place = await aWellPlace();
}, 2 * STORY_MILLISECONDS);
afterAll(() => place.stop(), STORY_MILLISECONDS);

type Environment = Readonly<Record<string, string>>;

const doctor = (environment: Environment = {}, ...words: string[]): Promise<EndedVerb> =>
  typesWith({ ROLECALL_CREATE_TABLE: "no", ...environment }, place.sandbox, ["doctor", ...words]);

interface Told {
  readonly ok: boolean;
  readonly checks: readonly {
    readonly about: string;
    readonly what: string;
    readonly state: string;
    readonly says: string;
    readonly todo?: string;
  }[];
}

async function toldOf(environment?: Environment): Promise<Told & { readonly exitCode: number }> {
  const { out, exitCode } = await doctor(environment, "--format", "json");
  return { ...(JSON.parse(out) as Told), exitCode };
}

const summed = ({ checks }: Told, state: string) =>
  checks.filter((check) => check.state === state).map(({ about, what }) => `${about}: ${what}`);

test("all is well: every line says so, and nothing is to be done", async () => {
  const { exitCode, out } = await doctor();
  expect(out.match(/^ {2}(wrong|cannot say|not asked) .*$/gm) ?? []).toEqual([]);
  expect(out.match(/^ {2}ok /gm)?.length).toBeGreaterThan(20);
  expect(out).not.toContain("→");
  expect(out).toMatch(/\nNothing is wrong\.\n$/);
  expect(exitCode).toBe(0);
});

test("it changes nothing, posts nothing and prints no secret", async () => {
  const { calls } = place.sandbox;
  const before = calls.since(0).length;
  const { out, err } = await doctor();
  const made = calls
    .since(0)
    .slice(before)
    .map(({ action }) => action);
  expect([...new Set(made)].sort()).toEqual([
    "AssumeRole",
    "DescribeContinuousBackups",
    "DescribeOrganization",
    "DescribeTable",
    "GetAccountAuthorizationDetails",
    "GetCallerIdentity",
    "Query",
    "auth.test",
    "bots.info",
    "conversations.info",
    "usergroups.list",
    "users.list",
  ]);
  expect(out + err).not.toMatch(/xoxb-|sandbox-signing-secret|sandbox-secret-access-key/);
});

const BROKEN = [
  "a wrong bot token",
  "no bot token",
  "the id of another app",
  "a scope that is missing, and one too many",
  "an app token that Slack does not know",
  "a channel that the bot is not in",
  "a channel that is shared",
  "an archived channel",
  "a user group that is disabled",
  "a table that is not there",
  "an index that is missing",
  "a role that lacks an action",
  "a role that may do too much",
  "a provisioner that lacks an action",
  "a provisioner that lets Rolecall in no longer",
  "an organization for one bill only",
  "a person without a tag",
  "two users with one tag",
  "a tag of another workspace",
  "a person without the boundary",
];

describe("broken, and nothing else is wrong:", () => {
  test.each(BROKEN)("%s", async (name) => {
    const broken = breaksOf(place)[name];
    if (!broken) throw new Error(`Nobody knows how to break ${name}.`);
    const { breaks, mends, environment, line, says, todo, notAsked = [] } = broken;
    await breaks?.();
    const told = await toldOf(environment).finally(() => mends?.());
    expect(summed(told, "wrong")).toEqual([line]);
    expect(summed(told, "cannot say")).toEqual([]);
    expect(summed(told, "not asked").sort()).toEqual([...notAsked].sort());
    const fault = told.checks.find(({ state }) => state === "wrong");
    expect(fault?.says).toMatch(says);
    expect(fault?.todo).toMatch(todo);
    expect({ ok: told.ok, exitCode: told.exitCode }).toEqual({ ok: false, exitCode: 1 });
  });

  test("there is no way to break something beside these", () => {
    expect(Object.keys(breaksOf(place)).sort()).toEqual([...BROKEN].sort());
  });

  test("all of it is mended", async () => {
    const told = await toldOf();
    expect(summed(told, "ok")).toHaveLength(told.checks.length);
  });
});

test("over sockets the app token is tried, and nothing is connected", async () => {
  const told = await toldOf({ ROLECALL_TRANSPORT: "socket", SLACK_APP_TOKEN: "xapp-sandbox" });
  expect(told.checks.find(({ what }) => what === "app token")).toMatchObject({ state: "ok" });
  expect(told.ok).toBe(true);
});

test("where nothing answers, every line says what is known, and why the rest is not asked", async () => {
  const nobody = "http://127.0.0.1:1";
  const told = await toldOf({ SLACK_API_URL: `${nobody}/api/`, AWS_ENDPOINT_URL: nobody });
  expect(summed(told, "wrong")).toEqual(["Slack: bot token", "AWS: credentials"]);
  expect(summed(told, "ok")).toEqual([
    "Settings: environment",
    expect.stringMatching(/rolecall\.yaml$/),
  ]);
});

test("somebody who may not look is told so, and nothing is called wrong", async () => {
  const blind: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Action: ["iam:GetAccountAuthorizationDetails", "dynamodb:Describe*"],
        Resource: "*",
      },
    ],
  };
  place.sandbox.aws.change({
    do: "put-role-policy",
    role: RUNTIME,
    policy: "blind",
    document: blind,
  });
  const told = await toldOf();
  place.sandbox.aws.change({ do: "delete-role-policy", role: RUNTIME, policy: "blind" });
  expect(summed(told, "wrong")).toEqual([]);
  expect(summed(told, "cannot say")).toContain("Permissions: its own role");
  expect(summed(told, "cannot say")).toContain("Table: table");
  expect(told.exitCode).toBe(0);
});

// The last: time goes forward only.
test("a clock that is two minutes slow", async () => {
  await place.sandbox.advance(120_000);
  const told = await toldOf();
  expect(summed(told, "wrong")).toEqual(["Clock: by Slack", "Clock: by AWS"]);
  expect(told.checks.find(({ state }) => state === "wrong")?.says).toMatch(
    /clock is 1[12]\d seconds behind/,
  );
});
