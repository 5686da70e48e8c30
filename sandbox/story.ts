// The journey, played by itself: what each person does and sees, and what AWS says, turn by turn.
import type { CallLog } from "./calls.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Message } from "./slack/people/seen-message.ts";
import { playNewAccount } from "./story/new-account.ts";
import { setStage, type Stage } from "./story/stage.ts";

/** For the people of the agency. Fails at the first turn that is not as told. */
export async function playStory(sandbox: Sandbox, print: (line: string) => void): Promise<void> {
  const stage = setStage(sandbox, print);
  await nobodyIsIn(stage);
  const card = await aliceAsks(stage);
  await aliceMayNotDecide(stage, card);
  await danIsNotLinked(stage);
  await bobApproves(stage, card);
  await awsLetsAliceIn(stage);
  await itsTimeEndsWithoutTheBot(stage);
  await theBotClearsUp(stage);
  await aliceIsDoneEarly(stage);
  await carolDenies(stage);
  await playNewAccount(stage, refOn);
  print(`Everything as told. ${counted(sandbox.calls)}`);
}

const alice = { user: "alice.andersen", account: "client-a", mfa: true } as const;
const nobodyAllows = /nobody allows/;
const linksIn = /switchrole[^]*\[profile |\[profile [^]*switchrole/;

async function nobodyIsIn(stage: Stage): Promise<void> {
  stage.scene("Nobody is let in before");
  await stage.awsSays("no", alice, nobodyAllows);
}

async function aliceAsks(stage: Stage): Promise<Message> {
  stage.scene(
    "Alice asks for client-a for half an hour; the approvers get a card, Alice a receipt",
  );
  await stage.types("alice", "client-a admin 30m fix the DNS");
  const card = await stage.seesMessage("bob", "aws-approvals", /client-a[^]*fix the DNS/);
  await stage.seesMessage("alice", "dm", /client-a/);
  return card;
}

async function aliceMayNotDecide(stage: Stage, card: Message): Promise<void> {
  stage.scene("Alice may not approve what she asked for herself");
  const told = await stage.types("alice", `approve ${refOn(card)}`);
  await stage.isTold("alice", told, /your own request/);
  await stage.awsSays("no", alice, nobodyAllows);
}

async function danIsNotLinked(stage: Stage): Promise<void> {
  stage.scene("Dan is not linked to an IAM user, and is told what to run");
  const told = await stage.types("dan", "client-a admin look at the logs");
  await stage.isTold("dan", told, /aws iam tag-user[^]*rolecall:slack-user/);
}

async function bobApproves(stage: Stage, card: Message): Promise<void> {
  stage.scene("Bob approves, and Alice is told how to get in, and until when");
  await stage.clicks("bob", card, "Approve");
  await stage.seesMessage("alice", "dm", linksIn);
}

async function awsLetsAliceIn(stage: Stage): Promise<void> {
  stage.scene("AWS lets Alice in with MFA, and nobody else");
  await stage.awsSays("yes", alice, /group client-a-admin/);
  await stage.awsSays("no", { ...alice, mfa: false }, /needs MFA/);
  await stage.awsSays("no", { ...alice, user: "carol.cruz" }, nobodyAllows);
}

async function itsTimeEndsWithoutTheBot(stage: Stage): Promise<void> {
  stage.scene("The bot dies, the half hour is over, and AWS refuses Alice all the same");
  await stage.botDies();
  await stage.minutesPass(31);
  await stage.awsSays("no", alice, /rolecall-guard/);
}

async function theBotClearsUp(stage: Stage): Promise<void> {
  stage.scene("The bot is back: it takes Alice out, tells her, and later leaves nothing behind");
  await stage.botComesBack();
  await stage.seesMessage("alice", "dm", /client-a[^]*as planned[^]*Sessions/);
  await stage.minutesPass(46);
  await stage.awsSays("no", alice, nobodyAllows);
}

async function aliceIsDoneEarly(stage: Stage): Promise<void> {
  stage.scene("Alice needs it once more and is done early: AWS refuses her at once");
  await stage.types("alice", "client-a admin one thing more");
  const card = await stage.getsMessage("bob", "aws-approvals", /waiting[^]*one thing more/);
  await stage.clicks("bob", card, "Approve");
  const ready = await stage.getsMessage("alice", "dm", linksIn);
  await stage.awsSays("yes", alice, /group client-a-admin/);
  await stage.clicksUntilItChanges("alice", ready, "I'm done");
  await stage.seesMessage("alice", "dm", /client-a[^]*back; it ended/);
  await stage.awsSays("no", alice, /rolecall-ended/);
}

async function carolDenies(stage: Stage): Promise<void> {
  stage.scene("Alice asks for more, and Carol denies it with a reason");
  await stage.types("alice", "client-b admin try something");
  const card = await stage.seesMessage("carol", "aws-approvals", /client-b[^]*try something/);
  await stage.clicks("carol", card, "Deny");
  await stage.answersModal("carol", "Please try it in internal-tools first");
  await stage.seesMessage("alice", "dm", /Please try it in internal-tools first/);
  await stage.awsSays("no", { ...alice, account: "client-b" }, nobodyAllows);
}

/** The card names a second way to decide; the reference is in there. */
function refOn({ plain }: Message): string {
  const ref = /\/aws-access approve (\w[\w-]*)/.exec(plain)?.[1];
  if (ref === undefined)
    throw new Error("Not as told: the card names no /aws-access approve <ref>.");
  return ref;
}

function counted(calls: CallLog): string {
  const counts = new Map<string, number>();
  for (const { service } of calls.since(0)) counts.set(service, (counts.get(service) ?? 0) + 1);
  const parts = [...counts].map(([service, count]) => `${count} ${service}`);
  return `Calls: ${parts.join(", ")}.`;
}
