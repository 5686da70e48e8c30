// Carries out a fault on one call to AWS.
import type { Service } from "../calls.ts";
import type { Fault } from "../faults.ts";
import { errorNamed, type AwsError } from "./aws-error.ts";
import { namedError } from "./organizations/organizations-error.ts";
import type { WireAnswer } from "./wire.ts";

export interface Deed {
  service: Service;
  /** Does what was asked; refusals come back as answers. */
  perform(): Promise<WireAnswer>;
  refuse(error: AwsError): WireAnswer;
  killBot(): Promise<void>;
  wait(milliseconds: number): Promise<void>;
}

/** `drop`: close the connection without an answer. `hang`: leave it open for ever. */
export type Outcome = WireAnswer | "drop" | "hang";

export async function performUnder(fault: Fault | undefined, deed: Deed): Promise<Outcome> {
  switch (fault?.effect) {
    case "fail":
      return deed.refuse(failure(deed.service, fault));
    case "throttle":
      return deed.refuse(throttling(deed.service, fault));
    case "hang":
      return "hang";
    case "kill-before":
      await deed.killBot();
      return "drop";
    case "delay":
      await deed.wait(fault.milliseconds);
      return deed.perform();
    case "fail-after":
    case "lose-answer":
    case "kill-after":
      await deed.perform();
      return afterwards(fault, deed);
    case "deliver-twice":
    case undefined:
      return deed.perform();
  }
}

async function afterwards(fault: Fault, deed: Deed): Promise<Outcome> {
  if (fault.effect === "fail-after") return deed.refuse(failure(deed.service, fault));
  if (fault.effect === "kill-after") await deed.killBot();
  return "drop";
}

interface Codes {
  failure: string;
  throttling: string;
}

const queryCodes: Codes = { failure: "ServiceFailure", throttling: "Throttling" };

const codes: Partial<Record<Service, Codes>> = {
  sts: { failure: "InternalFailure", throttling: "Throttling" },
  organizations: { failure: "ServiceException", throttling: "TooManyRequestsException" },
  dynamodb: {
    failure: "InternalServerError",
    throttling: "ProvisionedThroughputExceededException",
  },
};

type Said = Pick<Fault, "error" | "reason">;

const failure = (service: Service, { error, reason }: Said) =>
  named(service, error ?? (codes[service] ?? queryCodes).failure, {
    reason,
    message: "The request processing has failed because of an unknown error, exception or failure.",
  });

const throttling = (service: Service, { error, reason }: Said) =>
  named(service, error ?? (codes[service] ?? queryCodes).throttling, {
    reason,
    message: "Rate exceeded",
  });

/** Organizations has words of its own for what was asked for by code and reason. */
function named(
  service: Service,
  code: string,
  { reason, message }: { reason: string | undefined; message: string },
): AwsError {
  return service === "organizations" ? namedError(code, reason) : errorNamed(code, message);
}
