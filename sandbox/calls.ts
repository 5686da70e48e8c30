// The list of every call the sandbox answered, in order: what the bot asked of Slack and of AWS.

export type Service = "slack" | "iam" | "sts" | "organizations" | "dynamodb" | "delivery";

export interface Call {
  number: number;
  /** By this machine's clock, so that no call seems to last for hours in which the sandbox's time was moved. */
  at: number;
  service: Service;
  /** Web API method, AWS action, or for `delivery` the kind of payload Slack sent to the bot. */
  action: string;
  milliseconds: number;
  outcome: "ok" | "refused" | "no-answer";
  /** The error code when refused. */
  error?: string;
  /** What a reader needs to recognise the call: user, group, channel, text. No secrets. */
  about?: Record<string, string>;
}

export interface CallLog {
  record(call: Omit<Call, "number">): void;
  since(number: number): readonly Call[];
  clear(): void;
  /** Calls back after every call; the service is absent when the calls were forgotten. */
  watch(changed: (service?: Service) => void): void;
}

/** Keeps the newest `most` calls. */
export function startCallLog(most = 50_000): CallLog {
  let calls: Call[] = [];
  let last = 0;
  const watching: ((service?: Service) => void)[] = [];
  const changed = (service?: Service) => {
    for (const tell of watching) tell(service);
  };
  return {
    record: (call) => {
      last += 1;
      calls.push({ ...call, number: last });
      if (calls.length > most) calls = calls.slice(-most / 2);
      changed(call.service);
    },
    since: (number) => calls.filter((call) => call.number > number),
    clear: () => {
      calls = [];
      changed();
    },
    watch: (tell) => {
      watching.push(tell);
    },
  };
}
