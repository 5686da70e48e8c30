// The end of the story: a new account for a client, from the question to its end.
import type { Message } from "../slack/people/seen-message.ts";
import type { Stage } from "./stage.ts";

/** `refOn`: the reference that a card names. */
export async function playNewAccount(
  stage: Stage,
  refOn: (card: Message) => string,
): Promise<void> {
  const card = await aliceAsksForAcme(stage);
  await bobApprovesAcme(stage, card);
  await awsLetsAliceIntoAcme(stage);
  await carolAsksForItsEnd(stage);
  await twoApproveItsEnd(stage, refOn);
}

const alice = { user: "alice.andersen", account: "Acme", mfa: true } as const;

async function aliceAsksForAcme(stage: Stage): Promise<Message> {
  stage.scene(
    "There is a new client: Alice asks for an account, and changes nothing that is proposed",
  );
  await stage.types("alice", "new Acme");
  await stage.seesForm("alice", /New AWS account[^]*aws\+acme@northwind\.example/);
  await stage.sendsForm("alice", {
    "First people": ["Alice Andersen"],
    "Why is it needed?": "the website of Acme",
  });
  return stage.seesMessage("bob", "aws-approvals", /New account acme: waiting/);
}

async function bobApprovesAcme(stage: Stage, card: Message): Promise<void> {
  stage.scene("Bob approves, and follows on the card how AWS makes it and the bot sets it up");
  await stage.clicks("bob", card, "Approve");
  await stage.seesMessage(
    "bob",
    "aws-approvals",
    /acme: approved, being made[^]*AWS making the account, waiting/,
  );
  await stage.seesMessage("bob", "aws-approvals", /New account acme: it is there/);
  await stage.seesMessage("alice", "dm", /The new account \*acme\* is there/);
}

async function awsLetsAliceIntoAcme(stage: Stage): Promise<void> {
  stage.scene("Alice is in it already: AWS lets her in with MFA only, and nobody else");
  await stage.seesMessage("alice", "dm", /You are in: \*acme\* as \*admin\*/);
  await stage.awsSays("yes", alice, /group acme-admin/);
  await stage.awsSays("no", { ...alice, mfa: false }, /needs MFA/);
  await stage.awsSays("no", { ...alice, user: "carol.cruz" }, /nobody allows/);
}

async function carolAsksForItsEnd(stage: Stage): Promise<void> {
  stage.scene("The client leaves: Carol asks for the end of the account, and types its name");
  await stage.types("carol", "close acme");
  await stage.seesForm("carol", /alice\.andersen[^]*What closing means/);
  await stage.sendsForm("carol", {
    "Why is it to be closed?": "Acme has left",
    "Type acme to ask for its end": "acme",
  });
}

async function twoApproveItsEnd(stage: Stage, refOn: (card: Message) => string): Promise<void> {
  stage.scene("Two people type its name too: Alice is put out, and AWS closes it");
  const card = await stage.getsMessage("bob", "aws-approvals", /Closing acme: waiting/);
  await stage.types("bob", `approve ${refOn(card)} acme`);
  await stage.types("alice", `approve ${refOn(card)} acme`);
  await stage.seesMessage("alice", "dm", /acme[^]*ended/);
  await stage.seesMessage("bob", "aws-approvals", /Closing acme: closed/);
  await stage.awsSays("no", alice, /closed|nobody allows/);
}
