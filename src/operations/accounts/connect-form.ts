// Whether somebody may ask to connect or disconnect an account of a client, and what they can choose from.
import type { ConnectedAccounts } from "../../domain/accounts/baseline.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { isIncluded } from "../rule-people.ts";
import type { AccountPorts } from "./account-ports.ts";

export interface ConnectForm {
  readonly policy: ConnectedAccounts;
}

export async function connectForm(
  ports: Pick<AccountPorts, "policy" | "userGroups">,
  person: SlackPerson,
): Promise<ConnectForm | Refusal> {
  const connecting = await mayConnect(ports, person);
  return isRefusal(connecting) ? connecting : { policy: connecting };
}

export async function mayConnect(
  ports: Pick<AccountPorts, "policy" | "userGroups">,
  { user }: SlackPerson,
): Promise<ConnectedAccounts | Refusal> {
  const { connecting } = ports.policy;
  if (!connecting) return { refused: "switched-off", what: "connecting" };
  const may = await isIncluded(ports, connecting.rule.mayAsk, user);
  if (typeof may === "object") return may;
  if (may) return connecting;
  return { refused: "may-not-ask-about", what: "connecting", rule: connecting.rule.name };
}
