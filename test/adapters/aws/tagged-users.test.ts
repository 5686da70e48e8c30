// Every IAM user with the tag that says whose it is.
import { iamClient } from "../../../src/adapters/aws/clients.ts";
import { taggedUsers } from "../../../src/adapters/aws/tagged-users.ts";
import { personKey } from "../../../src/domain/person.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import { alice, iamUsers } from "../../support/people.ts";

it("lists users with a tag and without", async () => {
  const world = await startSandboxIam([
    { name: iamUsers.alice, boundTo: personKey(alice) },
    { name: "dana.dorn" },
  ]);
  const users = await taggedUsers(iamClient(world.reach)).list();
  await world.stop();
  expect([...users].sort((one, other) => one.iamUser.localeCompare(other.iamUser))).toEqual([
    { iamUser: iamUsers.alice, tag: personKey(alice) },
    { iamUser: "dana.dorn" },
  ]);
});
