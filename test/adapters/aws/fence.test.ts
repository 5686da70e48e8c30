// What the fence lets through: a call is signed, then its claim is checked, then it is sent, and so is every further attempt.
import { AddUserToGroupCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { sendFenced } from "../../../src/adapters/aws/fence.ts";
import { iamClient } from "../../../src/adapters/aws/clients.ts";
import type { Hold } from "../../../src/ports/hold.ts";
import { troubleOf } from "../../contracts/trouble-of.ts";

const NINE = Date.UTC(2026, 0, 5, 9);
const QUEUES = ["nextTick", "queueMicrotask", "setImmediate", "clearImmediate"] as const;
const tooLate = { message: "This took longer than one turn may take.", retryable: true };

/** By the date in its signature. */
let sent: string[];
/** What the network does with a call; the time may pass meanwhile. */
let network: () => number;

beforeEach(() => {
  sent = [];
  network = () => 200;
  jest.useFakeTimers({ now: NINE, doNotFake: ["setTimeout", "clearTimeout", ...QUEUES] });
});
afterEach(() => {
  jest.useRealTimers();
});

const pass = (seconds: number) => jest.setSystemTime(Date.now() + seconds * 1000);
const secondsPast = (instant: number) => (instant - NINE) / 1000;

/** Its credentials must be fetched for each use: twice before a signature is dated, and once more while it is made. */
function clientFetchingFor(seconds: number): IAMClient {
  return iamClient({
    region: "eu-central-1",
    credentials: async () => {
      pass(seconds);
      const expiration = new Date(Date.now() + 1000);
      return { accessKeyId: "AKIATEST", secretAccessKey: "test", expiration };
    },
    requestHandler: {
      handle: async ({ headers }: { headers: Record<string, string> }) => {
        sent.push(headers["x-amz-date"] ?? "not dated");
        return { response: { statusCode: network(), headers: {}, body: new Uint8Array() } };
      },
    },
  });
}

/** A claim of so many seconds, and when it was looked at. */
function holdFor(seconds: number): Hold & { readonly checks: number[] } {
  const checks: number[] = [];
  return {
    checks,
    onBehalfOf: "R-7K3QXA",
    isOver: () => {
      checks.push(secondsPast(Date.now()));
      return Date.now() >= NINE + seconds * 1000;
    },
  };
}

const join = () => new AddUserToGroupCommand({ GroupName: "client-a-admin", UserName: "alice" });

it("sends a call while the claim holds, signed before the claim was checked", async () => {
  const hold = holdFor(31);
  await sendFenced({ client: clientFetchingFor(10), hold }, join());
  expect(sent).toEqual(["20260105T090020Z"]);
  expect(hold.checks).toEqual([30]);
});

it("sends nothing where the claim runs out while the call is being signed", async () => {
  const hold = holdFor(29);
  const met = await troubleOf(sendFenced({ client: clientFetchingFor(10), hold }, join()));
  expect(met).toMatchObject(tooLate);
  expect(sent).toEqual([]);
  expect(hold.checks).toEqual([30]);
});

it("would have sent it, had the claim been checked before the signing", async () => {
  const client = clientFetchingFor(10);
  const hold = holdFor(29);
  if (!hold.isOver()) await client.send(join());
  expect(sent).toHaveLength(1);
  expect(hold.isOver()).toBe(true);
});

it("checks further attempts too: none is sent once the claim is over", async () => {
  network = () => {
    pass(10);
    return 503;
  };
  const hold = holdFor(10);
  const met = await troubleOf(sendFenced({ client: clientFetchingFor(1), hold }, join()));
  expect(met).toMatchObject(tooLate);
  expect(sent).toHaveLength(1);
  expect(hold.checks).toHaveLength(2);
});

it("sends nothing where the SDK does not sign where it used to", async () => {
  const client = clientFetchingFor(1);
  client.middlewareStack.remove("httpSigningMiddleware");
  await expect(sendFenced({ client, hold: holdFor(30) }, join())).rejects.toThrow(
    /httpSigningMiddleware is not found/,
  );
  expect(sent).toEqual([]);
});
