// The AWS clients, each with explicit patience. Region, credentials and endpoint come from the environment.
import { IAMClient } from "@aws-sdk/client-iam";
import type { IAMClientConfig } from "@aws-sdk/client-iam";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { OrganizationsClientConfig } from "@aws-sdk/client-organizations";
import { STSClient } from "@aws-sdk/client-sts";
import type { STSClientConfig } from "@aws-sdk/client-sts";
import type { CallMeter } from "../../ports/call-meter.ts";
import { metered } from "./aws-calls.ts";

const PATIENCE = {
  maxAttempts: 3,
  retryMode: "standard",
  requestHandler: {
    connectionTimeout: 1000,
    requestTimeout: 3000,
    // Without this the SDK only warns and waits on.
    throwOnRequestTimeout: true,
    // The request timeout ends with the first byte of the answer; this one is for an answer that stalls.
    socketTimeout: 15_000,
  },
} as const;

/**
 * A call that comes too late is refused for its signature's date, and that must stay so: the SDK would date it anew by
 * AWS's clock and send it again, on a machine whose own clock stood still meanwhile (see fence.ts).
 */
const OWN_CLOCK_ONLY = { disableClockSkewCorrection: true } as const;

/** What is other than the environment says, and whoever counts the calls. */
export type Reach<Config> = Config & { readonly callEnded?: CallMeter };

export function iamClient({ callEnded, ...extra }: Reach<IAMClientConfig> = {}): IAMClient {
  const client = new IAMClient({ ...PATIENCE, ...OWN_CLOCK_ONLY, ...extra });
  return metered(client, "iam", callEnded);
}

export function stsClient({ callEnded, ...extra }: Reach<STSClientConfig> = {}): STSClient {
  const client = new STSClient({ ...PATIENCE, ...OWN_CLOCK_ONLY, ...extra });
  return metered(client, "sts", callEnded);
}

/** AWS has one endpoint of Organizations a partition; the SDK finds it from whichever region it is in. */
export function organizationsClient({
  callEnded,
  ...extra
}: Reach<OrganizationsClientConfig> = {}): OrganizationsClient {
  const client = new OrganizationsClient({ ...PATIENCE, ...OWN_CLOCK_ONLY, ...extra });
  return metered(client, "organizations", callEnded);
}
