// What people read about a client's account, as it stands.
import { messageFor } from "../../../src/adapters/slack/message-for-slot.ts";
import { accountTitle } from "../../../src/adapters/slack/views/accounts/what-account.ts";
import type { AccountRequest } from "../../../src/domain/accounts/account-request.ts";
import type { Slot } from "../../../src/domain/request.ts";
import { aClientsAccount, aConnection, howAccountsAreConnected } from "../../support/an-account.ts";
import { ordinaryAccounts } from "./every-account.ts";
import { known } from "./every-view.ts";

const accounts = ordinaryAccounts();

function theOne(state: string): AccountRequest {
  const request = accounts[state];
  if (!request) throw new Error(`no request is ${state}`);
  return request;
}

function read(slot: Slot, state: string): string {
  return messageFor(slot, theOne(state), known).text;
}

test.each([
  ["card", "connecting, pending", "Connecting harbour: waiting for an approver"],
  ["card", "connecting, pending", "• `RolecallReadOnly` for `read-only`, with `ReadOnlyAccess`"],
  ["card", "connecting, pending", "• `admin`: everyone, by the rule *everything*"],
  ["card", "connecting whoever signed in", ":warning: the people of the management account, with"],
  ["card", "connecting many roles, pending", "by name and with MFA, and nobody else,"],
  ["card", "connecting, nothing made yet", "approved, waiting for the client"],
  ["card", "connecting, one role as agreed", "`admin` (`RolecallAdmin`): :white_check_mark: as"],
  ["card", "connecting, one role as agreed", "Wrong with RolecallReadOnly, to tell the client"],
  ["card", "connecting, nothing made yet", "Rolecall looks again <!date^"],
  ["card", "connecting, nothing made yet", "/aws-access abandon R-CLIENT"],
  [
    "card",
    "connecting, given up while awaited",
    "the roles `RolecallAdmin` and `RolecallReadOnly`",
  ],
  ["receipt", "connecting, nothing made yet", "What to send to the client is in a message of"],
  ["card", "connected, all in order", "Connecting harbour: connected"],
  ["ready-notice", "connected, all in order", "If the client lets it in no more, the admins are"],
  [
    "ready-notice",
    "connected, in part by the command line only",
    "*read-only*: by the command line",
  ],
  ["door-card", "connected, shut", "2 people have access there and are told."],
  ["door-card", "connected, shut, one inside", "One person has access there and is told."],
  ["door-card", "connected, shut, nobody inside", "Nobody has access there just now."],
  ["door-card", "connected, open again", "harbour: the client lets Rolecall in again"],
  ["door-card", "connected, and not any more", "is not connected, so nobody looks at it."],
  ["card", "disconnecting, pending", "What disconnecting means"],
  ["card", "disconnecting, done", "What is in the client's account stays until they remove"],
  ["end-notice", "disconnecting, done", "delete RolecallAdmin, RolecallReadOnly."],
] as const)("%s of one that is %s: %j", (slot, state, words) => {
  expect(read(slot, state)).toContain(words);
});

test("who gets in by the command line only is told why, and is sent no link", () => {
  const text = read("ready-notice", "connected, in part by the command line only");
  expect(text).toContain("the AWS console has no field for one");
  expect(text).not.toContain("roleName=RolecallReadOnly");
});

test("the ExternalId is for the one who talks to the client, and not for the channel", () => {
  const externalId = "rolecall:harbour:id-1";
  expect(read("client-kit", "connecting, nothing made yet")).toContain(externalId);
  const received = JSON.stringify(
    messageFor("receipt", theOne("connecting, nothing made yet"), known),
  );
  expect(received).toContain(externalId);
  const inChannel = ["card", "outcome-thread", "door-card"] as const;
  const shown = inChannel.flatMap((slot) =>
    Object.values(accounts).map((request) => messageFor(slot, request, known)),
  );
  expect(JSON.stringify(shown)).not.toContain(externalId);
});

test("what the client is to paste stands there whole, also where there are many roles", () => {
  const { blocks } = messageFor(
    "client-kit",
    theOne("connecting many roles, nothing made yet"),
    known,
  );
  const text = JSON.stringify(blocks);
  for (const person of Array.from({ length: 12 }, (_, at) => `user/p${at}e`)) {
    expect(text).toContain(person);
  }
  expect(text).toContain("and 12 more");
});

test("a role name as the client wants it is the one that is spoken of", () => {
  const [admin] = howAccountsAreConnected.roles;
  const roles = admin ? [{ ...admin, roleName: "RolecallBoss" }] : [];
  const card = messageFor("card", aConnection(aClientsAccount({ roles })), known);
  expect(card.text).toContain("`RolecallBoss` for `admin`");
});

test.each([
  ["connecting, pending", "Connecting harbour"],
  ["disconnecting, pending", "Disconnecting harbour"],
])("one that is %s is titled %j", (state, title) => {
  expect(accountTitle(theOne(state).ask)).toBe(title);
});
