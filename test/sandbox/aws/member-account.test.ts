// The role by which a new account is entered: as Organizations leaves it, and from when on it can be assumed.
import { startAccessKeys } from "../../../sandbox/aws/access-keys.ts";
import { assumeRole } from "../../../sandbox/aws/assume-role.ts";
import { botCaller } from "../../../sandbox/aws/caller.ts";
import { startIam } from "../../../sandbox/aws/iam/iam.ts";
import { openMemberAccount } from "../../../sandbox/aws/iam/member-account.ts";
import { mayAssume } from "../../../sandbox/aws/may-assume.ts";
import { readQuery } from "../../../sandbox/aws/query-protocol.ts";
import { worldOf } from "../../../sandbox/aws/world.ts";
import { startClock } from "../../../sandbox/clock.ts";
import { agency, allowAssume, management } from "./aws-world.ts";

const account = { id: "999988887777", name: "Client Z", roleName: "OrganizationAccountAccessRole" };
const role = `arn:aws:iam::${account.id}:role/${account.roleName}`;
const minutes = 60_000;

/** An IAM in which what is written spreads slowly; the account can be entered after ten minutes. */
function newAccount({ isOpen = true } = {}) {
  const clock = startClock();
  const alice = { name: "alice", policies: { own: allowAssume(role) } };
  const seed = { ...agency, users: [alice], propagationMilliseconds: 60 * minutes };
  const iam = startIam(seed, clock);
  const caller = botCaller(seed, clock.now());
  const keys = startAccessKeys({ ...seed.bot, caller });
  openMemberAccount(iam, { ...account, enterableFrom: clock.now() + 10 * minutes });
  const all = { iam, keys, isOpen: () => isOpen };
  const body = Buffer.from(
    new URLSearchParams({ RoleArn: role, RoleSessionName: "R-7K3QXA" }).toString(),
  );
  const fields = readQuery(
    { method: "POST", url: "/", headers: {}, body },
    { version: "2011-06-15", namespace: "" },
  );
  return {
    clock,
    iam,
    theBotEnters: () => assumeRole(all, fields, caller),
    mayAlice: () => mayAssume({ user: "alice", role, mfa: false }, all),
  };
}

test("it trusts the management account for AssumeRole alone, and may do everything", () => {
  const { iam } = newAccount();
  const world = worldOf(iam.visible());
  expect(world.roles.find(({ arn }) => arn === role)).toMatchObject({
    accountId: account.id,
    accountName: "Client Z",
    path: "/",
    maxSessionSeconds: 3600,
    trust: {
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${management}:root` },
          Action: "sts:AssumeRole",
        },
      ],
    },
    attached: { AdministratorAccess: {} },
  });
  expect(world.accounts).toContainEqual({ id: account.id, name: "Client Z" });
});

test("nobody gets in until the account is ready, and then without waiting for IAM", () => {
  const { clock, theBotEnters, mayAlice } = newAccount();
  clock.advance(9 * minutes);
  expect(theBotEnters).toThrow(/not authorized to perform: sts:AssumeRole on resource/);
  expect(mayAlice()).toMatchObject({
    allowed: false,
    because: expect.stringContaining("AWS is still setting up the account of role"),
  });
  clock.advance(minutes);
  expect(theBotEnters()).toMatchObject({ Credentials: {} });
  expect(mayAlice().allowed).toBe(true);
});

test("nobody gets into an account that is closed", () => {
  const { clock, theBotEnters, mayAlice } = newAccount({ isOpen: false });
  clock.advance(10 * minutes);
  expect(theBotEnters).toThrow(/not authorized to perform: sts:AssumeRole on resource/);
  expect(mayAlice()).toMatchObject({
    allowed: false,
    because: expect.stringContaining("is closed"),
  });
});
