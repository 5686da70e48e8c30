// Fills a table with requests of earlier days, so that what is measured meets a history.
import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import dynalite from "dynalite";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createTable } from "../../src/adapters/dynamodb/create-table.ts";
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { toItem } from "../../src/adapters/dynamodb/request-item.ts";
import { grantPlan } from "../../src/domain/access-plan.ts";
import type { AccessWanted } from "../../src/domain/access-plan.ts";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import type { Command } from "../../src/domain/command.ts";
import { personKey } from "../../src/domain/person.ts";
import { dueAt } from "../../src/domain/progress.ts";
import type { AccessRequest, Messages } from "../../src/domain/request.ts";
import { aPendingRequest, after, commands, HOUR } from "../support/a-request.ts";
import { BOUNDARY, clientA } from "../support/a-policy.ts";
import { SANDBOX_TABLE } from "../support/stored-requests.ts";
import { accountId, iamUserOf, slackPerson } from "./sized-world.ts";
import type { SizedWorld } from "./sized-world.ts";

/** One for each person and account of the world, in the folder a sandbox can keep its records in. */
export async function writeEarlierRequests(folder: string, world: SizedWorld): Promise<void> {
  const server = dynalite({ createTableMs: 0, path: folder });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const client = documentClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: world.seed.aws.region,
    credentials: { accessKeyId: "AKIAWRITER", secretAccessKey: "writer" },
  });
  await createTable(client, SANDBOX_TABLE);
  const now = Date.now();
  const items = world.people.map((key, index) => itemOf(earlierRequest(world, key, index), now));
  await writeAll(client, items);
  client.destroy();
  await new Promise((closed) => server.close(closed));
}

const MOST_IN_A_BATCH = 25;

async function writeAll(
  client: DynamoDBDocumentClient,
  items: readonly Record<string, unknown>[],
): Promise<void> {
  for (let from = 0; from < items.length; from += MOST_IN_A_BATCH) {
    const batch = items.slice(from, from + MOST_IN_A_BATCH);
    const RequestItems = { [SANDBOX_TABLE]: batch.map((Item) => ({ PutRequest: { Item } })) };
    await client.send(new BatchWriteCommand({ RequestItems }));
  }
}

function itemOf(request: AccessRequest, now: number): Record<string, unknown> {
  return toItem({ request, due: dueAt(request, now), writeId: request.ref });
}

/** Of ten, one waits for an answer, one is in use, and eight are over. */
function earlierRequest({ seed, slugs }: SizedWorld, key: string, index: number): AccessRequest {
  const requester = slackPerson(seed, key);
  const iamUser = iamUserOf(key);
  const slug = slugs[index % slugs.length] ?? "";
  const account = { ...clientA, slug, name: slug, id: accountId(index % slugs.length) };
  const [role] = account.roles;
  if (!role) throw new Error("client-a has an admin role");
  const ref = `R-${String(index).padStart(6, "0")}`;
  const wanted: AccessWanted = {
    ...{ partition: "aws", account, role, iamUser, tagValue: personKey(requester), ref },
    ...({ lasting: "standing", strategy: "group", mayDeny: true } as const),
    ...{ boundary: BOUNDARY, lift: [] },
  };
  const askedAt = Date.now() - HOUR;
  const asked = aPendingRequest({
    requester,
    iamUser,
    account: { slug, name: slug, id: account.id },
    role,
    askedAt,
    lapsesAt: askedAt + 72 * HOUR,
    plan: grantPlan(wanted),
  });
  const lived = after({ ...asked, ref }, ...life(asked, index));
  return { ...lived, messages: upToDateMessages(lived), version: 4 };
}

function life({ ask }: AccessRequest, index: number): Command[] {
  const approve = { ...commands.approve, plan: ask.plan };
  const giveBack = { ...commands.giveBack, by: ask.requester };
  if (index % 10 === 0) return [];
  if (index % 10 === 1) return [approve, commands.grant];
  return [approve, commands.grant, giveBack, commands.end];
}

function upToDateMessages(request: AccessRequest): Messages {
  return Object.fromEntries(
    outstandingAnnouncements(request).map(({ slot, shows }) => [
      slot,
      { channel: "C0APPROVALS", ts: "1700000000.000100", shows },
    ]),
  );
}
