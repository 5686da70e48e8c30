// Whom Rolecall serves, and who may ask: what each of the others is told, and that nothing is asked.
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { changesIn, waysToDecide } from "./ways-to-decide.ts";

const seed = agencyWithColleagues();
seed.people.push({
  key: "zoe",
  id: "U0ZOE000001",
  name: "Zoe Zander",
  about: "has left",
  deactivated: true,
});
seed.aws.users.push(
  { name: "zoe.zander", tags: { "rolecall:slack-user": "T0NORTHWND/U0ZOE000001" } },
  { name: "erin.estrada", tags: { "rolecall:slack-user": "T0NORTHWND/U0ERIN0001" } },
  { name: "frank.fischer", tags: { "rolecall:slack-user": "T0NORTHWND/U0FRANK001" } },
);
const town = onTheSandbox(seed);
const change = changesIn(town);
const { heard } = waysToDecide(town);
const asItWas = structuredClone(policyIn(seed));

const GUESTS = /Guests cannot use Rolecall/;
const cards = () =>
  town
    .sandbox()
    .slack.people.sees("bob")
    .channels.flatMap(({ messages }) => messages);

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

test("dan has alice's e-mail address in Slack: that makes him nobody else", async () => {
  await change({ do: "set-email", person: "dan", email: "alice@northwind.example" });
  await town.timePasses("61s");
  expect(await town.types("dan", "ledger admin close the books")).toMatch(
    /You may not ask for `ledger` as `admin`: the rule \*finance\*/,
  );
  expect(await town.openOf("alice")).toBe(0);
  await change({ do: "set-email", person: "dan", email: "dana@northwind.example" });
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

test("erin is a guest: whatever she does, she is told so, and does not read the names of clients", async () => {
  const before = cards().length;
  for (const text of ["client-a admin please", "", "list", "help", "explain client-a admin"]) {
    expect(await town.types("erin", text)).toMatch(GUESTS);
  }
  const { home } = await town.sandbox().slack.people.openHome("erin");
  expect(home?.plain).toMatch(GUESTS);
  expect(home?.plain).not.toContain("client");
  expect(await town.openOf("erin")).toBe(0);
  expect(cards()).toHaveLength(before);
});

test("frank of another workspace: Slack has no such command for him, and one in his name is refused", async () => {
  expect(await town.types("frank", "list")).toMatch(/command_not_found/);
  await town.types("alice", "list");
  const { forger } = town.sandbox().slack;
  const text = "client-a admin let me in";
  const { body } = await forger.send({ user_id: "U0FRANK001", text }, { kind: "command" });
  expect(body).toMatch(/Rolecall serves only the people of its own workspace/);
  expect(await town.openOf("frank")).toBe(0);
});

test("zoe has left: Slack lets her do nothing, and a request in her name is refused as well", async () => {
  const text = "client-a admin one last look";
  expect(await town.types("zoe", text)).toMatch(/account_inactive/);
  await town.types("alice", "list");
  const { forger } = town.sandbox().slack;
  const { body } = await forger.send({ user_id: "U0ZOE000001", text }, { kind: "command" });
  expect(body).toMatch(/This Slack account is deactivated, so Rolecall does nothing for it/);
  expect(await town.openOf("zoe")).toBe(0);
});

test.each([
  ["Rolecall itself", "U0ROLECALL"],
  ["another app", "U0DEPLOYBOT"],
])("%s asks for nothing", async (_, user_id) => {
  await town.types("alice", "list");
  const forged = { user_id, text: "client-a admin beep" };
  const { body } = await town.sandbox().slack.forger.send(forged, { kind: "command" });
  expect(body).toMatch(/Rolecall serves people only, not apps or bots/);
});

interface Turn {
  readonly who: string;
  readonly what: string;
  readonly comesAbout: () => Promise<void>;
  readonly hears: RegExp;
  readonly isOver: () => Promise<void>;
}

const cannotSay = (action: string) => async () => {
  town.sandbox().faults.add({ service: "slack", action, effect: "fail", times: 10_000 });
  return Promise.resolve();
};
const slackCanSay = () => {
  town.sandbox().faults.clear();
  return Promise.resolve();
};

/** The rules of client-b let only the people of @platform ask. */
async function onlyPlatformAsks(): Promise<void> {
  policyIn(seed).rules = asItWas.rules.map((rule) => ({ ...rule, ask: "platform" }));
  await town.writesFile();
  await town.typesUntil("bob", "explain client-b admin", /who may ask: @platform/);
}

async function everyoneAsks(): Promise<void> {
  Object.assign(policyIn(seed), structuredClone(asItWas));
  await town.writesFile();
  await town.typesUntil("bob", "explain client-b admin", /who may ask: everyone/);
}

const turns: readonly Turn[] = [
  {
    who: "freya",
    what: "became a guest",
    comesAbout: () => change({ do: "make-guest", person: "freya" }),
    hears: GUESTS,
    isOver: () => change({ do: "make-member", person: "freya" }),
  },
  {
    who: "freya",
    what: "is not among those who may ask any more",
    comesAbout: onlyPlatformAsks,
    // Under a field, words are not marked.
    hears:
      /You may not ask for `?client-b`? as `?admin`?: the rule \*?admins\*? does not count you/,
    isOver: everyoneAsks,
  },
  {
    who: "freya",
    what: "is somebody of whom Slack cannot say who they are",
    comesAbout: cannotSay("users.info"),
    hears: /could not tell me just now[^]*nothing was done/,
    isOver: slackCanSay,
  },
  {
    who: "carol",
    what: "may ask as one of a group of which Slack cannot say who is in it",
    comesAbout: async () => {
      await onlyPlatformAsks();
      await cannotSay("usergroups.users.list")();
    },
    hears: /could not tell me just now[^]*nothing was done/,
    isOver: async () => {
      await slackCanSay();
      await everyoneAsks();
    },
  },
];

test.each(turns)(
  "$who $what, with the form open: neither that nor words ask for anything",
  async (turn) => {
    const { who, hears } = turn;
    const { people } = town.sandbox().slack;
    await town.types(who, "client-b admin");
    await people.fill(who, { "Why do you need it?": "fix the DNS" });
    const before = cards().length;

    await turn.comesAbout();
    await town.timePasses("61s");
    expect(await heard(who, () => people.submit(who))).toMatch(hears);
    expect(await town.types(who, "client-b admin fix the DNS")).toMatch(hears);
    expect(await town.openOf(who)).toBe(0);
    expect(cards()).toHaveLength(before);

    await turn.isOver();
    await town.timePasses("61s");
    const ref = await town.asks(who, "client-b admin fix the DNS");
    await town.types(who, `withdraw ${ref}`);
    await town.rests(ref, "withdrawn");
  },
);

test("the account field knows no clients for a guest who has a form open", async () => {
  const { people } = town.sandbox().slack;
  await town.types("freya", "");
  await change({ do: "make-guest", person: "freya" });
  await town.timePasses("61s");
  const { options } = await people.suggest("freya", { field: "Account", query: "client" });
  expect(options).toEqual([]);
  await change({ do: "make-member", person: "freya" });
  await town.timePasses("61s");
  const known = await people.suggest("freya", { field: "Account", query: "client" });
  expect(known.options.map(({ value }) => value)).toContain("client-a");
  await people.close("freya");
});
