// A client's account from Slack: the form, the card, what the client is sent, what is found there, and the end of it.
import { aPolicy, aRule, clientA, people } from "../../support/a-policy.ts";
import { howAccountsAreConnected } from "../../support/an-account.ts";
import { bob } from "../../support/people.ts";
import type { PolicyDocument } from "../../../src/domain/iam-documents.ts";
import { eventually } from "./edge-world.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

const policy = aPolicy({ connecting: howAccountsAreConnected });
const HARBOUR = "777788889999";
let slack: People;
beforeEach(async () => {
  slack = await startPeople({ policy });
});
afterEach(() => slack.stop());

const command = (who: string, text: string) => slack.people.command(who, { text });
const fill = (input: Record<string, string | string[]>) => slack.people.fill("alice", input);
const refIn = (plain: string) => /R-[0-9A-Z]{6}/.exec(plain)?.[0] ?? "";
const labels = ({ buttons }: { buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label);

/** Alice fills in the form for Harbour and sends it. */
async function asked(more: Record<string, string | string[]> = {}) {
  await command("alice", "connect Harbour");
  await fill({ "Account id": "7777-8888-9999", "Why is it needed?": "their shop", ...more });
  return slack.people.submit("alice");
}

/** Approved, and sent to alice; gives back what she is to pass on. */
async function approved() {
  expect((await asked()).errors).toBeUndefined();
  const card = await slack.seen("bob", "Connecting harbour: waiting for an approver");
  await slack.people.click("carol", { where: card, button: "Approve" });
  return slack.seen("alice", "What to send to Harbour");
}

/** Somebody at Harbour pastes what they were sent. */
function paste({ plain }: { plain: string }, ...roleNames: string[]): void {
  const [trust = "{}"] = /\{\s*"Version"[\s\S]*?\n\}/.exec(plain) ?? [];
  const document = JSON.parse(trust) as PolicyDocument;
  for (const roleName of roleNames) slack.clientDoors.put(HARBOUR, { roleName, trust: document });
}

async function connected() {
  const kit = await approved();
  paste(kit, "RolecallAdmin", "RolecallReadOnly");
  await slack.laterSeen("alice", "is connected: its roles are as agreed.");
  return kit;
}

test("the short name is proposed while the client's is typed, until somebody changes it", async () => {
  const opened = await command("alice", "connect");
  expect(opened.modal?.plain).toContain("Client or project: <>");
  expect(opened.modal?.plain).toContain("Rolecall needs nothing else there");
  const typed = await fill({ "Client or project": "Café Hafen" });
  expect(typed.modal?.plain).toContain("Short name: <cafe-hafen>");
  await fill({ "Short name": "hafen" });
  const more = await fill({ "Client or project": "Hafen Süd" });
  expect(more.modal?.plain).not.toContain("<hafen-sud>");
  const held = JSON.stringify(slack.people.sees("alice").modals.at(-1)?.state.values);
  expect(held).toContain('"hafen"');
});

test("a form that is sent before the short name has caught up is shown once more", async () => {
  await command("alice", "connect Harbour");
  await fill({ "Account id": HARBOUR, "Why is it needed?": "their shop" });
  slack.faults.add({ service: "slack", action: "views.update", effect: "fail" });
  await fill({ "Client or project": "Pier" });
  const sent = await slack.people.submit("alice");
  expect(sent.modal?.plain).toContain("nothing was asked yet");
  expect(sent.modal?.plain).toContain("Short name: <pier>");
  expect((await slack.people.submit("alice")).modal).toBeUndefined();
  await slack.seen("bob", "Connecting pier: waiting for an approver");
});

test("what is wrong is said next to its field, and everything typed stays", async () => {
  const sent = await asked({
    "Client or project": " ",
    "Short name": "Harbour Line",
    "Account id": "12345",
    "Names of the roles, where the client wants others": "admin=Boss",
  });
  const { errors = {} } = sent;
  expect(errors["Client or project"]).toContain("Say whose account it is");
  expect(errors["Short name"]).toContain("Harbour Line");
  expect(errors["Account id"]).toContain("twelve digits");
  expect(errors["Names of the roles, where the client wants others"]).toContain("Rolecall*");
  const held = JSON.stringify(slack.people.sees("alice").modals.at(-1)?.state.values);
  expect(held).toContain("their shop");
});

test("whom AWS does not know cannot be named, and that is said on top, with everything typed", async () => {
  const named = { "Whom the roles trust, besides Rolecall": "Named people" };
  const nobody = await asked(named);
  expect(nobody.errors?.["Named people"]).toContain("somebody has to be named");
  await fill({ "Named people": ["bob", "dan"] });
  const sent = await slack.people.submit("alice");
  expect(sent.modal?.plain).toContain("@Dana Dorn cannot be named: AWS does not say which IAM");
  expect(sent.modal?.plain).toContain("<their shop>");
});

test("the card says what the client is asked for, and not the ExternalId", async () => {
  await asked();
  const card = await slack.seen("bob", "Connecting harbour: waiting for an approver");
  expect(card.plain).toContain(
    "the connection to the client's account *harbour* (Harbour, 777788889999)",
  );
  expect(card.plain).toContain("`RolecallAdmin` for `admin`, with `AdministratorAccess`");
  expect(card.plain).toContain("who signed in with MFA");
  expect(card.plain).toContain("wait until the client has made the roles");
  expect(card.plain).not.toContain("rolecall:harbour:");
});

test("once it is approved, alice is sent what to pass on, and copies it from forms", async () => {
  const kit = await approved();
  expect(kit.plain).toContain("1. Sign in to the AWS console");
  expect(kit.plain).toContain('"sts:ExternalId": "rolecall:harbour:');
  expect(kit.plain).toContain("arn:aws:iam::aws:policy/ReadOnlyAccess");
  expect(labels(kit)).toEqual(["CloudFormation", "Terraform"]);
  const template = await slack.people.click("alice", { where: kit, button: "CloudFormation" });
  expect(template.modal?.plain).toContain("AWS::IAM::Role");
  const snippet = await slack.people.click("alice", { where: kit, button: "Terraform" });
  expect(snippet.modal?.plain).toContain("aws_iam_role");
});

test("what alice is sent to copy is shown to nobody else, whoever presses", async () => {
  const kit = await approved();
  await slack.people.click("alice", { where: kit, button: "Terraform" });
  const heard = await slack.forger.send({ "user.id": bob.user }, { kind: "block_actions" });
  expect(heard.whispers.join()).toContain("Only the person who asked can do this.");
});

test("while the client is awaited, it says what is wrong; once that is right, it is connected", async () => {
  const kit = await approved();
  const justTold = await slack.laterSeen("alice", "they have just been told what to make");
  await slack.people.click("alice", { where: justTold, button: "Check now" });
  const receipt = await slack.laterSeen("alice", "to tell the client");
  expect(receipt.plain).toContain("Rolecall could not enter the role RolecallAdmin");
  expect(receipt.plain).toContain("rolecall:harbour:");
  expect(labels(receipt)).toEqual(["Check now"]);
  const card = await slack.seen("bob", "Connecting harbour: approved, waiting for the client");
  expect(card.plain).toContain("Rolecall could not enter the role RolecallAdmin");
  expect(card.plain).not.toContain("rolecall:harbour:");
  expect(labels(card)).toEqual(["Check now", "Abandon"]);

  paste(kit, "RolecallAdmin");
  await slack.people.click("alice", { where: receipt, button: "Check now" });
  await slack.whispered("alice", "Rolecall looks at the client's account now.");
  await slack.seen("alice", "`admin` (`RolecallAdmin`): :white_check_mark: as agreed");
  paste(kit, "RolecallReadOnly");
  const told = await command("bob", `check ${refIn(kit.plain)}`);
  expect(told.ephemeral?.plain).toContain("Rolecall looks at the client's account now.");
  const ready = await slack.laterSeen("alice", "is connected: its roles are as agreed.");
  expect(ready.plain).toContain("switchrole?account=777788889999&roleName=RolecallAdmin");
  await slack.seen("bob", "Connecting harbour: connected");
});

test("it is in one's list and in one's Home tab while the client is awaited", async () => {
  await approved();
  await slack.laterSeen("alice", "to tell the client");
  const listed = await command("alice", "list");
  expect(listed.ephemeral?.plain).toContain("approved, waiting for the client");
  const { home } = await slack.people.openHome("alice");
  expect(home?.plain).toContain("approved, waiting for the client");
  await slack.people.click("alice", { where: "home", button: "Check now" });
  await eventually(() =>
    slack.people
      .sees("alice")
      .modals.find(({ plain }) => plain.includes("Rolecall looks at the client's account now.")),
  );
});

test("whoever is neither alice nor an approver cannot have it looked at", async () => {
  const { plain } = await approved();
  const told = await command("dan", `check ${refIn(plain)}`);
  expect(told.ephemeral?.plain).toContain("Only approvers");
});

test("an approver gives it up while the client is awaited, and the card says what to tell them", async () => {
  await approved();
  await slack.laterSeen("alice", "to tell the client");
  const card = await slack.seen("bob", "Connecting harbour: approved, waiting for the client");
  await slack.people.click("bob", { where: card, button: "Abandon" });
  const over = await slack.seen("bob", "Connecting harbour: given up");
  expect(over.plain).toContain("Tell the client that nothing comes of it");
});

test("where the client lets Rolecall in no more, the admins are told, and again once it is open", async () => {
  const kit = await connected();
  slack.clientDoors.remove(HARBOUR, "RolecallAdmin");
  await command("bob", `check ${refIn(kit.plain)}`);
  const shut = await slack.seen("bob", "harbour: the client lets Rolecall in no more");
  expect(shut.plain).toContain("@Carol Cruz: The client's account *harbour*");
  expect(shut.plain).toContain("Rolecall could not enter the role RolecallAdmin");
  expect(shut.plain).not.toContain("rolecall:harbour:");
  expect(shut.plain).toContain("/aws-access disconnect harbour");
  paste(kit, "RolecallAdmin");
  await slack.people.click("carol", { where: shut, button: "Check now" });
  await slack.seen("bob", "harbour: the client lets Rolecall in again");
});

test("disconnected: the form says what it means, and in the end what the client removes", async () => {
  await connected();
  const { modal } = await command("alice", "disconnect harbour");
  expect(modal?.plain).toContain("The roles in the client's account stay");
  expect(modal?.plain).toContain("Nobody, as far as Rolecall knows.");
  await fill({ "Why is it to be disconnected?": " " });
  expect((await slack.people.submit("alice")).errors).toHaveProperty([
    "Why is it to be disconnected?",
  ]);
  await fill({ "Why is it to be disconnected?": "the project is over" });
  expect((await slack.people.submit("alice")).errors).toBeUndefined();
  const card = await slack.seen("bob", "Disconnecting harbour: waiting for an approver");
  await slack.people.click("bob", { where: card, button: "Approve" });
  const over = await slack.laterSeen("alice", "The client's account *harbour* is disconnected");
  expect(over.plain).toContain("delete RolecallAdmin, RolecallReadOnly");
  await slack.seen("bob", "Disconnecting harbour: disconnected");
});

test.each([
  ["alice", "disconnect client-a", "is no account of a client"],
  ["alice", "disconnect nowhere", "There is no account `nowhere`"],
  ["alice", "disconnect", "/aws-access disconnect client-a"],
  ["alice", "check", "/aws-access check R-7K3QXA"],
])("%s types %j and is told why not", async (who, text, words) => {
  expect((await command(who, text)).ephemeral?.plain).toContain(words);
});

test("check is not for access", async () => {
  const { ref } = await slack.aliceAsks();
  const told = await command("alice", `check ${ref}`);
  expect(told.ephemeral?.plain).toContain("is about access");
});

test("where it is switched off, or somebody may not ask, it says so", async () => {
  slack.world.policy = aPolicy();
  expect((await command("alice", "connect x")).ephemeral?.plain).toContain("connect_accounts");
  expect((await command("alice", "help")).ephemeral?.plain).not.toContain("connect Acme");
  const rule = aRule({ name: "connecting accounts", mayAsk: people(bob) });
  slack.world.policy = aPolicy({ connecting: { ...howAccountsAreConnected, rule } });
  const told = await command("alice", `disconnect ${clientA.slug}`);
  expect(told.ephemeral?.plain).toContain("the rule *connecting accounts* does not count you");
  expect((await command("alice", "help")).ephemeral?.plain).toContain("connect Acme");
});
