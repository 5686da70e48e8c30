// The Slack side put together: what is asked of Slack, what is told there, and who looks after the approvers' channel.
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import type { Logger } from "../../logger.ts";
import type { Announcer } from "../../ports/announcer.ts";
import type { CallMeter } from "../../ports/call-meter.ts";
import type { DriftAnnouncer } from "../../ports/drift-announcer.ts";
import type { UserGroups } from "../../ports/user-groups.ts";
import type { Workspace } from "../../ports/workspace.ts";
import { adminNotice } from "./admin-notice.ts";
import type { TellAdmins } from "./admin-notice.ts";
import { createAnnouncer } from "./announcer.ts";
import { createApproversChannel } from "./approvers-channel.ts";
import type { ApproversChannel } from "./approvers-channel.ts";
import { createChannelWatch } from "./channel-watch.ts";
import type { ChannelWatch } from "./channel-watch.ts";
import { createDriftAnnouncer } from "./drift-announcer.ts";
import { createSlackClients } from "./slack-clients.ts";
import type { SlackClients, SlackConnection } from "./slack-clients.ts";
import { trustedAnnouncer, trustedDriftAnnouncer } from "./trusted-announcer.ts";
import { createUserGroups } from "./user-groups.ts";
import { createWorkspace } from "./workspace.ts";

export interface SlackSideParts {
  readonly connection: SlackConnection;
  /** As it is at this moment. */
  readonly policy: () => AccessPolicy;
  readonly management: ManagementAccount;
  readonly now: () => number;
  readonly logger: Logger;
  readonly callEnded: CallMeter;
  /** How long the engine's claims last. */
  readonly leaseMilliseconds?: number;
}

export interface SlackSide {
  readonly clients: SlackClients;
  readonly channel: ApproversChannel;
  readonly watch: ChannelWatch;
  readonly announcer: Announcer;
  readonly driftAnnouncer: DriftAnnouncer;
  readonly userGroups: UserGroups;
  readonly workspace: Workspace;
  readonly tellAdmins: TellAdmins;
}

export function slackSide({ connection, management, ...parts }: SlackSideParts): SlackSide {
  const { logger, now } = parts;
  // A pace is kept by a clock that nobody can set.
  const sending = { ...parts, now: () => performance.now() };
  const clients = createSlackClients(connection, sending);
  const asking = { client: clients.people, now };
  const telling = {
    client: clients.messages,
    management,
    get policy() {
      return parts.policy();
    },
  };
  const channel = createApproversChannel(asking);
  const admins = () => parts.policy().admins;
  const tellAdmins = adminNotice({ client: clients.messages, admins, logger });
  const trust = { channel, configured: () => parts.policy().channel };
  return {
    ...{ clients, channel, tellAdmins },
    watch: createChannelWatch({ ...trust, tellAdmins }),
    announcer: trustedAnnouncer({ ...trust, announcer: createAnnouncer(telling) }),
    driftAnnouncer: trustedDriftAnnouncer({ ...trust, announcer: createDriftAnnouncer(telling) }),
    userGroups: createUserGroups(asking),
    workspace: createWorkspace(asking),
  };
}
