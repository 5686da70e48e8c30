// What the answers to people's commands and clicks are made with.
import type { AccountPorts } from "../../../operations/accounts/account-ports.ts";
import type { DriftPorts } from "../../../operations/settle-drift.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import type { Logger } from "../../../logger.ts";
import type { AccountOptions } from "../account-options.ts";
import type { Door } from "../actor.ts";
import type { ApproversChannel } from "../approvers-channel.ts";
import type { SlackClients } from "../slack-clients.ts";

export type EdgePorts = DriftPorts & AccountPorts;

export interface Edge {
  readonly door: Door;
  readonly ports: EdgePorts;
  readonly channel: ApproversChannel;
  readonly clients: SlackClients;
  readonly management: ManagementAccount;
  readonly accountOptions: AccountOptions;
  readonly logger: Logger;
}
