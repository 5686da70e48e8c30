// A process is told to stop while it has many steps before it: it finishes the one in hand, and another goes on at once.
import { aProcess, theOnlyAccountRequest, untilQuiet } from "../support/a-world.ts";
import { aWorldOfAccounts, approvesMaking, asksFor } from "./account-journeys.ts";
import { DAY, SOON } from "./dying-process.ts";

async function beingMade() {
  const world = aWorldOfAccounts();
  const process = aProcess(world);
  await asksFor(world)(process);
  await untilQuiet(world, process, SOON);
  return { world, process };
}

it("takes one step more at most, and keeps no claim on what is left", async () => {
  const { world, process } = await beingMade();
  const before = theOnlyAccountRequest(world);
  await approvesMaking()(process);
  await process.worker.stop();

  const { claim, state } = theOnlyAccountRequest(world);
  expect(before.state.name).toBe("pending");
  expect(claim).toBeNull();
  // What it is about to ask AWS for is written down, and not asked for.
  expect(state).toMatchObject({ name: "working", work: { known: { attempt: expect.anything() } } });
  expect(world.organization.calls.filter(({ method }) => method === "create")).toEqual([]);
});

it("another process needs to wait for nothing, and makes the account", async () => {
  const { world, process } = await beingMade();
  await approvesMaking()(process);
  await process.worker.stop();

  const other = aProcess(world);
  expect(await other.worker.tick()).toBe(1);
  await untilQuiet(world, other, DAY);
  expect(theOnlyAccountRequest(world).state.name).toBe("done");
  expect(world.failures).toEqual([]);
});
