// Groups that were there before Rolecall: used as they are, with those in them who were in them; and adopted one by one.
import type { WorldChange } from "../../sandbox/aws/world-change.ts";
import { agencyWithColleagues, iamUserOf, policyIn } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const ROLE_A = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";
const ROLE_B = "arn:aws:iam::333333333333:role/OrganizationAccountAccessRole";
const PASSKEY = "arn:aws:iam::111111111111:u2f/user/ida.iversen/key";

const letting = (Resource: string) => ({
  Version: "2012-10-17" as const,
  Statement: [{ Effect: "Allow" as const, Action: "sts:AssumeRole", Resource }],
});
const GROUPS = [
  { name: "ClientA-Admins", path: "/", policies: { "switch-to-client-a": letting(ROLE_A) } },
  {
    name: "ClientB-Admins",
    path: "/clients/",
    policies: { "switch-to-client-b": letting(ROLE_B) },
  },
  { name: "Ops", path: "/", policies: { "all-accounts": letting("*") } },
];

const seed = agencyWithColleagues();
seed.aws.groups.push(...GROUPS);
for (const [person, changes] of Object.entries({
  emil: { groups: ["ClientA-Admins"] },
  jonas: { groups: ["ClientA-Admins"] },
  freya: { groups: ["Ops"] },
  hugo: { mfaDevices: [] },
  ida: { mfaDevices: [PASSKEY] },
})) {
  const iamUser = iamUserOf(person, seed);
  Object.assign(seed.aws.users.find(({ name }) => name === iamUser) ?? {}, changes);
}
for (const account of policyIn(seed).accounts) {
  const groups = { "client-a": "ClientA-Admins", "client-b": "clients/ClientB-Admins" };
  const group = new Map(Object.entries(groups)).get(account.slug);
  const { admin } = account.roles;
  if (group !== undefined && admin) Object.assign(admin, { group, opened_by: "Ops" });
}

const town = onTheSandbox(seed, { ROLECALL_DRIFT_SECONDS: "1" });

/** Types, and reads the answer as it looks. */
const types = async (person: string, text: string) =>
  (await town.types(person, text)).replaceAll(/[*`]/g, "");
const byHand = (change: WorldChange) => town.sandbox().aws.change(change);
const held = () =>
  town
    .sandbox()
    .aws.world()
    .groups.flatMap(({ name, path, policies }) =>
      GROUPS.some((group) => group.name === name) ? [{ name, path, policies }] : [],
    );
const untouched = () => expect(held()).toEqual(GROUPS);

test("emil has been in for years: he is told by which group, and that it is not Rolecall's to end", async () => {
  const answer = await types("emil", "client-a admin fix the DNS");
  expect(answer).toMatch(/You have client-a as admin already, so nobody was asked/);
  expect(answer).toMatch(/not through Rolecall: your IAM user is in the group ClientA-Admins/);
  expect(answer).toMatch(/switchrole/);
  expect(await town.openOf("emil")).toBe(0);
  expect(await types("emil", "done client-a admin")).toMatch(
    /was not given through Rolecall, [^]*out of the group ClientA-Admins/,
  );
  expect(await types("emil", "list")).toMatch(
    /client-a [^]*by the group ClientA-Admins, so it is not Rolecall's to end/,
  );
  expect(town.letsIn("emil", "client-a admin").allowed).toBe(true);
});

test("freya is in everywhere by Ops, which Rolecall leaves alone", async () => {
  const answer = await types("freya", "client-b admin fix the DNS");
  expect(answer).toMatch(/in the group Ops\. So it has no end/);
  expect(await types("freya", "done client-b")).toMatch(/out of the group Ops/);
  expect(town.groupsOf("freya.falk")).toEqual(["Ops"]);
});

test("greta is let in by the group that was there, and out of it again; the group is as it was", async () => {
  const ref = await town.asks("greta", "client-b admin 2h fix the DNS");
  const card = await town.card(ref, /is used as it is, and never written/);
  await town.clicks("bob", card, "Approve");
  await town.rests(ref, "active");
  expect(town.groupsOf("greta.grimm")).toEqual(["ClientB-Admins"]);
  expect(town.letsIn("greta", "client-b admin").allowed).toBe(true);
  expect(await types("greta", "done client-b")).toMatch(/being taken away/);
  await town.rests(ref, "ended");
  expect(town.groupsOf("greta.grimm")).toEqual([]);
  expect(town.letsIn("greta", "client-b admin").allowed).toBe(false);
  untouched();
});

test("carol sees who is in without a request, and adopts emil for an hour; then he is out, and jonas is still in", async () => {
  expect(await types("bob", "standing")).toMatch(/Only admins see and adopt/);
  const listed = await types("carol", "standing client-a");
  expect(listed).toMatch(/client-a as admin: emil\.ek \(@Emil Ek\), by the group ClientA-Admins/);
  expect(listed).toMatch(/freya\.falk [^]*by the group Ops\. That group opens more than this role/);
  const whispered = town.sandbox().slack.people.sees("carol").ephemerals.at(-1);
  if (!whispered) throw new Error("carol was told nothing");
  expect(whispered.buttons.map(({ label }) => label)).toEqual([
    "Adopt emil.ek",
    "Adopt jonas.juul",
  ]);
  await town.clicks("carol", whispered, "Adopt emil.ek");
  await town.whisper("carol", /Adopted, it is a request that you have approved/);
  expect(await town.sends("carol", { "How long may they keep it?": "1 hour" })).toMatch(
    /@Emil Ek keeps .*client-a.* until the end you chose/,
  );
  const mine = await town.typesUntil("emil", "list", /you have access until/);
  const ref = refIn(mine);
  await town.rests(ref, "active");
  await town.dm(
    "emil",
    ref,
    /somebody had let you in by hand, and @Carol Cruz has put that on record/,
  );
  expect(await types("carol", "standing client-a")).not.toMatch(/emil\.ek/);
  expect(town.letsIn("emil", "client-a admin").allowed).toBe(true);

  await town.timePasses("61m");
  await town.rests(ref, "ended");
  expect(town.groupsOf("emil.ek")).toEqual([]);
  expect(town.letsIn("emil", "client-a admin").allowed).toBe(false);
  expect(town.groupsOf("jonas.juul")).toEqual(["ClientA-Admins"]);
  expect(town.letsIn("jonas", "client-a admin").allowed).toBe(true);
  expect(town.letsIn("freya", "client-a admin").allowed).toBe(true);
  untouched();
});

test("whoever was there before is no drift; whom Rolecall let in and somebody took out, is", async () => {
  const ref = await town.isLetIn("karla", "client-b admin 2h fix the DNS");
  byHand({ do: "add-to-group", user: "liv.lund", group: "ClientB-Admins" });
  await town.timePasses("10m");
  byHand({ do: "remove-from-group", user: "karla.koch", group: "ClientB-Admins" });
  await town.typesUntil(
    "carol",
    "drift",
    new RegExp(`karla\\.koch[^]*${ref}[*] gives them this access`),
  );
  expect(await types("carol", "drift")).not.toMatch(/liv\.lund|jonas\.juul|freya\.falk/);
  untouched();
});

test("hugo has no MFA device: nobody is asked, and he reads how to add one", async () => {
  const answer = await types("hugo", "client-b read-only look at the logs");
  expect(answer).toMatch(/hugo\.holm has no MFA device, so nobody was asked/);
  expect(answer).toMatch(/Security credentials[^]*sign out and in again/);
  expect(await town.openOf("hugo")).toBe(0);
});

test("ida has a passkey only: she may ask, and reads where it works", async () => {
  const answer = await types("ida", "client-b read-only look at the logs");
  expect(answer).toMatch(/Asked for client-b as read-only/);
  expect(answer).toMatch(/all passkeys or security keys[^]*aws login/);
});

test("the group is gone when bob approves: it is said, Rolecall does not make it, and it goes on when it is back", async () => {
  const ref = await town.asks("magnus", "client-b admin fix the DNS");
  const members = ["karla.koch", "liv.lund"];
  for (const user of members) {
    if (town.groupsOf(user).includes("ClientB-Admins")) {
      byHand({ do: "remove-from-group", user, group: "ClientB-Admins" });
    }
  }
  byHand({ do: "delete-group", group: "ClientB-Admins" });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "stuck");
  await town.dm(
    "magnus",
    ref,
    /rolecall\.yaml names the group \/clients\/ClientB-Admins[^]*AWS has none/,
  );
  expect(held().map(({ name }) => name)).not.toContain("ClientB-Admins");

  byHand({ do: "create-group", group: "ClientB-Admins", path: "/clients/" });
  byHand({
    do: "put-group-policy",
    ...{ group: "ClientB-Admins", policy: "switch-to-client-b", document: letting(ROLE_B) },
  });
  await town.clicks("bob", await town.card(ref), "Retry");
  await town.rests(ref, "active");
  expect(town.letsIn("magnus", "client-b admin").allowed).toBe(true);
});
