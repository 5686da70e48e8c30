// People whom Rolecall does not serve, or who may not decide; what each is told, and that nothing happens.
import { slackSeed } from "../../sandbox/seed-worlds.ts";
import { signedHeaders } from "../../sandbox/slack/signature.ts";
import { commandBody } from "../bench/signed-traffic.ts";
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
// The approvers' channel is shared with another workspace, and a guest and a developer are in it too.
const approvals = seed.channels.find(({ id }) => id === policyIn(seed).approvers.channel);
approvals?.members.push("alice", "erin", "frank", "karla", "dora");
if (approvals) approvals.shared = true;
seed.people.push(
  { key: "zoe", id: "U0ZOE000001", name: "Zoe Zander", about: "has left", deactivated: true },
  { key: "dora", id: "U0DORA00001", name: "Dora", about: "approver" },
);
policyIn(seed).approvers.people.push("U0DORA00001", "U0ALICE001");
seed.aws.users.push(
  { name: "zoe.zander", tags: { "rolecall:slack-user": "T0NORTHWND/U0ZOE000001" } },
  { name: "frank.fischer", tags: { "rolecall:slack-user": "T0NORTHWND/U0FRANK001" } },
);
const town = onTheSandbox(seed);

const nobodyDecided = async (ref: string) => {
  expect((await town.record(ref)).state.name).toBe("pending");
  expect(await town.history(ref)).toEqual(["asked"]);
};

test("dan is linked to no IAM user, and then not fenced: he gets both exact commands, an admin runs them, and he can ask", async () => {
  const answer = await town.types("dan", "client-a admin look at the logs");
  expect(answer).toContain(
    "aws iam tag-user --user-name <IAM user> --tags Key=rolecall:slack-user,Value=T0NORTHWND/U0DAN00001",
  );
  expect(await town.openOf("dan")).toBe(0);

  const { aws } = town.sandbox();
  const [key, value] = ["rolecall:slack-user", "T0NORTHWND/U0DAN00001"];
  aws.change({ do: "tag-user", user: "dana.dorn", key, value });
  // The directory is not read more often than every five seconds, however often dan asks.
  const command =
    "aws iam put-user-permissions-boundary --user-name dana.dorn --permissions-boundary arn:aws:iam::111111111111:policy/rolecall/people";
  await town.typesUntil("dan", "client-a admin look at the logs", new RegExp(command));
  expect(await town.openOf("dan")).toBe(0);

  aws.change({ do: "set-boundary", user: "dana.dorn", boundary: "rolecall/people" });
  await town.typesUntil("dan", "client-a admin look at the logs", /^Asked for/);
  expect(await town.openOf("dan")).toBe(1);
});

test("two IAM users are marked as emil: nobody guesses which", async () => {
  const { aws } = town.sandbox();
  const tag = { key: "rolecall:slack-user", value: "T0NORTHWND/U0EMIL0000" };
  aws.change({ do: "create-user", user: "emil.twin", tags: { [tag.key]: tag.value } });
  await town.restart();
  expect(await town.types("emil", "client-a admin fix the DNS")).toMatch(
    /More than one IAM user is marked as @Emil Ek: `emil.ek` and `emil.twin`/,
  );
  expect(await town.openOf("emil")).toBe(0);
});

test("alice is an approver, but not of her own request", async () => {
  const ref = await town.asks("alice", "client-a admin fix the DNS");
  expect(await town.types("alice", `approve ${ref}`)).toMatch(/your own request/);
  expect(await town.types("alice", `deny ${ref} no`)).toMatch(/your own request/);
  await town.clicks("alice", await town.card(ref), "Approve");
  await town.whisper("alice", /your own request/);
  await nobodyDecided(ref);
});

test("dora is an approver and has freya's IAM user: for AWS they are one, so dora may not decide", async () => {
  const { aws } = town.sandbox();
  const ref = await town.asks("freya", "client-a admin fix the DNS");
  const tag = { key: "rolecall:slack-user", value: "T0NORTHWND/U0DORA00001" };
  aws.change({ do: "tag-user", user: "freya.falk", ...tag });
  await town.restart();
  await town.clicks("dora", await town.card(ref), "Approve");
  await town.whisper("dora", /for the IAM user `freya.falk`, which is yours too/);
  await nobodyDecided(ref);
});

test("karla sees the card but is no approver", async () => {
  const ref = await town.asks("greta", "client-a admin fix the DNS");
  const card = await town.card(ref);
  for (const button of ["Approve", "Deny"]) {
    await town.clicks("karla", card, button);
    await town.whisper("karla", /Only approvers can decide/);
  }
  expect(town.sandbox().slack.people.sees("karla").modals).toEqual([]);
  await nobodyDecided(ref);
});

test("erin is a guest: she can neither ask nor decide, nor read the names of clients", async () => {
  expect(await town.types("erin", "client-a admin please")).toMatch(/Guests cannot use Rolecall/);
  expect(await town.types("erin", "")).toMatch(/Guests cannot use Rolecall/);
  const ref = await town.asks("hugo", "client-a admin fix the DNS");
  await town.clicks("erin", await town.card(ref), "Approve");
  await town.whisper("erin", /Guests cannot use Rolecall/);
  const { home } = await town.sandbox().slack.people.openHome("erin");
  expect(home?.plain).toMatch(/Guests cannot use Rolecall/);
  expect(home?.plain).not.toContain("client");
  await nobodyDecided(ref);
});

test("frank of another workspace clicks in the shared channel: he is told that he is not served", async () => {
  const ref = await town.asks("ida", "client-a admin fix the DNS");
  await town.clicks("frank", await town.card(ref), "Approve");
  await town.whisper("frank", /only the people of its own workspace/);
  expect(await town.types("frank", "list")).toMatch(/command_not_found/);
  await nobodyDecided(ref);
});

test("zoe has left: Slack lets her do nothing, and a request in her name is refused as well", async () => {
  expect(await town.types("zoe", "client-a admin one last look")).toMatch(/account_inactive/);
  expect((await heard({})).body).toMatch(/account is deactivated/);
  expect(await town.openOf("zoe")).toBe(0);
});

test("a command that is not signed, or was signed ten minutes ago, is not heard at all", async () => {
  expect(await heard({ secret: "guessed" })).toEqual({ status: 401, body: "" });
  expect(await heard({ minutesAgo: 10 })).toEqual({ status: 401, body: "" });
  expect(await heard({})).toMatchObject({ status: 200 });
});

async function heard({ secret = slackSeed(seed).signingSecret, minutesAgo = 0 }) {
  const { teamId: team, appId } = slackSeed(seed);
  const body = commandBody({ team, user: "U0ZOE000001", appId }, "client-a admin one last look");
  const [bot] = town.sandbox().bots.list();
  const seconds = Math.floor(Date.now() / 1000) - minutesAgo * 60;
  const answer = await fetch(`${bot?.url ?? ""}/slack/events`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...signedHeaders(secret, body, seconds),
    },
    body,
  });
  return { status: answer.status, body: await answer.text() };
}
