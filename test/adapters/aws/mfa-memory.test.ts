// How long is waited for somebody's MFA devices, and how long they are remembered.
import { until } from "../../../sandbox/until.ts";
import { iamClient } from "../../../src/adapters/aws/clients.ts";
import { mfaMemory } from "../../../src/adapters/aws/mfa-memory.ts";
import type { Fault } from "../../../sandbox/faults.ts";
import { silent } from "../../contracts/iam-adapters.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { iamUsers } from "../../support/people.ts";

const MINUTE = 60_000;
const serials = ["arn:aws:iam::111111111111:mfa/alice.andersen"];
let world: SandboxWorld;
let now: number;
let mfaOf: ReturnType<typeof mfaMemory>;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5);
  world = await startSandboxIam([
    { name: iamUsers.alice, mfaSerials: serials },
    { name: iamUsers.bob },
  ]);
  mfaOf = mfaMemory({ iam: iamClient(world.reach), now: () => now, logger: silent });
});
afterEach(() => world.stop());

const askingMeets = (fault: Pick<Fault, "effect"> & Partial<Fault>) =>
  world.faults.add({ service: "iam", action: "ListMFADevices", ...fault });
/** Whatever AWS says by now, whoever asks it is refused. */
const awsIsDown = () => askingMeets({ effect: "fail", times: 3 });

/** However slow this machine is. */
const told = (user: string) =>
  until(
    () => mfaOf(user),
    (answer) => answer,
    { what: "AWS has answered" },
  );

it("is remembered for ten minutes, and asked anew then", async () => {
  expect(await told(iamUsers.alice)).toMatchObject({ serials });
  awsIsDown();
  now += 10 * MINUTE - 1;
  expect(await mfaOf(iamUsers.alice)).toMatchObject({ serials });
  now += 1;
  expect(await mfaOf(iamUsers.alice)).toBeUndefined();
  expect(await told(iamUsers.alice)).toMatchObject({ serials });
});

it("none is never remembered, so that whoever adds one may ask again at once", async () => {
  expect(await told(iamUsers.bob)).toMatchObject({ serials: [] });
  awsIsDown();
  expect(await mfaOf(iamUsers.bob)).toBeUndefined();
});

it("nobody waits longer than a second, and what comes later is known then", async () => {
  askingMeets({ effect: "delay", milliseconds: 3000 });
  const before = Date.now();
  expect(await mfaOf(iamUsers.alice)).toBeUndefined();
  expect(Date.now() - before).toBeLessThan(2500);
  // Whoever asks meanwhile waits for the same answer.
  await told(iamUsers.alice);
  awsIsDown();
  expect(await mfaOf(iamUsers.alice)).toMatchObject({ serials });
});

it("is asked once for all who ask at the same time", async () => {
  // Three attempts fail, which is one call with all its repeats.
  awsIsDown();
  const answers = await Promise.all(Array.from({ length: 5 }, () => mfaOf(iamUsers.alice)));
  expect(new Set(answers)).toEqual(new Set([undefined]));
  expect(await told(iamUsers.alice)).toMatchObject({ serials });
});
