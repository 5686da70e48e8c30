// Whose credentials are in use, and what an IAM user is in.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { iamClient, stsClient } from "../../../src/adapters/aws/clients.ts";
import { ownAccess } from "../../../src/adapters/aws/own-access.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { iamUsers } from "../../support/people.ts";

const { alice } = iamUsers;
const totp = `arn:aws:iam::111111111111:mfa/${alice}`;

let world: SandboxWorld;
beforeEach(async () => {
  world = await startSandboxIam([{ name: alice, mfaSerials: [totp] }]);
});
afterEach(() => world.stop());

const own = (reach: object = world.reach) =>
  ownAccess({ iam: iamClient(world.reach), sts: stsClient(reach) });
const refusing = (action: string) =>
  world.faults.add({ service: "iam", action, effect: "fail", error: "AccessDenied", times: 9 });

it("reads groups with their paths, and MFA devices", async () => {
  const { byHand } = world;
  await byHand.addGroup("client-a-admin", "/rolecall/");
  await byHand.addGroup("developers", "/");
  for (const group of ["client-a-admin", "developers"]) await byHand.join(alice, group);
  expect(await own().accessOf(alice)).toMatchObject({
    groups: [
      { name: "client-a-admin", path: "/rolecall/" },
      { name: "developers", path: "/" },
    ],
    mfaSerials: [totp],
  });
  expect(await own().accessOf("zoe")).toBeUndefined();
});

it("reads which policies are on the user, page by page, where the credentials may", async () => {
  const pages = [policiesPage("rolecall-guard.a.admin.R-1", true), policiesPage("own", false)];
  const seen = await answering({ ListUserPolicies: pages }, (endpoint) =>
    ownAccess({
      iam: iamClient({ ...world.reach, endpoint }),
      sts: stsClient(world.reach),
    }).accessOf(alice),
  );
  expect(seen?.policies).toEqual(["rolecall-guard.a.admin.R-1", "own"]);
});

function policiesPage(name: string, isMore: boolean): string {
  const marker = isMore ? "<Marker>more</Marker>" : "";
  return `<PolicyNames><member>${name}</member></PolicyNames><IsTruncated>${isMore}</IsTruncated>${marker}`;
}

/** An AWS that answers each action with these, one after the other, and every other one with nothing. */
async function answering<Answer>(
  answers: Readonly<Record<string, readonly string[]>>,
  ask: (endpoint: string) => Promise<Answer>,
): Promise<Answer> {
  const left = new Map(Object.entries(answers).map(([action, all]) => [action, [...all]]));
  const aws = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const action = new URLSearchParams(body).get("Action") ?? "";
      const result = left.get(action)?.shift() ?? "";
      const all = `<${action}Result>${result}</${action}Result>`;
      response.end(`<${action}Response>${all}</${action}Response>`);
    });
  });
  await new Promise<void>((resolve) => aws.listen(0, "127.0.0.1", resolve));
  const { port } = aws.address() as AddressInfo;
  try {
    return await ask(`http://127.0.0.1:${port}`);
  } finally {
    aws.closeAllConnections();
    await new Promise((resolve) => aws.close(resolve));
  }
}

it("goes on without what the credentials may not read, but for the groups", async () => {
  refusing("ListMFADevices"); // and Rolecall's own role may not list the policies
  expect(await own().accessOf(alice)).toEqual({ groups: [], mfaSerials: null, policies: null });
  refusing("ListGroupsForUser");
  await expect(own().accessOf(alice)).rejects.toThrow(
    /^AWS refused iam:ListGroupsForUser for alice.andersen. Whoever owns these credentials/,
  );
});

it("knows that a role is no IAM user, and the account's alias where it may read it", async () => {
  const management = { id: "111111111111", partition: "aws", alias: "northwind" };
  expect(await own().caller()).toEqual({ management, iamUser: null, isAliasKnown: true });
  refusing("ListAccountAliases");
  const { alias: _, ...unnamed } = management;
  expect(await own().caller()).toEqual({
    ...{ management: unnamed, iamUser: null, isAliasKnown: false },
  });
});

it.each([
  ["arn:aws:iam::111111111111:user/alice.andersen", alice, "aws"],
  ["arn:aws-us-gov:iam::111111111111:user/team/ops/alice.andersen", alice, "aws-us-gov"],
  ["arn:aws:iam::111111111111:root", null, "aws"],
  ["arn:aws-cn:sts::111111111111:federated-user/alice.andersen", null, "aws-cn"],
])("finds the IAM user in %s", async (arn, iamUser, partition) => {
  const GetCallerIdentity = [`<Arn>${arn}</Arn><Account>111111111111</Account>`];
  const caller = await answering({ GetCallerIdentity }, (endpoint) =>
    own({ ...world.reach, endpoint }).caller(),
  );
  expect(caller).toMatchObject({ iamUser, management: { partition } });
});

it("says in words that no region is set", async () => {
  const region = () => Promise.reject(new Error("Region is missing"));
  await expect(own({ ...world.reach, region }).caller()).rejects.toThrow(/^AWS_REGION is not set/);
});
