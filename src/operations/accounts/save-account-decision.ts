// The way every operation changes a request about an account: as any other, in its own lifecycle.
import type { AccountCommand } from "../../domain/accounts/account-command.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import { ACCOUNT_LIFE } from "../../domain/lifecycle.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { RequestKey } from "../../domain/request.ts";
import type { AccountPorts } from "./account-ports.ts";
import { saveAs } from "../save-decision.ts";
import type { Outcome } from "../save-decision.ts";

export type AccountOutcome = Outcome<AccountRequest>;

type CommandFor = (
  request: AccountRequest,
) => AccountCommand | Refusal | Promise<AccountCommand | Refusal>;

export async function saveAccountDecision(
  ports: AccountPorts,
  key: RequestKey,
  commandFor: CommandFor,
): Promise<AccountOutcome> {
  return saveAs({ ...given(ports), records: ports.accounts, life: ACCOUNT_LIFE }, key, commandFor);
}

function given({ desk, surroundings }: AccountPorts): Pick<AccountPorts, "desk" | "surroundings"> {
  return { desk, surroundings };
}
