// Counts the calls to the table: each once, as it ended after the SDK's own tries.
import { DynamoDBServiceException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { meteredCall } from "../../call-under-meter.ts";
import type { Ending } from "../../call-under-meter.ts";
import type { CallEnded, CallMeter } from "../../ports/call-meter.ts";
import { isThrottle } from "./storage-trouble.ts";

export function meterTable(client: DynamoDBClient, callEnded: CallMeter): void {
  client.middlewareStack.add(
    (next, { commandName = "unknown" }) => {
      const about = { service: "dynamodb" as const, method: commandName.replace(/Command$/, "") };
      return async (asked) => {
        const make = () => next(asked);
        const answered = ({ output }: Awaited<ReturnType<typeof make>>) => ended("ok", output);
        return meteredCall(callEnded, { about, make, answered, failed });
      };
    },
    { step: "initialize", name: "rolecallMeter", priority: "high" },
  );
}

function ended(outcome: CallEnded["outcome"], of: object): Ending {
  const { $metadata } = of as { readonly $metadata?: { readonly attempts?: number } };
  const attempts = $metadata?.attempts;
  return attempts === undefined ? { outcome } : { outcome, attempts };
}

function failed(error: unknown): Ending | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof DynamoDBServiceException) return ended(whatItSays(error), error);
  // Sent without an answer that could be read, or not sent for want of credentials; anything else is a bug of ours.
  const isSilence = "$metadata" in error || error.name === "CredentialsProviderError";
  return isSilence ? ended("unanswered", error) : undefined;
}

function whatItSays(error: DynamoDBServiceException): CallEnded["outcome"] {
  if (isThrottle(error)) return "throttled";
  return error.$fault === "server" ? "failed" : "refused";
}
