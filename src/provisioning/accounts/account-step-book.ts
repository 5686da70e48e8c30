// Every step that a request about an account can have, with the one who runs it.
import type { AccessSide, AccountHands } from "./account-hands.ts";
import type { AccountStepBook } from "./account-step.ts";
import { awaitAccount } from "./steps/await-account.ts";
import { awaitClient } from "./steps/await-client.ts";
import { awaitClosure } from "./steps/await-closure.ts";
import { closeAccount } from "./steps/close-account.ts";
import { createAccount } from "./steps/create-account.ts";
import { endGrants } from "./steps/end-grants.ts";
import { enterAccount } from "./steps/enter-account.ts";
import { firstGrants } from "./steps/first-grants.ts";
import { hardenTrust } from "./steps/harden-trust.ts";
import { makeGroup } from "./steps/make-group.ts";
import { makeRole } from "./steps/make-role.ts";
import { moveAccount } from "./steps/move-account.ts";
import { prepareKit } from "./steps/prepare-kit.ts";
import { registerAccount, shutDoor, strikeOff } from "./steps/registering.ts";
import { removeGroup } from "./steps/remove-group.ts";
import { setAlias } from "./steps/set-alias.ts";

export function accountStepBook(hands: AccountHands, access: AccessSide): AccountStepBook {
  return {
    "create-account": createAccount(hands),
    "await-account": awaitAccount(hands),
    "enter-account": enterAccount(hands),
    "harden-trust": hardenTrust(hands),
    "make-role": makeRole(hands),
    "set-alias": setAlias(hands),
    "make-group": makeGroup(hands),
    "move-account": moveAccount(hands),
    "register-account": registerAccount(hands),
    "prepare-kit": prepareKit(hands),
    "await-client": awaitClient(hands),
    "first-grants": firstGrants(hands, access),
    "shut-door": shutDoor(hands),
    "end-grants": endGrants(hands, access),
    "close-account": closeAccount(hands),
    "await-closure": awaitClosure(hands),
    "remove-group": removeGroup(hands),
    "strike-off": strikeOff(hands),
  };
}
