// The DriftAnnouncer port: one message for each thing that was changed by hand, where the approvers are asked.
import type { WebClient } from "@slack/web-api";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import { showsOf } from "../../domain/drift/drift-ledger.ts";
import type { DriftAnnouncer } from "../../ports/drift-announcer.ts";
import { postMessage, redrawMessage } from "./post-message.ts";
import { driftMessage } from "./views/drift-message.ts";

export interface DriftAnnouncerParts {
  readonly client: WebClient;
  readonly policy: AccessPolicy;
}

export function createDriftAnnouncer(parts: DriftAnnouncerParts): DriftAnnouncer {
  const { client } = parts;
  return {
    tell: async (drift) => {
      // Read anew for each message: rolecall.yaml may have changed.
      const { policy } = parts;
      const message = driftMessage(drift, policy);
      const { posted, over } = drift;
      const shows = showsOf(drift);
      const redrawn = posted && (await redrawMessage(client, posted, message));
      if (redrawn) return { ...redrawn, shows };
      // Somebody deleted the message: that it is over is no news then.
      if (posted && over) return { ...posted, shows };
      const place = { channel: policy.channel };
      const doing = "posting in the approvers' channel";
      return { ...(await postMessage(client, place, { message, doing })), shows };
    },
  };
}
