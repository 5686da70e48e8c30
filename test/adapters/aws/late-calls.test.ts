// Calls that reach AWS long after they were signed: AWS refuses them, and nothing of ours gives them a younger date.
import { accessGroups } from "../../../src/adapters/aws/access-groups.ts";
import { iamClient } from "../../../src/adapters/aws/clients.ts";
import { userPolicies } from "../../../src/adapters/aws/user-policies.ts";
import { guardPolicy } from "../../../src/domain/iam-documents.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { held } from "../../contracts/iam-world.ts";
import { troubleOf } from "../../contracts/trouble-of.ts";
import { iamUsers } from "../../support/people.ts";

const alice = { group: "client-a-admin", iamUser: iamUsers.alice };
const MINUTE = 60_000;
let world: SandboxWorld;

beforeEach(async () => {
  world = await startSandboxIam([{ name: iamUsers.alice, isFenced: true }]);
  await world.byHand.addGroup(alice.group, "/rolecall/");
});
afterEach(() => world.stop());

const members = () => world.aws.world().groups.flatMap((group) => group.members);

/** The next call leaves so much later than it was signed and checked, on a machine whose own clock stood still. */
function clientHeldUpFor(milliseconds: number) {
  const iam = iamClient(world.reach);
  let isHeldUp = false;
  iam.middlewareStack.add(
    (next) => (given) => {
      if (!isHeldUp) world.clock.advance(milliseconds);
      isHeldUp = true;
      return next(given);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  return iam;
}

it("a call held up for a quarter of an hour changes nothing, and may be tried again", async () => {
  const groups = accessGroups(clientHeldUpFor(16 * MINUTE));
  expect(await troubleOf(groups.join(alice, held))).toMatchObject({
    message:
      "AWS refused iam:AddUserToGroup: it came too long after it was signed. Where that goes on, the clock of the machine that Rolecall runs on is wrong.",
    retryable: true,
  });
  expect(members()).toEqual([]);
});

it("nor does a policy that comes so late", async () => {
  const policies = userPolicies(clientHeldUpFor(16 * MINUTE));
  const wanted = { iamUser: alice.iamUser, policy: "rolecall-guard.client-a.admin.R-7K3QXA" };
  const document = guardPolicy("arn:aws:iam::222222222222:role/Admin", Date.now());
  expect(await troubleOf(policies.put(wanted, document, held))).toMatchObject({ retryable: true });
  expect(await world.byHand.userPoliciesOf(alice.iamUser)).toEqual({});
});

it("a call held up for less still counts, which is what the quarantine is for", async () => {
  await accessGroups(clientHeldUpFor(14 * MINUTE)).join(alice, held);
  expect(members()).toEqual([alice.iamUser]);
});
