// A DynamoDB client under meter: which requests it makes, and which items they read.
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { keyFromItem } from "../../src/adapters/dynamodb/request-item.ts";
import type { RequestKey } from "../../src/domain/request.ts";

export interface Metered {
  /** `GetCommand`, `QueryCommand on due`, … */
  readonly name: string;
  /** Items that DynamoDB read for it. */
  readonly read: number;
  /** Of the items it was given. */
  readonly keys: readonly RequestKey[];
}

export interface Meter {
  /** What was asked since the last reading. */
  reading(): readonly Metered[];
}

/** Every call of the client is counted from now on. */
export function meterOn(client: DynamoDBDocumentClient): Meter {
  let seen: Metered[] = [];
  const send = client.send.bind(client) as (asked: Asked) => Promise<Answer>;
  const metered = async (asked: Asked): Promise<Answer> => {
    const answer = await send(asked);
    seen.push(meteredFrom(asked, answer));
    return answer;
  };
  client.send = metered as typeof client.send;
  return {
    reading: () => {
      const reading = seen;
      seen = [];
      return reading;
    },
  };
}

interface Asked {
  readonly input: { readonly IndexName?: string };
}

interface Answer {
  readonly Item?: Record<string, unknown>;
  readonly Items?: readonly Record<string, unknown>[];
  readonly ScannedCount?: number;
}

function meteredFrom(asked: Asked, { Item, Items = [], ScannedCount }: Answer): Metered {
  const { IndexName } = asked.input;
  const items = Item ? [Item] : Items;
  const where = IndexName === undefined ? "" : ` on ${IndexName}`;
  return {
    name: `${asked.constructor.name}${where}`,
    read: ScannedCount ?? items.length,
    keys: items.map(keyFromItem),
  };
}
