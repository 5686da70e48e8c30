// What a check-up is given: what is set, and who looks at Slack, the table and AWS.
import type { AwsCheckUp } from "../../ports/aws-check-up.ts";
import type { SlackCheckUp } from "../../ports/slack-check-up.ts";
import type { TableCheckUp } from "../../ports/table-check-up.ts";

export interface CheckUpParts {
  readonly settings: CheckUpSettings;
  readonly slack: SlackCheckUp;
  readonly table: TableCheckUp;
  readonly aws: AwsCheckUp;
}

/** As far as it is right: what is wrong counts as not set. */
export interface CheckUpSettings {
  /** Each with the setting's name before the first colon. */
  readonly faults: readonly string[];
  readonly transport: "http" | "socket";
  /** Empty where there is none. */
  readonly appId: string;
  readonly hasBotToken: boolean;
  readonly hasAppToken: boolean;
  readonly table: { readonly name: string; readonly create: boolean };
  /** ARN. */
  readonly provisionerRole: string | null;
}
