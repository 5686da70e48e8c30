// Two processes on one request: one is held up in its call to CreateAccount, the other takes over, and the call lands late.
import type { Organization } from "../../src/ports/organization.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import { LEASE, aProcess, theOnlyAccountRequest, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import {
  ACME,
  aWorldOfAccounts,
  approvesMaking,
  asksFor,
  finalAccounts,
} from "./account-journeys.ts";
import { DAY, SOON } from "./dying-process.ts";

const MINUTE = 60_000;

/** A process whose call to CreateAccount leaves it, and reaches AWS only when `land` is called, whatever became of its claim. */
function heldUp(world: World): { process: Process; land: () => Promise<unknown> } {
  const { organization } = world.organization;
  let land: () => Promise<unknown> = () => Promise.reject(new Error("nothing was sent"));
  const create: Organization["create"] = (order) =>
    new Promise((resolve) => {
      land = async () => {
        const answer = await organization.create(order, {
          onBehalfOf: "late",
          isOver: () => false,
        });
        resolve(answer);
        return answer;
      };
    });
  const slow = { organization: { ...organization, create } };
  return { process: aProcess(world, mortalProcess(), slow), land: () => land() };
}

async function approvedAndSent(world: World) {
  const healthy = aProcess(world);
  await asksFor(world)(healthy);
  await untilQuiet(world, healthy, SOON);
  const { process, land } = heldUp(world);
  await approvesMaking()(process);
  await until(() => theOnlyAccountRequest(world).state.name === "working");
  await until(() => sentOnce(world));
  world.now += LEASE + 1000;
  return land;
}

function sentOnce(world: World): boolean {
  const { state } = theOnlyAccountRequest(world);
  return state.name === "working" && Boolean(state.work.known.attempt);
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000; turn += 1) {
    if (isTrue()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error("it never came about");
}

async function accountsOf(world: World) {
  const { accounts, requests, bugs } = await finalAccounts(world);
  expect(bugs).toEqual([]);
  return { emails: accounts.map(({ email }) => email), states: requests.map(({ state }) => state) };
}

const one = { emails: [`aws+${ACME}@agency.example`], states: ["done"] };

it("finds what the other's call has made, where that lands while it looks for it", async () => {
  const world = aWorldOfAccounts();
  const land = await approvedAndSent(world);
  const second = aProcess(world);
  await untilQuiet(world, second, 2 * MINUTE);
  expect(theOnlyAccountRequest(world).state).toMatchObject({
    work: { waits: { why: expect.stringMatching(/looks for it before it asks again/) } },
  });
  await land();
  await untilQuiet(world, second, DAY);
  expect(await accountsOf(world)).toEqual(one);
});

it("asks anew once no late call can land any more, and there is still one where it does", async () => {
  const world = aWorldOfAccounts();
  const land = await approvedAndSent(world);
  const second = aProcess(world);
  await untilQuiet(world, second, DAY);
  expect(await accountsOf(world)).toEqual(one);
  await land();
  await untilQuiet(world, second, DAY);
  expect(await accountsOf(world)).toEqual(one);
});
