// Counts the calls of AWS's clients: each once, as it ended after the SDK's own tries.
import { Trouble } from "../../domain/trouble.ts";
import { meteredCall } from "../../call-under-meter.ts";
import type { Ending } from "../../call-under-meter.ts";
import type { CallEnded, CallMeter } from "../../ports/call-meter.ts";
import { isAwsFailing, isFromAws, isSilence, isThrottle } from "./sdk-errors.ts";

type Next<Asked, Answer> = (asked: Asked) => Promise<Answer>;

/** Any of the SDK's clients, as far as the meter goes into it. */
interface Meterable {
  readonly middlewareStack: {
    add(
      middleware: <Asked, Answer>(
        next: Next<Asked, Answer>,
        context: { readonly commandName?: string },
      ) => Next<Asked, Answer>,
      place: { step: "initialize"; name: string; priority: "high" },
    ): void;
  };
}

/** The same client. */
export function metered<Client extends Meterable>(
  client: Client,
  service: CallEnded["service"],
  callEnded: CallMeter | undefined,
): Client {
  if (!callEnded) return client;
  client.middlewareStack.add(
    (next, { commandName = "unknown" }) => {
      const about = { service, method: commandName.replace(/Command$/, "") };
      return (asked) =>
        meteredCall(callEnded, { about, make: () => next(asked), answered, failed });
    },
    // Around everything else, the tries included.
    { step: "initialize", name: "rolecallMeter", priority: "high" },
  );
  return client;
}

// The SDK counts its tries both in what was answered and in what was thrown.
interface Told {
  readonly $metadata?: { readonly attempts?: number };
}

function ended(outcome: CallEnded["outcome"], { $metadata }: Told): Ending {
  const attempts = $metadata?.attempts;
  return { outcome, ...(attempts === undefined ? {} : { attempts }) };
}

function answered(answer: unknown): Ending {
  const { output = {} } = answer as { readonly output?: Told };
  return ended("ok", output);
}

// Trouble is ours: the call was not let out, since its claim was over.
function failed(error: unknown): Ending | undefined {
  if (!(error instanceof Error) || error instanceof Trouble || !isFromAws(error)) return undefined;
  return ended(outcomeOf(error), error as Told);
}

function outcomeOf(error: Error): CallEnded["outcome"] {
  if (isThrottle(error)) return "throttled";
  if (error.name === "CredentialsProviderError" || isSilence(error)) return "unanswered";
  return isAwsFailing(error) ? "failed" : "refused";
}
