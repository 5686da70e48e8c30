// The DynamoDB client, with patience that fits a person who waits three seconds for an answer.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { CallMeter } from "../../ports/call-meter.ts";
import { meterTable } from "./table-calls.ts";

/** Region, credentials and endpoint come from the environment, as the SDK reads it, unless `extra` names them. */
export function documentClient(
  extra: DynamoDBClientConfig = {},
  callEnded?: CallMeter,
): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 2,
    retryMode: "standard",
    requestHandler: {
      connectionTimeout: 1000,
      requestTimeout: 1000,
      // Without this the SDK only warns and waits on.
      throwOnRequestTimeout: true,
      socketTimeout: 2000,
    },
    ...extra,
  });
  if (callEnded) meterTable(client, callEnded);
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
