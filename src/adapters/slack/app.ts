// The Bolt app: whichever way Slack reaches it, one listener a kind of interaction.
import bolt from "@slack/bolt";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import type { Logger, Trail } from "../../logger.ts";
import type { SlackLink } from "../../ports/slack-link.ts";
import { createAccountOptions } from "./account-options.ts";
import type { AccountOptions } from "./account-options.ts";
import type { ApproversChannel } from "./approvers-channel.ts";
import { boltLogger } from "./bolt-logger.ts";
import { errorBoundary } from "./error-boundary.ts";
import { heardOnce } from "./heard-once.ts";
import { COMMAND } from "./ids.ts";
import { actionsListener } from "./listeners/actions.ts";
import { commandListener } from "./listeners/slash-command.ts";
import type { Edge, EdgePorts } from "./listeners/edge.ts";
import { homeOpenedListener } from "./listeners/home-opened.ts";
import { optionsListener } from "./listeners/options.ts";
import { viewSubmissionsListener } from "./listeners/view-submissions.ts";
import type { SlackClients } from "./slack-clients.ts";
import { httpTransport } from "./transport/http-transport.ts";
import { socketTransport } from "./transport/socket-transport.ts";
import type { Transport, TransportParts } from "./transport/transport.ts";
import { whoWeAre } from "./who-we-are.ts";
import type { BotIdentity } from "./who-we-are.ts";

export type TransportChoice =
  | { readonly kind: "http"; readonly signingSecret: string }
  | { readonly kind: "socket"; readonly appToken: string; readonly apiUrl?: string };

export interface SlackAppParts {
  readonly config: {
    readonly transport: TransportChoice;
    readonly appId: string;
    readonly botToken: string;
  };
  readonly clients: SlackClients;
  readonly ports: EdgePorts;
  readonly channel: ApproversChannel;
  /** Called when Slack says that a channel is shared from now on, or is not any more. */
  readonly onChannelShared: () => void;
  readonly management: ManagementAccount;
  /** What is logged while `work` is done says what is added here. */
  readonly onTrail: <Done>(added: Trail, work: () => Done) => Done;
  readonly logger: Logger;
}

export interface SlackApp extends Pick<Transport, "answer"> {
  /** Fails where Slack does not accept a token or cannot be reached: with trouble, that may be retryable; it can be started again then. */
  start(): Promise<void>;
  /** Takes no more, and settles when what was taken is answered. */
  stop(): Promise<void>;
  /** The workspace that is served; known once started. */
  teamId(): string;
  link(): SlackLink;
}

export function createSlackApp(parts: SlackAppParts): SlackApp {
  const { config, clients } = parts;
  let identity: BotIdentity | undefined;
  const known = (): BotIdentity => {
    if (!identity) throw new Error("The Slack app has not been started.");
    return identity;
  };
  const teamId = () => known().teamId;
  const logger = boltLogger(parts.logger);
  const transport = transportFor(parts);
  const app = new bolt.App({
    receiver: transport.receiver,
    logger,
    logLevel: logger.getLevel(),
    // Asked once, when starting: Bolt's own check acknowledges every click for ever after if it fails.
    authorize: async () => ({ botToken: config.botToken, ...known() }),
    deferInitialization: true,
    convoStore: false,
    extendedErrorHandler: true,
    // Bolt answers commands and clicks by this too, and has no end to its own patience.
    clientOptions: {
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      fetch: clients.respond,
    },
  });
  const { surroundings } = parts.ports;
  app.use(heardOnce(() => surroundings.now()));
  listen(app, edgeFor(parts, teamId), parts.onChannelShared);
  app.error(errorBoundary({ logger: parts.logger, newId: () => surroundings.newId() }));
  return {
    start: async () => {
      identity = await whoWeAre(clients.messages);
      await app.init();
      await transport.start();
    },
    stop: transport.stop,
    ...(transport.answer ? { answer: transport.answer } : {}),
    ...{ teamId, link: transport.link },
  };
}

function transportFor({ config, ports, onTrail, logger }: SlackAppParts): Transport {
  const { transport } = config;
  const { surroundings } = ports;
  const common: TransportParts = {
    now: () => surroundings.now(),
    ...{ logger, boltLogger: boltLogger(logger) },
    onTrail: (handle) => onTrail({ interaction: surroundings.newId().slice(0, 8) }, handle),
  };
  switch (transport.kind) {
    case "http":
      return httpTransport({ ...common, signingSecret: transport.signingSecret });
    case "socket":
      return socketTransport({ ...common, ...transport });
  }
}

function edgeFor(parts: SlackAppParts, teamId: () => string): Edge {
  const { config, clients, channel, ports, management, logger } = parts;
  return {
    door: { appId: config.appId, teamId, workspace: ports.workspace },
    ports,
    clients,
    management,
    channel,
    accountOptions: optionsNow(ports),
    logger,
  };
}

// Built anew only when the file has changed: sorting ten thousand accounts takes longer than anybody types.
function optionsNow(ports: EdgePorts): AccountOptions {
  let of = ports.policy.accounts;
  let options = createAccountOptions(of.values());
  return (typed) => {
    const { accounts } = ports.policy;
    if (accounts !== of) options = createAccountOptions(accounts.values());
    of = accounts;
    return options(typed);
  };
}

// Bolt runs every listener of a kind on every payload, so each kind has one, with a map of ids behind it.
function listen(app: InstanceType<typeof bolt.App>, edge: Edge, onChannelShared: () => void): void {
  const sharing = async (): Promise<void> => {
    onChannelShared();
  };
  app.command(COMMAND, commandListener(edge));
  app.action({ type: "block_actions" }, actionsListener(edge));
  app.view({ type: "view_submission" }, viewSubmissionsListener(edge));
  app.options({ type: "block_suggestion" }, optionsListener(edge));
  app.event("app_home_opened", homeOpenedListener(edge));
  // Advisory only: what counts is what Slack answers when it is asked.
  app.event("channel_shared", sharing);
  app.event("channel_unshared", sharing);
}
