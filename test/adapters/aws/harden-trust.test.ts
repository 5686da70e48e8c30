// Hardening the one door of an account when things go wrong in the middle: it is never left changed without Rolecall getting in.
import { iamClient, stsClient } from "../../../src/adapters/aws/clients.ts";
import { accountRoles } from "../../../src/adapters/aws/account-roles.ts";
import { provisioner } from "../../../src/adapters/aws/provisioner.ts";
import { trustDocument } from "../../../src/domain/trust-document.ts";
import type { AccountRoles, Door } from "../../../src/ports/account-roles.ts";
import type { Hold } from "../../../src/ports/hold.ts";
import { held } from "../../contracts/iam-world.ts";
import { startSandboxOrganization } from "../../contracts/organization-on-sandbox.ts";
import type { SandboxOrganization } from "../../contracts/organization-on-sandbox.ts";
import { BIRTH_ROLE, madeAccount, provisionerRole } from "../../contracts/organization-world.ts";
import { troubleOf } from "../../contracts/trouble-of.ts";

const managementId = "111111111111";
const trust = trustDocument({
  ...{ partition: "aws", managementId, style: "mfa", people: [] },
  bots: [provisionerRole(managementId)],
});
const wanted = { roleName: BIRTH_ROLE, trust };
let world: SandboxOrganization;
let door: Door;
/** What happens while Rolecall waits for AWS. */
let meanwhile: () => void;
let waited: number;

beforeEach(async () => {
  meanwhile = () => undefined;
  waited = 0;
});
afterEach(() => world.stop());

async function anAccount(propagationMilliseconds = 0): Promise<void> {
  world = await startSandboxOrganization({ propagationMilliseconds });
  door = { accountId: await madeAccount(world), birthRole: BIRTH_ROLE, ref: held.onBehalfOf };
}

function roles(): AccountRoles {
  const { reach, clock } = world;
  const sts = stsClient(reach);
  const { now } = clock;
  const roleArn = provisionerRole(managementId);
  return accountRoles({
    entryWay: provisioner({ sts, roleArn, now, reach }).entryWay,
    iamFor: (credentials) => iamClient({ ...reach, credentials }),
    ...{ partition: "aws", now },
    pause: async (milliseconds) => {
      waited += milliseconds;
      clock.advance(milliseconds);
      meanwhile();
    },
  });
}

const harden = (hold = held) => roles().harden(door, wanted, hold);
const trustNow = () =>
  world.aws.world().roles.find(({ accountId }) => accountId === door.accountId)?.trust;
const updating = (effect: "fail" | "fail-after", times: number) =>
  world.faults.add({ service: "iam", action: "UpdateAssumeRolePolicy", effect, times });

it("waits for AWS to go by what is written", async () => {
  await anAccount(8000);
  expect(await harden()).toEqual({ kind: "hardened" });
  expect(waited).toBeGreaterThanOrEqual(7000);
  expect(trustNow()).toEqual(trust);
});

it("gives up after twenty seconds, puts back what was there, and says so", async () => {
  await anAccount(60_000);
  const before = trustNow();
  expect(await harden()).toMatchObject({ kind: "rolled-back" });
  expect(waited).toBeLessThanOrEqual(20_000);
  expect(trustNow()).toEqual(before);
});

it("a change whose outcome is unknown is put back", async () => {
  await anAccount();
  const before = trustNow();
  updating("fail-after", 3);
  expect(await troubleOf(harden())).toMatchObject({ retryable: true });
  expect(trustNow()).toEqual(before);
});

it("a change that AWS refuses leaves everything as it is", async () => {
  await anAccount();
  const before = trustNow();
  world.faults.add({
    ...{ service: "iam", action: "UpdateAssumeRolePolicy", effect: "fail" },
    error: "UnmodifiableEntity",
  });
  expect(await troubleOf(harden())).toMatchObject({ retryable: false });
  expect(trustNow()).toEqual(before);
});

it("is put back where nobody can say whether Rolecall gets in, and may be tried again", async () => {
  await anAccount();
  const before = trustNow();
  // The provisioner's two sessions, and the two ways in, come before.
  world.faults.add({ service: "sts", action: "AssumeRole", effect: "fail", skip: 4, times: 1000 });
  expect(await troubleOf(harden())).toMatchObject({ retryable: true });
  expect(trustNow()).toEqual(before);
  world.faults.clear();
  expect(await harden()).toEqual({ kind: "hardened" });
});

it("a moment of silence while Rolecall looks whether it gets in does no harm", async () => {
  await anAccount();
  world.faults.add({ service: "sts", action: "AssumeRole", effect: "fail", skip: 4, times: 3 });
  expect(await harden()).toEqual({ kind: "hardened" });
});

it("is put back though the claim has run out meanwhile", async () => {
  await anAccount(60_000);
  const before = trustNow();
  let isOver = false;
  meanwhile = () => {
    isOver = true;
  };
  const hold: Hold = { onBehalfOf: held.onBehalfOf, isOver: () => isOver };
  expect(await harden(hold)).toMatchObject({ kind: "rolled-back" });
  expect(trustNow()).toEqual(before);
});

it("says loudly what it leaves behind where it cannot put it back", async () => {
  await anAccount(60_000);
  meanwhile = () => updating("fail", 1000);
  const met = await troubleOf(harden());
  expect(met).toMatchObject({ retryable: false });
  expect(met.message).toMatch(
    /^Rolecall changed the trust policy of the role .* could not put back/,
  );
});

it("what somebody died after writing is looked at before it counts", async () => {
  await anAccount(5000);
  await world.byHand.setTrust(door.accountId, BIRTH_ROLE, trust);
  world.clock.advance(6000);
  expect(await harden()).toEqual({ kind: "hardened" });
});

it("whom it trusts is written whatever AWS shows, which may be what was there before", async () => {
  await anAccount(5000);
  const naming = (people: readonly string[]) =>
    trustDocument({
      ...{ partition: "aws", managementId, style: "named", people },
      bots: [provisionerRole(managementId)],
    });
  await world.byHand.setTrust(door.accountId, BIRTH_ROLE, naming(["alice"]));
  world.clock.advance(6000);
  const entrust = (people: readonly string[]) =>
    roles().entrust(door, { roleName: BIRTH_ROLE, trust: naming(people) }, held);
  await entrust([]);
  await entrust(["alice"]);
  expect(trustNow()).toEqual(naming(["alice"]));
});
