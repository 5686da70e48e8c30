// Everything needed to switch: what `list` says of each role, and the profiles that `config` sends to keep.
import type { AccessRole, Account } from "../../../src/domain/account.ts";
import { aPolicy, BOUNDARY, clientA, clientC } from "../../support/a-policy.ts";
import { eventually } from "./edge-world.ts";
import type { EdgeChanges } from "./edge-world.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

const alice = "alice.andersen";
const passkey = "arn:aws:iam::111111111111:u2f/user/alice.andersen/key-AAAA";

let slack: People;
afterEach(() => slack.stop());

async function start(changes?: EdgeChanges) {
  slack = await startPeople(changes);
}

const types = async (text: string) =>
  (await slack.people.command("alice", { text })).ephemeral?.plain ?? "";

/** With these devices from now on, and otherwise as she was. */
function aliceHas(...mfaSerials: string[]) {
  slack.iam.byHand.deleteUser(alice);
  slack.iam.byHand.addUser({
    ...{ name: alice, boundTo: "T0NORTHWND/U0ALICE001", mfaSerials },
    boundary: `arn:aws:iam::111111111111:policy/${BOUNDARY}`,
  });
}

function byHand(group: string, path = "/rolecall/") {
  slack.iam.byHand.addGroup(group, path);
  slack.iam.byHand.join(alice, group);
}

function withRole(account: Account, changes: Partial<AccessRole>, more: Partial<Account> = {}) {
  const roles = account.roles.map((role) => ({ ...role, ...changes }));
  const accounts = [clientA, clientC].map((one) =>
    one.slug === account.slug ? { ...one, ...more, roles } : one,
  );
  return { policy: aPolicy({ accounts: new Map(accounts.map((one) => [one.slug, one])) }) };
}

const configs = () => slack.messagesOf("alice").filter(({ plain }) => /^\*?For the/.test(plain));

describe("list", () => {
  it("says for what somebody was granted: the link, the profile, the end, and that the MFA is there", async () => {
    await start();
    await slack.aliceIsIn("4h");
    const list = await types("list");
    expect(list).toMatch(/client-a\* .* as \*admin\*: you have access until/);
    expect(list).toMatch(
      /switchrole\?account=222222222222\S+ · profile `client-a-admin` · needs MFA, and you have it/,
    );
    expect(list).toContain("`/aws-access config` sends you all of it");
  });

  it("shows what somebody has without a request, and that it is not Rolecall's to end", async () => {
    await start();
    byHand("client-c-admin");
    const list = await types("list");
    expect(list).toMatch(/client-c\* .*: you have it without a request/);
    expect(list).toMatch(/account=444444444444\S+ · profile `client-c-admin`/);
    expect(list).not.toContain("client-a");
  });

  it.each([
    [
      "none",
      [],
      /:warning: needs MFA, and you have no device[^]*Add one at \S*security_credentials/,
    ],
    [
      "a passkey",
      [passkey],
      /you have a passkey[^]*work in the console[^]*`aws login` \(AWS CLI 2\.32/,
    ],
  ])("tells somebody with %s for MFA what works for them", async (_, serials, says) => {
    await start();
    aliceHas(...serials);
    byHand("client-c-admin");
    expect(await types("list")).toMatch(says);
  });

  it("says nothing of MFA devices where no role asks for MFA", async () => {
    await start(withRole(clientC, { mfa: "not-needed" }));
    aliceHas();
    byHand("client-c-admin");
    const list = await types("list");
    expect(list).toContain("needs no MFA");
    expect(list).not.toMatch(/:warning:|security_credentials/);
  });

  it("shows no link where the console cannot switch", async () => {
    await start(withRole(clientC, { externalId: "acme-7K3Q" }));
    byHand("client-c-admin");
    const list = await types("list");
    expect(list).toContain("On the command line only · profile `client-c-admin`");
    expect(list).not.toContain("switchrole");
  });
});

describe("config", () => {
  it("answers that it was sent, and sends both formats as direct messages", async () => {
    await start();
    await slack.aliceIsIn();
    byHand("client-c-admin");
    expect(await types("config")).toContain("sent you a direct message with all 2 roles");
    const [terminal, browser] = configs();
    expect(terminal?.plain).toContain("[profile client-a-admin]\nrole_arn = arn:aws:iam::2222");
    expect(terminal?.plain).toContain("[profile client-c-admin]\nrole_arn = arn:aws:iam::4444");
    expect(terminal?.plain).toContain("mfa_serial = arn:aws:iam::111111111111:mfa/alice.andersen");
    expect(browser?.plain).toMatch(/\[northwind\]\naws_account_id = 111111111111/);
    expect(browser?.plain).toMatch(/\[client-a-admin\]\n[^[]+\ncolor = [0-9a-f]{6}/);
    expect(configs()).toHaveLength(2);
    const others = slack.messagesOf("bob").map(({ plain }) => plain);
    expect(others.filter((plain) => plain.includes("[profile"))).toEqual([]);
  });

  it("gives the ExternalId to the command line only, and says why the browser has none of it", async () => {
    await start(withRole(clientC, { externalId: "acme-7K3Q" }));
    byHand("client-c-admin");
    await types("config");
    const all = configs().map(({ plain }) => plain);
    expect(all.join("\n")).toContain("external_id = acme-7K3Q");
    const told = slack.messagesOf("alice").map(({ plain }) => plain);
    expect(told.join("\n")).toMatch(
      /Left out, since they work on the command line only: `client-c-admin`/,
    );
    expect(told.join("\n")).not.toContain("[northwind]");
  });

  it("sends nothing to somebody without access, and says how to ask", async () => {
    await start();
    expect(await types("config")).toMatch(/nothing to send\. To ask for some, type `\/aws-access`/);
    expect(slack.messagesOf("alice")).toEqual([]);
  });

  it("leaves out an account that its client has shut, and says so", async () => {
    const shut = { since: 0, why: "the role is gone" };
    await start(withRole(clientC, {}, { shut }));
    byHand("client-c-admin");
    expect(await types("config")).toContain("The client lets nobody into `client-c` just now.");
    byHand("client-a-admin");
    await types("config");
    const [terminal] = configs();
    expect(terminal?.plain).toContain("Left out: the client lets nobody into `client-c` just now.");
    expect(terminal?.plain).not.toContain("[profile client-c-admin]");
  });

  it("tells somebody who is linked to no IAM user what an AWS admin has to run", async () => {
    await start();
    const told = await slack.people.command("dan", { text: "config" });
    expect(told.ephemeral?.plain).toContain("aws iam tag-user");
  });

  it("says so where Slack does not take it", async () => {
    await start();
    byHand("client-c-admin");
    slack.faults.add({ service: "slack", action: "chat.postMessage", effect: "fail" });
    expect(await types("config")).toMatch(/Slack failed at sending the profiles.*try again/);
  });

  it("answers in time where Slack is slow, and sends it all the same", async () => {
    await start();
    byHand("client-c-admin");
    const slow = { effect: "delay", milliseconds: 1800 } as const;
    slack.faults.add({ service: "slack", action: "chat.postMessage", ...slow });
    expect(await types("config")).toContain("one role you can switch to is on its way");
    await eventually(() => (configs().length === 2 ? true : undefined));
  });

  it("spreads many profiles over messages, each profile whole and all of them there", async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...clientC,
      slug: `client-${index + 100}`,
      id: String(500_000_000_000 + index),
      roles: clientC.roles.map((role) => ({ ...role, openedBy: ["platform"] })),
    }));
    const accounts = new Map(many.map((account) => [account.slug, account]));
    await start({ policy: aPolicy({ accounts }) });
    byHand("platform", "/");
    await types("config");
    const whole =
      /\[profile (client-\d+)-admin\]\nrole_arn = .*\n(?:\w+ = .*\n)*duration_seconds = 3600/g;
    const found = await eventually(() => {
      const text = configs()
        .map(({ plain }) => plain)
        .join("\n");
      const slugs = [...text.matchAll(whole)].map(([, slug]) => slug);
      return slugs.length === 30 ? slugs : undefined;
    });
    const listed = await eventually(() => {
      const all = configs().flatMap(({ plain }) => plain.match(/^\[client-\d+-admin\]$/gm) ?? []);
      return all.length === 30 ? all : undefined;
    });
    expect(new Set(listed).size).toBe(30);
    expect(new Set(found).size).toBe(30);
    expect(configs().some(({ plain }) => plain.startsWith("*For the command line (2 of"))).toBe(
      true,
    );
  });
});

test("whoever is let in where the console cannot switch gets the profile, and reads why there is no link", async () => {
  await start(withRole(clientA, { externalId: "acme-7K3Q" }));
  const { ready } = await slack.aliceIsIn();
  expect(ready.plain).toContain("the AWS console has no field for one");
  expect(ready.plain).toContain("external_id = acme-7K3Q");
  expect(ready.plain).not.toContain("switchrole");
  expect(ready.buttons.map(({ label }) => label)).toEqual(["Extend", "I'm done"]);
});
