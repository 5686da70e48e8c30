// What setting up the roles of an account promises, whatever IAM the account has.
import { trustDocument } from "../../src/domain/trust-document.ts";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import type { TrustStyle } from "../../src/domain/trust-document.ts";
import type { Door, WantedRole } from "../../src/ports/account-roles.ts";
import { held, lost } from "./iam-world.ts";
import { BIRTH_ROLE, anOrder, madeAccount, provisionerRole } from "./organization-world.ts";
import type {
  OrganizationLaxities,
  OrganizationWorld,
  StartOrganization,
} from "./organization-world.ts";
import { strictTest } from "./strict-test.ts";
import { troubleOf } from "./trouble-of.ts";

const late = { message: expect.stringMatching(/^This took longer than/), retryable: true };

export function accountRolesContract(
  start: StartOrganization,
  laxities: OrganizationLaxities = {},
): void {
  let world: OrganizationWorld;
  let door: Door;
  let reading: string;
  let auditing: string;
  beforeEach(async () => {
    world = await start();
    const accountId = await madeAccount(world);
    door = { accountId, birthRole: BIRTH_ROLE, ref: held.onBehalfOf };
    reading = await world.byHand.managedPolicy(accountId, "ReadOnlyAccess");
    auditing = await world.byHand.managedPolicy(accountId, "SecurityAudit");
  });
  afterEach(() => world.stop());

  const trust = (bots = [provisionerRole(world.managementId)], style: TrustStyle = "mfa") =>
    trustDocument({
      ...{ partition: "aws", managementId: world.managementId, bots, style, people: [] },
    });
  const birth = (document = trust()) => ({ roleName: BIRTH_ROLE, trust: document });
  const harden = (document = trust(), hold = held) =>
    world.roles.harden(door, birth(document), hold);
  const differences = () => world.roles.trustDifferences(door, birth());
  const readOnly = (wanted: Partial<WantedRole> = {}): WantedRole => ({
    roleName: "RolecallReadOnly",
    description: "Read-only access by Rolecall",
    trust: trust(),
    policies: [reading],
    sessionSeconds: 14_400,
    tags: { owner: "northwind" },
    ...wanted,
  });
  const condition = (wanted = readOnly()) => world.roles.condition(door, wanted);
  const establish = (wanted = readOnly(), hold = held) => world.roles.establish(door, wanted, hold);
  const roleThere = () => world.byHand.roleIn(door.accountId, "RolecallReadOnly");

  describe("the door of a new account", () => {
    it("is open to Rolecall", async () => {
      expect(await world.roles.isOpen(door)).toBe(true);
    });

    strictTest(laxities.trust, "is shut where there is no such account or role", async () => {
      expect(await world.roles.isOpen({ ...door, accountId: "999999999999" })).toBe(false);
      expect(await world.roles.isOpen({ ...door, birthRole: "Elsewhere" })).toBe(false);
      const met = await troubleOf(world.roles.aliasOf({ ...door, accountId: "999999999999" }));
      expect(met).toMatchObject({ retryable: false });
      expect(met.message).toContain("into the account 999999999999");
    });
  });

  describe("hardening the trust of the birth role", () => {
    it("leaves it as wanted, with Rolecall still let in, and may be done twice", async () => {
      expect(await differences()).not.toEqual([]);
      expect(await harden()).toEqual({ kind: "hardened" });
      expect(await differences()).toEqual([]);
      expect(await world.roles.isOpen(door)).toBe(true);
      expect(await harden()).toEqual({ kind: "hardened" });
      const { trust: found } = await world.byHand.roleIn(door.accountId, BIRTH_ROLE);
      expect(found).toEqual(trust());
    });

    it("repairs what somebody changed since", async () => {
      await harden();
      const handy = {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${world.managementId}:root` },
        Action: "sts:AssumeRole",
      };
      const Statement = [...trust().Statement, handy];
      await world.byHand.setTrust(door.accountId, BIRTH_ROLE, { ...trust(), Statement });
      expect(await differences()).toHaveLength(1);
      expect(await harden()).toEqual({ kind: "hardened" });
      expect(await differences()).toEqual([]);
    });

    it("is not done once the hold is over", async () => {
      const before = await differences();
      expect(await troubleOf(harden(trust(), lost))).toMatchObject(late);
      expect(await differences()).toEqual(before);
    });

    strictTest(
      laxities.trust,
      "puts back what was there where Rolecall would be locked out, and says so",
      async () => {
        const { trust: before } = await world.byHand.roleIn(door.accountId, BIRTH_ROLE);
        const somebodyElse = `arn:aws:iam::${world.managementId}:role/somebody-else`;
        const met = await harden(trust([somebodyElse]));
        expect(met).toMatchObject({
          kind: "rolled-back",
          why: expect.stringMatching(/^AWS does not let Rolecall in/),
        });
        const { trust: after } = await world.byHand.roleIn(door.accountId, BIRTH_ROLE);
        expect(after).toEqual(before);
        expect(await world.roles.isOpen(door)).toBe(true);
      },
    );
  });

  describe("an access role", () => {
    it("is missing until it is made, and then is as wanted", async () => {
      expect(await condition()).toEqual({ kind: "missing" });
      await establish();
      expect(await condition()).toEqual({ kind: "as-wanted" });
      expect(await roleThere()).toMatchObject({
        ...{ trust: trust(), policies: [reading], sessionSeconds: 14_400 },
      });
    });

    it("may be made once the trust is hardened, and made twice", async () => {
      await harden();
      await establish();
      await establish();
      expect(await condition()).toEqual({ kind: "as-wanted" });
    });

    it("is altered, and put right, where its trust is another", async () => {
      await establish();
      await world.byHand.setTrust(door.accountId, "RolecallReadOnly", trust(undefined, "account"));
      expect(await condition()).toMatchObject({
        kind: "altered",
        differences: [expect.any(String)],
      });
      await establish();
      expect(await condition()).toEqual({ kind: "as-wanted" });
      expect((await roleThere()).trust).toEqual(trust());
    });

    it("is altered, and put right, where it lacks a policy", async () => {
      await establish();
      const both = readOnly({ policies: [reading, auditing] });
      const found = await condition(both);
      expect(found).toMatchObject({ differences: [expect.stringContaining(auditing)] });
      await establish(both);
      expect(await condition(both)).toEqual({ kind: "as-wanted" });
    });

    it("is altered where it has a policy more", async () => {
      await establish();
      await world.byHand.attach(door.accountId, "RolecallReadOnly", auditing);
      expect(await condition()).toMatchObject({
        ...{ kind: "altered", differences: [expect.stringContaining(auditing)] },
      });
    });

    strictTest(laxities.detaching, "loses a policy that it has more", async () => {
      await establish();
      await world.byHand.attach(door.accountId, "RolecallReadOnly", auditing);
      await establish();
      expect((await roleThere()).policies).toEqual([reading]);
    });

    it("is altered, and put right, where its sessions may last otherwise", async () => {
      await establish();
      await world.byHand.setSession(door.accountId, "RolecallReadOnly", 43_200);
      expect(await condition()).toMatchObject({
        kind: "altered",
        differences: [expect.any(String)],
      });
      await establish();
      expect((await roleThere()).sessionSeconds).toBe(14_400);
    });

    it("that Rolecall did not make is left alone", async () => {
      await world.byHand.addRole(door.accountId, "RolecallReadOnly");
      const before = await roleThere();
      const found = await condition();
      expect(found).toMatchObject({ kind: "foreign" });
      const met = await troubleOf(establish());
      expect(met).toMatchObject({ retryable: false });
      expect(met.message).toContain("RolecallReadOnly");
      expect(await roleThere()).toEqual(before);
    });

    it("is neither made nor put right once the hold is over", async () => {
      expect(await troubleOf(establish(readOnly(), lost))).toMatchObject(late);
      expect(await condition()).toEqual({ kind: "missing" });
      await establish();
      await world.byHand.setSession(door.accountId, "RolecallReadOnly", 43_200);
      expect(await troubleOf(establish(readOnly(), lost))).toMatchObject(late);
      expect((await roleThere()).sessionSeconds).toBe(43_200);
    });
  });

  describe("entrusting a role to others", () => {
    const named = (people: readonly string[], bots = [provisionerRole(world.managementId)]) =>
      trustDocument({
        ...{ partition: "aws", managementId: world.managementId, bots, style: "named", people },
      });
    const entrust = (roleName: string, document: PolicyDocument, hold = held) =>
      world.roles.entrust(door, { roleName, trust: document }, hold);
    const trustOf = async (roleName: string) =>
      (await world.byHand.roleIn(door.accountId, roleName)).trust;

    it.each([BIRTH_ROLE, "RolecallReadOnly"])("writes whom %s trusts", async (roleName) => {
      await harden();
      await establish();
      expect(await entrust(roleName, named(["alice"]))).toEqual({ kind: "hardened" });
      expect(await trustOf(roleName)).toEqual(named(["alice"]));
      await entrust(roleName, named(["bob"]));
      await entrust(roleName, named(["bob"]));
      expect(await trustOf(roleName)).toEqual(named(["bob"]));
      expect(await world.roles.isOpen(door)).toBe(true);
    });

    it.each([BIRTH_ROLE, "RolecallReadOnly"])(
      "leaves %s as it is once the hold is over",
      async (roleName) => {
        await harden();
        await establish();
        expect(await troubleOf(entrust(roleName, named(["alice"]), lost))).toMatchObject(late);
        expect(await trustOf(roleName)).toEqual(trust());
      },
    );

    it("is trouble where there is no such role", async () => {
      await harden();
      const met = await troubleOf(entrust("Elsewhere", named([])));
      expect(met).toMatchObject({ retryable: false });
    });

    strictTest(laxities.trust, "never locks Rolecall out of the one door", async () => {
      await harden();
      const somebodyElse = `arn:aws:iam::${world.managementId}:role/somebody-else`;
      const met = await entrust(BIRTH_ROLE, named(["alice"], [somebodyElse]));
      expect(met).toMatchObject({ kind: "rolled-back" });
      expect(await trustOf(BIRTH_ROLE)).toEqual(trust());
    });
  });

  describe("the alias of an account", () => {
    const setAlias = (alias: string, at = door, hold = held) =>
      world.roles.setAlias(at, { alias }, hold);

    it("is none until it is set, and may be set twice", async () => {
      expect(await world.roles.aliasOf(door)).toBeUndefined();
      expect(await setAlias("northwind-acme")).toBe("set");
      expect(await world.roles.aliasOf(door)).toBe("northwind-acme");
      expect(await setAlias("northwind-acme")).toBe("set");
    });

    it("is not set once the hold is over", async () => {
      expect(await troubleOf(setAlias("northwind-acme", door, lost))).toMatchObject(late);
      expect(await world.roles.aliasOf(door)).toBeUndefined();
    });

    strictTest(laxities.aliases, "is taken where another account has it", async () => {
      const another = { name: "Other", email: "aws+other@northwind.example" };
      const accountId = await madeAccount(world, anOrder(another));
      expect(await setAlias("northwind-acme", { ...door, accountId })).toBe("set");
      expect(await setAlias("northwind-acme")).toBe("taken");
      expect(await world.roles.aliasOf(door)).toBeUndefined();
    });
  });
}
