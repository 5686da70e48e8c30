// What may be out of order around Rolecall: each by itself, and any two that do not break the same service.
import type { Service } from "../../sandbox/calls.ts";
import type { Fault, Faults } from "../../sandbox/faults.ts";

type Break = Pick<Fault, "service" | "effect"> & Partial<Fault>;

interface Outage {
  readonly name: string;
  readonly service: Service;
  readonly breaks: readonly Break[];
  /** A record may fail to be stored after its message was posted, so that the message comes again. */
  readonly mayRepeat?: true;
}

const FOR_GOOD = 1_000_000;
/** More calls than the bot makes in one case. */
const MANY = 4000;

function whole(name: string, broken: Break): Outage {
  return { name, service: broken.service, breaks: [{ times: FOR_GOOD, ...broken }] };
}

/** Two of three calls are refused, as a table that is too busy does it; the third works. */
const throttled: Outage = {
  name: "DynamoDB throttled",
  service: "dynamodb",
  breaks: Array.from({ length: MANY }, (_, skip) => skip)
    .filter((skip) => skip % 3 !== 2)
    .map((skip) => ({ service: "dynamodb", effect: "throttle", skip })),
  mayRepeat: true,
};

const OUTAGES: readonly Outage[] = [
  whole("Slack answers 500", { service: "slack", effect: "fail", error: "http_500" }),
  whole("Slack answers 429", { service: "slack", effect: "throttle" }),
  whole("Slack does not answer", { service: "slack", effect: "hang" }),
  throttled,
  whole("DynamoDB down", { service: "dynamodb", effect: "fail" }),
  whole("IAM down", { service: "iam", effect: "fail" }),
];

const PAIRS = OUTAGES.flatMap((one, index) =>
  OUTAGES.slice(index + 1)
    .filter(({ service }) => service !== one.service)
    .map((other) => [one, other]),
);

/** What goes wrong at one time. */
export interface Trouble {
  readonly name: string;
  readonly mayRepeat: boolean;
  begin(faults: Faults): void;
}

export const TROUBLES: readonly Trouble[] = [...OUTAGES.map((one) => [one]), ...PAIRS].map(
  (outages) => ({
    name: outages.map(({ name }) => name).join(", "),
    mayRepeat: outages.some(({ mayRepeat }) => mayRepeat),
    begin: (faults) => {
      for (const { breaks } of outages) {
        for (const one of breaks) faults.add({ action: "*", ...one });
      }
    },
  }),
);
