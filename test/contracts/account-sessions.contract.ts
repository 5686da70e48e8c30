// What ending somebody's sessions in an account promises, whatever IAM the account has.
import { sessionsName } from "../../src/domain/seat-policies.ts";
import { iamUsers } from "../support/people.ts";
import { clientAccount, held, lost } from "./iam-world.ts";
import type { IamWorld, Laxities, StartWorld } from "./iam-world.ts";
import { strictTest } from "./strict-test.ts";
import { troubleOf } from "./trouble-of.ts";

const policy = sessionsName(iamUsers.alice, "R-7K3QXA");
const alices = {
  accountId: clientAccount.id,
  roleName: clientAccount.accessRole,
  managedBy: clientAccount.manager,
  iamUser: iamUsers.alice,
  policy,
};
const bobs = { ...alices, iamUser: iamUsers.bob, policy: sessionsName(iamUsers.bob, "R-7K3QXB") };
const noon = Date.UTC(2026, 0, 5, 12);

function deny(iamUser: string, openedBefore: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "RolecallEndedSessions",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: {
          StringEquals: { "aws:userid": expect.stringMatching(`^AROA[A-Z0-9]+:${iamUser}$`) },
          DateLessThan: { "aws:TokenIssueTime": openedBefore },
        },
      },
    ],
  };
}

export function accountSessionsContract(start: StartWorld, laxities: Laxities = {}): void {
  let world: IamWorld;
  beforeEach(async () => {
    world = await start([{ name: iamUsers.alice }]);
  });
  afterEach(() => world.stop());

  const written = () => world.byHand.rolePolicies();

  it("ends the sessions of one person that were opened before, by a Deny on the access role", async () => {
    await world.sessions.end(alices, noon, held);
    expect(await written()).toEqual({ [policy]: deny(iamUsers.alice, "2026-01-05T12:00:00Z") });
  });

  it("may be done twice, and the later moment counts", async () => {
    await world.sessions.end(alices, noon, held);
    await world.sessions.end(alices, noon + 60_000, held);
    expect(await written()).toEqual({ [policy]: deny(iamUsers.alice, "2026-01-05T12:01:00Z") });
  });

  it("is released for one person, however often, and stays for others", async () => {
    await world.sessions.end(alices, noon, held);
    await world.sessions.end(bobs, noon, held);
    await world.sessions.release(alices, held);
    await world.sessions.release(alices, held);
    const others = { [bobs.policy]: deny(iamUsers.bob, "2026-01-05T12:00:00Z") };
    expect(await written()).toEqual(others);
  });

  it("changes nothing once the hold is over", async () => {
    const late = { message: expect.stringMatching(/^This took longer than/), retryable: true };
    await world.sessions.end(alices, noon, held);
    const before = await written();
    expect(await troubleOf(world.sessions.end(bobs, noon, lost))).toMatchObject(late);
    expect(await troubleOf(world.sessions.release(alices, lost))).toMatchObject(late);
    expect(await written()).toEqual(before);
  });

  it("cannot be done on an access role that is not there", async () => {
    const gone = { ...alices, roleName: "team/Gone" };
    expect(await troubleOf(world.sessions.end(gone, noon, held))).toMatchObject({
      retryable: false,
    });
    await world.sessions.release(gone, held);
  });

  strictTest(
    laxities["trust and permissions of roles"],
    "cannot be done where the account does not let Rolecall in, and the trouble names the role",
    async () => {
      const closed = { ...alices, managedBy: clientAccount.strangers };
      for (const call of [
        () => world.sessions.end(closed, noon, held),
        () => world.sessions.release(closed, held),
      ]) {
        const met = await troubleOf(call());
        expect(met).toMatchObject({ retryable: false });
        expect(met.message).toContain("the role SomebodyElses in the account 222222222222");
      }
      expect(await written()).toEqual({});
    },
  );

  strictTest(
    laxities["trust and permissions of roles"],
    "cannot be done where the account lets Rolecall only read, and the trouble says what is needed",
    async () => {
      const met = await troubleOf(
        world.sessions.end({ ...alices, managedBy: clientAccount.reader }, noon, held),
      );
      expect(met).toMatchObject({ retryable: false });
      expect(met.message).toContain("RolecallReader");
      expect(met.message).toContain("needs iam:");
      expect(await written()).toEqual({});
    },
  );
}
