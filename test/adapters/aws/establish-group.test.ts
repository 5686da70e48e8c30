// A group whose making is cut off in the middle since its claim is over: nothing more is done, and the next one finishes it.
import { ACCESS_POLICY_NAME } from "../../../src/domain/iam-documents.ts";
import type { Hold } from "../../../src/ports/hold.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { held } from "../../contracts/iam-world.ts";
import { troubleOf } from "../../contracts/trouble-of.ts";

const wanted = {
  group: "client-a-admin",
  path: "/rolecall/",
  roleArn: "arn:aws:iam::222222222222:role/Admin",
};
const everything = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};
let world: SandboxWorld;

beforeEach(async () => {
  world = await startSandboxIam([]);
});
afterEach(() => world.stop());

/** Over as soon as so many calls have been let through. */
function holdForCalls(calls: number): Hold {
  let left = calls;
  return { onBehalfOf: "R-7K3QXA", isOver: () => (left -= 1) < 0 };
}

const establish = async (hold: Hold) =>
  world.groups.establish(wanted, await world.groups.condition(wanted), hold);
const policies = async () => Object.keys(await world.byHand.policiesOf(wanted.group)).sort();

it("made, but without its policy", async () => {
  expect(await troubleOf(establish(holdForCalls(1)))).toMatchObject({ retryable: true });
  expect(await policies()).toEqual([]);
  await establish(held);
  expect(await world.groups.condition(wanted)).toEqual({ kind: "as-wanted" });
});

it("its policy put right, but another's left", async () => {
  await establish(held);
  await world.byHand.putPolicy(wanted.group, ACCESS_POLICY_NAME, everything);
  await world.byHand.putPolicy(wanted.group, "handy", everything);
  expect(await troubleOf(establish(holdForCalls(1)))).toMatchObject({ retryable: true });
  expect(await policies()).toEqual(["handy", ACCESS_POLICY_NAME]);
  await establish(held);
  expect(await world.groups.condition(wanted)).toEqual({ kind: "as-wanted" });
});
