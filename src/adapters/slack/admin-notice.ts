// Tells the admins something in direct messages, where nobody else has to read it.
import type { WebClient } from "@slack/web-api";
import type { Logger } from "../../logger.ts";
import { postMessage } from "./post-message.ts";
import { line, preformatted, shown } from "./views/shown.ts";

export interface AdminNoticeParts {
  readonly client: WebClient;
  /** Slack user ids of those who are admins now. */
  readonly admins: () => readonly string[];
  readonly logger: Logger;
}

/** `quoted`: lines that are shown as they are. */
export type TellAdmins = (mrkdwn: string, quoted?: string) => Promise<void>;

/** Whom it does not reach is logged: there is nobody else to tell. */
export function adminNotice({ client, admins, logger }: AdminNoticeParts): TellAdmins {
  return async (mrkdwn, quoted) => {
    const quotation = quoted === undefined ? [] : [preformatted(quoted)];
    const message = shown([line(mrkdwn), ...quotation]);
    const posting = { message, doing: "telling an admin" };
    await Promise.all(
      admins().map((user) =>
        postMessage(client, { channel: user }, posting).catch((error: unknown) => {
          logger.error({ err: error, admin: user }, "an admin could not be told");
        }),
      ),
    );
  };
}
