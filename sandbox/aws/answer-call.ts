// The way of one call: which service, who signed it, which fault hits it, what it does, and its line in the list of calls.
import { setTimeout as sleep } from "node:timers/promises";
import type { CallLog } from "../calls.ts";
import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import type { AccessKey, AccessKeys } from "./access-keys.ts";
import { AwsError } from "./aws-error.ts";
import type { Caller } from "./caller.ts";
import { performUnder, type Outcome } from "./fault-effects.ts";
import { queryError } from "./query-protocol.ts";
import {
  readSignature,
  signatureProblem,
  type SignatureProblem,
  type Signed,
} from "./signature.ts";
import type { AwsService, ServiceCall, WireAnswer, WireRequest } from "./wire.ts";

export interface Answering {
  services: readonly AwsService[];
  keys: AccessKeys;
  bot: Caller;
  clock: Clock;
  faults: Faults;
  calls: CallLog;
  killBot: (accessKeyId?: string) => Promise<void>;
  stopping: AbortSignal;
}

export async function answerCall(request: WireRequest, the: Answering): Promise<Outcome> {
  const startedAt = performance.now();
  const signed = readSignature(request);
  if ("kind" in signed) return queryError(noApi, problemError(signed, "query"));
  const service = the.services.find(({ name }) => name === signed.credential.service);
  if (!service) return queryError(noApi, unknownService(signed.credential.service));

  const call = service.read(request);
  const key = the.keys.find(signed.credential.accessKeyId);
  const outcome = await outcomeOf({ request, signed, service, call, key }, the);
  the.calls.record({
    at: Date.now(),
    service: service.name,
    action: call.action,
    milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
    about: { ...call.about, ...placeOf(key, the.bot) },
    ...resultOf(outcome),
  });
  return outcome;
}

/** Of calls by a session in another role: the account it is in, or what the role is called where it is the bot's own account. */
function placeOf(key: AccessKey | undefined, bot: Caller): { account?: string; as?: string } {
  if (!key || key.caller.isBot) return {};
  const { accountId, name } = key.caller.session.role;
  return accountId === bot.session.role.accountId ? { as: name } : { account: accountId };
}

const noApi = { version: "", namespace: "https://webservices.amazon.com/AWSFault/2005-15-09" };

const unknownService = (name: string) =>
  new AwsError("InvalidAction", `The sandbox does not offer the service ${name}`);

interface Arrived {
  request: WireRequest;
  signed: Signed;
  service: AwsService;
  call: ServiceCall;
  key: AccessKey | undefined;
}

/** A call that is refused for its signature meets no fault: it never reached the service. */
async function outcomeOf(
  { request, signed, service, call, key }: Arrived,
  the: Answering,
): Promise<Outcome> {
  // DynamoDB's signatures are left to dynalite, which looks at their form only.
  const problem =
    service.name === "dynamodb"
      ? undefined
      : signatureProblem(request, signed, {
          key: key && { ...key, until: key.caller.session.until },
          now: the.clock.now(),
        });
  if (problem)
    return service.refuse(
      problemError(problem, service.name === "organizations" ? "json" : "query"),
    );
  // Only DynamoDB gets here with a key that is not known.
  const caller = key?.caller ?? the.bot;
  return performUnder(the.faults.strike(service.name, call.action), {
    service: service.name,
    perform: () => perform(call, service, caller),
    refuse: (error) => service.refuse(error),
    killBot: () => the.killBot(signed.credential.accessKeyId),
    wait: (milliseconds) => sleep(milliseconds, undefined, { signal: the.stopping, ref: false }),
  });
}

async function perform(
  call: ServiceCall,
  service: AwsService,
  caller: Caller,
): Promise<WireAnswer> {
  try {
    return await call.perform(caller);
  } catch (error) {
    if (error instanceof AwsError) return service.refuse(error);
    const said = `The sandbox itself failed: ${String(error)}`;
    return service.refuse(new AwsError("InternalFailure", said, 500));
  }
}

function resultOf(outcome: Outcome) {
  if (outcome === "drop" || outcome === "hang") return { outcome: "no-answer" as const };
  if (outcome.error === undefined) return { outcome: "ok" as const };
  return { outcome: "refused" as const, error: outcome.error };
}

const problemCodes = {
  query: {
    missing: ["MissingAuthenticationToken", 403],
    incomplete: ["IncompleteSignature", 400],
    "unknown-key": ["InvalidClientTokenId", 403],
    expired: ["ExpiredToken", 403],
    mismatch: ["SignatureDoesNotMatch", 403],
  },
  json: {
    missing: ["MissingAuthenticationTokenException", 400],
    incomplete: ["IncompleteSignatureException", 400],
    "unknown-key": ["UnrecognizedClientException", 400],
    expired: ["ExpiredTokenException", 400],
    mismatch: ["InvalidSignatureException", 400],
  },
} as const;

function problemError({ kind, message }: SignatureProblem, protocol: "query" | "json"): AwsError {
  const [code, status] = problemCodes[protocol][kind];
  return new AwsError(code, message, status);
}
