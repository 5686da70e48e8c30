// An AWS admin changes users and groups behind Rolecall's back, before a grant and after it.
import { accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import type { WorldChange } from "../../sandbox/aws/world-change.ts";

const town = onTheSandbox();

const byHand = (...changes: WorldChange[]) => {
  for (const change of changes) town.sandbox().aws.change(change);
};
const groupNamed = (name: string) =>
  town
    .sandbox()
    .aws.world()
    .groups.find((group) => group.name === name);
const TAG = "rolecall:slack-user";

test("emil's IAM user is deleted before bob approves: nothing is done, and everybody reads why", async () => {
  const ref = await town.asks("emil", "client-a admin fix the DNS");
  byHand({ do: "delete-user", user: "emil.ek" });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "stuck");
  const why = /checking whose IAM user it is[^]*The IAM user emil.ek no longer exists/;
  await town.dm("emil", ref, why);
  await town.card(ref, why);
  await town.reply(ref, why);
  expect(groupNamed("client-a-admin")).toBeUndefined();
});

test("freya's IAM user is somebody else's before bob approves: the one it belongs to now is not let in", async () => {
  const ref = await town.asks("freya", "client-a admin fix the DNS");
  byHand({ do: "tag-user", user: "freya.falk", key: TAG, value: "T0NORTHWND/U0SOMEBODY" });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "stuck");
  const why = /The IAM user freya.falk is no longer linked to the person who asked/;
  await town.dm("freya", ref, why);
  await town.card(ref, why);
  expect(town.groupsOf("freya.falk")).toEqual([]);

  byHand({ do: "tag-user", user: "freya.falk", key: TAG, value: "T0NORTHWND/U0FREYA000" });
  await town.clicks("bob", await town.card(ref), "Retry");
  await town.rests(ref, "active");
  expect(town.letsIn("freya", "client-a admin").allowed).toBe(true);
});

test("greta's tag is taken off before bob approves: she needs it no more, and nothing was done", async () => {
  const ref = await town.asks("greta", "client-a admin fix the DNS");
  byHand({ do: "untag-user", user: "greta.grimm", key: TAG });
  await town.types("bob", `approve ${ref}`);
  await town.rests(ref, "stuck");
  await town.dm("greta", ref, /no longer linked/);
  await town.types("greta", "done client-a");
  await town.rests(ref, "ended");
  expect(town.groupsOf("greta.grimm")).toEqual([]);
});

test("hugo's IAM user is deleted while he is in: giving back ends all the same", async () => {
  const ref = await town.isLetIn("hugo", "client-a admin fix the DNS");
  byHand({ do: "delete-user", user: "hugo.holm" });
  expect(await town.types("hugo", "done client-a")).toMatch(/being taken away/);
  await town.rests(ref, "ended");
  await town.dm("hugo", ref, /back; it ended/);
});

test("the group is deleted before bob approves ida: it is made anew, with nothing but its own policy", async () => {
  const first = await town.isLetIn("ida", "client-b admin fix the DNS");
  await town.types("ida", "done client-b");
  await town.rests(first, "ended");
  const ref = await town.asks("ida", "client-b admin fix the mail");
  byHand({ do: "delete-group", group: "client-b-admin" });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "active");
  await town.reply(ref, /setting up the access group: done/);
  const role = "arn:aws:iam::333333333333:role/OrganizationAccountAccessRole";
  expect(groupNamed("client-b-admin")).toMatchObject({
    path: "/rolecall/",
    members: ["ida.iversen"],
    policies: { "rolecall-access": accessGroupPolicy(role) },
  });
  expect(town.letsIn("ida", "client-b admin").allowed).toBe(true);
});

test("the group is deleted while jonas is in: giving back ends all the same", async () => {
  const ref = await town.isLetIn("jonas", "client-c renew the certificate");
  byHand({ do: "delete-group", group: "client-c-admin" });
  expect(town.letsIn("jonas", "client-c admin").allowed).toBe(false);
  await town.clicks("jonas", await town.dm("jonas", ref, /You are in/), "I'm done");
  await town.rests(ref, "ended");
  await town.card(ref, /given back/);
});

test("somebody widened the group's policy and added another: both are put right, and the thread says so", async () => {
  const first = await town.isLetIn("karla", "internal-tools read-only look");
  const everything = {
    Version: "2012-10-17" as const,
    Statement: [{ Effect: "Allow" as const, Action: "*", Resource: "*" }],
  };
  const group = "internal-tools-read-only";
  byHand(
    { do: "put-group-policy", group, policy: "rolecall-access", document: everything },
    { do: "put-group-policy", group, policy: "extra", document: everything },
  );
  const ref = await town.isLetIn("liv", "internal-tools read-only look");
  const reply = await town.reply(ref, /had been changed by somebody and was put right/);
  expect(reply.plain).toMatch(/the text of the policy `rolecall-access` was changed/);
  expect(reply.plain).toMatch(/an extra inline policy `extra`/);
  const role = "arn:aws:iam::555555555555:role/RolecallReadOnly";
  expect(groupNamed(group)?.policies).toEqual({ "rolecall-access": accessGroupPolicy(role) });
  expect((await town.record(ref)).history.entries.at(-1)?.detail).toMatch(/extra/);
  expect((await town.record(first)).state.name).toBe("active");
});

test("magnus is in ten groups already: he and bob read why AWS refuses, and Retry works when he has left one", async () => {
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    const group = `team-${String(number)}`;
    byHand({ do: "create-group", group }, { do: "add-to-group", user: "magnus.moe", group });
  }
  const ref = await town.asks("magnus", "client-a admin fix the DNS");
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "stuck");
  const why =
    /magnus.moe is already in ten groups, the most AWS allows[^]*Take magnus.moe out of one/;
  await town.dm("magnus", ref, why);
  const card = await town.card(ref, why);

  byHand({ do: "remove-from-group", user: "magnus.moe", group: "team-7" });
  await town.clicks("bob", card, "Retry");
  await town.rests(ref, "active");
  await town.dm("magnus", ref, /You are in/);
  await town.types("magnus", "done client-a");
  await town.rests(ref, "ended");
  expect(town.groupsOf("magnus.moe")).toHaveLength(9);
});

test("a group of that name is somebody else's: it is not touched, and bob reads what to do", async () => {
  byHand({ do: "create-group", group: "client-c-admin", path: "/ops/" });
  const ref = await town.asks("nora", "client-c renew the certificate");
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "stuck");
  await town.card(ref, /a group \/ops\/client-c-admin already, which is not Rolecall's/);
  expect(groupNamed("client-c-admin")).toMatchObject({ path: "/ops/", members: [], policies: {} });
});

test("oskar was put into the group by hand before he asked: giving back leaves him as he was", async () => {
  const [user, group] = ["oskar.olsen", "internal-tools-admin"];
  const ref = await town.asks("oskar", "internal-tools admin fix the DNS");
  byHand({ do: "create-group", group, path: "/rolecall/" }, { do: "add-to-group", user, group });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "active");
  await town.reply(ref, /adding the IAM user to the group: was so already/);
  await town.types("oskar", "done internal-tools");
  await town.rests(ref, "ended");
  expect(town.groupsOf(user)).toEqual([group]);
});

test("petra was taken out of the group by hand while she is in: giving back ends all the same", async () => {
  const ref = await town.isLetIn("petra", "client-a admin fix the DNS");
  byHand({ do: "remove-from-group", user: "petra.pohl", group: "client-a-admin" });
  await town.types("petra", "done client-a");
  await town.rests(ref, "ended");
  expect(await town.history(ref)).toEqual(["asked", "approved", "granted", "given-back", "ended"]);
});
