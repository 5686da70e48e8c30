// What ending somebody's sessions in an account comes to there, as the sandbox's AWS judges it.
import { DeleteRolePolicyCommand } from "@aws-sdk/client-iam";

import { accountSessions } from "../../../src/adapters/aws/account-sessions.ts";
import type { SessionCredentials } from "../../../src/adapters/aws/assume-role.ts";
import { iamClient, stsClient } from "../../../src/adapters/aws/clients.ts";
import { accessGroupPolicy } from "../../../src/domain/iam-documents.ts";
import { clientAccount, held } from "../../contracts/iam-world.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { iamUsers } from "../../support/people.ts";

const roleArn = `arn:aws:iam::${clientAccount.id}:role/${clientAccount.accessRole}`;
const alices = {
  accountId: clientAccount.id,
  roleName: clientAccount.accessRole,
  managedBy: clientAccount.manager,
  iamUser: iamUsers.alice,
  policy: "rolecall-sessions.alice.andersen.R-7K3QXA",
};
let world: SandboxWorld;

beforeEach(async () => {
  world = await startSandboxIam([{ name: iamUsers.alice }, { name: iamUsers.bob }]);
  await world.byHand.addGroup("client-a-admin", "/rolecall/");
  await world.byHand.putPolicy("client-a-admin", "rolecall-access", accessGroupPolicy(roleArn));
  await world.byHand.join(iamUsers.alice, "client-a-admin");
  await world.byHand.join(iamUsers.bob, "client-a-admin");
});
afterEach(() => world.stop());

function switchesTo(user: string): string {
  const { id, because } = world.aws.sessions.open({ user, role: roleArn, mfa: true });
  if (id === undefined) throw new Error(because);
  return id;
}

const may = (session: string) =>
  world.aws.sessions.act(session, { action: "s3:ListAllMyBuckets", resource: "*" }).allowed;

it("one person's sessions of before end at once; later ones and everybody else's go on", async () => {
  const [before, bobs] = [switchesTo(iamUsers.alice), switchesTo(iamUsers.bob)];
  const later = world.clock.now() + 60_000;
  await world.sessions.end(alices, later, held);
  expect([may(before), may(bobs)]).toEqual([false, true]);
  world.clock.advance(120_000);
  expect(may(switchesTo(iamUsers.alice))).toBe(true);
  expect(may(before)).toBe(false);
  await world.sessions.release(alices, held);
  expect(may(before)).toBe(true);
});

it("Rolecall's own session there may change that one role only, whatever its role may do", async () => {
  const opened: SessionCredentials[] = [];
  const sessions = accountSessions({
    sts: stsClient(world.reach),
    iamFor: (credentials) => {
      opened.push(credentials);
      return iamClient({ ...world.reach, credentials });
    },
    partition: "aws",
  });
  await sessions.release(alices, held);
  const [credentials] = opened;
  if (!credentials) throw new Error("no session was opened");
  const iam = iamClient({ ...world.reach, credentials });
  const change = (RoleName: string) =>
    iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "none" }));
  await expect(change("Admin")).rejects.toThrow(/cannot be found/);
  await expect(change(clientAccount.reader)).rejects.toThrow(/not authorized/);
});
