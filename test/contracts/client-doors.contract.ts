// What looking at a role in a client's account promises, whatever AWS the client is in.
import type { DoorSeen } from "../../src/domain/clients/door.ts";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import { HARBOUR_LINE } from "./client-doors-world.ts";
import type {
  ClientsLaxities,
  ClientsWorld,
  RoleByClient,
  StartClients,
} from "./client-doors-world.ts";
import { strictTest } from "./strict-test.ts";

const externalId = "rolecall-harbour-line-4Q7ZK2";
const name = "RolecallReadOnly";
type Conditions = Record<string, Record<string, unknown>>;
const needing = (given: string): Conditions => ({ StringEquals: { "sts:ExternalId": given } });

export function clientDoorsContract(start: StartClients, laxities: ClientsLaxities = {}): void {
  let world: ClientsWorld;
  beforeEach(async () => {
    world = await start();
  });
  afterEach(() => world.stop());

  const ALL = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"];
  const letting = (who: string, conditions: Conditions, actions = ALL) => ({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${world.managementId}:root` },
    Action: actions,
    Condition: { ArnEquals: { "aws:PrincipalArn": who }, ...conditions },
  });
  const people = () => ({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${world.managementId}:root` },
    Action: "sts:AssumeRole",
    Condition: {
      Bool: { "aws:MultiFactorAuthPresent": "true" },
      StringEquals: { "sts:RoleSessionName": "${aws:username}" },
    },
  });
  const trusting = (...statements: Record<string, unknown>[]): PolicyDocument => ({
    Version: "2012-10-17",
    Statement: statements,
  });
  const asAgreed = () => trusting(letting(world.enteringRole, needing(externalId)), people());
  const put = (trust = asAgreed(), more: Partial<RoleByClient> = {}) =>
    world.client.putRole({ name, trust, readsItself: true, ...more });
  const look = (roleName = name): Promise<DoorSeen> =>
    world.doors.look({ accountId: HARBOUR_LINE, roleName, externalId, ref: "R-7K3QXA" });
  const shut = {
    ...{ opens: false, opensToAnybody: false, accountId: null, role: null },
    refusal: expect.stringMatching(/sts:AssumeRole.*RolecallReadOnly\.$/),
  };

  strictTest(laxities.trust, "a role made as agreed opens to Rolecall alone", async () => {
    await put();
    expect(await look()).toEqual({
      ...{ opens: true, opensToAnybody: false, accountId: HARBOUR_LINE, refusal: null },
      role: { sessionSeconds: 3600, trust: asAgreed() },
    });
  });

  it("a role is seen as it is: which account, how long a session, whom it trusts", async () => {
    await put(asAgreed(), { sessionSeconds: 14_400 });
    expect(await look()).toMatchObject({
      ...{ opens: true, accountId: HARBOUR_LINE },
      role: { sessionSeconds: 14_400, trust: asAgreed() },
    });
  });

  it("a role with a path is found by both, and by nothing less", async () => {
    await put(asAgreed(), { path: "/team/ops/" });
    expect(await look(`team/ops/${name}`)).toMatchObject({
      ...{ opens: true, role: { trust: asAgreed() } },
    });
  });

  strictTest(laxities.trust, "a role is not found by its name where it has a path", async () => {
    await put(asAgreed(), { path: "/team/ops/" });
    expect(await look()).toEqual(shut);
  });

  describe("a role that opens to others than Rolecall", () => {
    const openly: Record<string, Conditions> = {
      "with whatever ExternalId": { Null: { "sts:ExternalId": "false" } },
      "with all that begin alike": { StringLike: { "sts:ExternalId": "rolecall-harbour-*" } },
    };
    for (const [how, conditions] of Object.entries(openly)) {
      strictTest(laxities.trust, `is told: ${how}`, async () => {
        await put(trusting(letting(world.enteringRole, conditions)));
        expect(await look()).toMatchObject({ opens: true, opensToAnybody: true });
      });
    }

    it("is told: without any ExternalId", async () => {
      await put(trusting(letting(world.enteringRole, {})));
      expect(await look()).toMatchObject({ opens: true, opensToAnybody: true });
    });

    strictTest(
      laxities.trust,
      "is told where it is let in without a source identity only",
      async () => {
        const loose = letting(world.enteringRole, {}, ["sts:AssumeRole"]);
        await put(trusting(letting(world.enteringRole, needing(externalId)), loose));
        expect(await look()).toMatchObject({ opens: true, opensToAnybody: true });
      },
    );

    strictTest(
      laxities.trust,
      "is told where it asks for a source identity and nothing else",
      async () => {
        const asking: Conditions = { StringLike: { "aws:SourceIdentity": "*" } };
        await put(trusting(letting(world.enteringRole, asking)));
        expect(await look()).toMatchObject({ opens: true, opensToAnybody: true });
      },
    );
  });

  strictTest(laxities.trust, "a role need not let a source identity be set", async () => {
    const bare = letting(world.enteringRole, needing(externalId), ["sts:AssumeRole"]);
    await put(trusting(bare));
    expect(await look()).toMatchObject({ opens: true, opensToAnybody: false });
  });

  describe("a role that does not open", () => {
    strictTest(laxities.trust, "says so in AWS's words: it is not there", async () => {
      expect(await look()).toEqual(shut);
    });

    strictTest(laxities.trust, "says so in AWS's words: it asks for another id", async () => {
      await put(trusting(letting(world.enteringRole, needing("somebody-elses"))));
      expect(await look()).toEqual(shut);
    });

    strictTest(laxities.trust, "says so in AWS's words: it trusts people only", async () => {
      await put(trusting(people()));
      expect(await look()).toEqual(shut);
    });

    strictTest(
      laxities.trust,
      "says so in AWS's words: it trusts another role of ours",
      async () => {
        const other = `arn:aws:iam::${world.managementId}:role/somebody-else`;
        await put(trusting(letting(other, needing(externalId))));
        expect(await look()).toEqual(shut);
      },
    );

    strictTest(laxities.trust, "says so in AWS's words: a Deny is in the way", async () => {
      const never = { ...people(), Effect: "Deny", Condition: {} };
      await put(trusting(letting(world.enteringRole, needing(externalId)), never));
      expect(await look()).toEqual(shut);
    });

    strictTest(laxities.trust, "says so in AWS's words: it was deleted since", async () => {
      await put();
      expect(await look()).toMatchObject({ opens: true });
      await world.client.deleteRole({ name });
      expect(await look()).toEqual(shut);
    });
  });

  strictTest(
    laxities["permissions of roles"],
    "a role that may not look at itself opens all the same, and is not seen",
    async () => {
      await put(asAgreed(), { readsItself: false });
      expect(await look()).toEqual({
        ...{ opens: true, opensToAnybody: false, accountId: HARBOUR_LINE, refusal: null },
        role: null,
      });
    },
  );
}
