// What an organization promises, wherever it is.
import type { Organization } from "../../src/ports/organization.ts";
import { held, lost } from "./iam-world.ts";
import { anOrder, madeAccount } from "./organization-world.ts";
import type {
  OrganizationLaxities,
  OrganizationWorld,
  StartOrganization,
} from "./organization-world.ts";
import { strictTest } from "./strict-test.ts";
import { troubleOf } from "./trouble-of.ts";

const late = { message: expect.stringMatching(/^This took longer than/), retryable: true };

export function organizationContract(
  start: StartOrganization,
  laxities: OrganizationLaxities = {},
): void {
  let world: OrganizationWorld;
  let organization: Organization;
  beforeEach(async () => {
    world = await start();
    ({ organization } = world);
  });
  afterEach(() => world.stop());

  const create = (order = anOrder(), hold = held) => organization.create(order, hold);
  const unitAt = async (path: string) => {
    const unit = (await organization.units()).find((each) => each.path === path);
    if (unit) return unit.id;
    throw new Error(`no unit ${path}`);
  };
  const emails = async () => (await organization.accounts()).map(({ email }) => email);

  describe("its units", () => {
    it("are the root and all below it, by their paths and in their order", async () => {
      await world.byHand.addUnit("clients-gone");
      const units = await organization.units();
      const paths = units.map(({ path }) => path);
      expect(paths).toEqual(["", "clients", "clients/banks", "clients-gone", "sandbox"]);
      expect(new Set(units.map(({ id }) => id)).size).toBe(5);
    });

    it("are found among more than fit one answer", async () => {
      const names = Array.from({ length: 23 }, (_, count) => `clients/client-${10 + count}`);
      for (const name of names) await world.byHand.addUnit(name);
      const paths = (await organization.units()).map(({ path }) => path);
      expect(paths).toEqual(["", "clients", "clients/banks", ...names, "sandbox"]);
    });
  });

  describe("an account", () => {
    it("is made, found by its creation, and then one of all", async () => {
      const id = await madeAccount(world);
      const account = { id, name: "Acme Bank", email: "aws+acme@northwind.example" };
      expect(await organization.account(id)).toEqual({ ...account, state: "active" });
      expect(await organization.accounts()).toContainEqual({ ...account, state: "active" });
      const [creation] = await organization.creations();
      expect(creation).toMatchObject({
        accountName: "Acme Bank",
        state: { kind: "succeeded", accountId: id },
      });
    });

    it("carries the request it was made for", async () => {
      const id = await madeAccount(world);
      expect(await organization.requestOf(id)).toBe(held.onBehalfOf);
    });

    it("begins in the root", async () => {
      const id = await madeAccount(world);
      expect(await organization.parentOf(id)).toBe(await unitAt(""));
    });

    it("that nobody knows is not there", async () => {
      expect(await organization.account("999999999999")).toBeUndefined();
    });

    strictTest(laxities.creations, "whose creation nobody knows is not there", async () => {
      expect(await organization.creation("car-00000000000000000000000000000000")).toBeUndefined();
    });

    it("is found among more than fit one answer", async () => {
      const wanted = Array.from({ length: 22 }, (_, count) => `aws+${count}@northwind.example`);
      for (const email of wanted) await world.byHand.addAccount({ name: email, email });
      expect(await emails()).toEqual(expect.arrayContaining(wanted));
    });

    it("is not made once the hold is over", async () => {
      expect(await troubleOf(create(anOrder(), lost))).toMatchObject(late);
      await world.settle();
      expect(await emails()).not.toContain(anOrder().email);
      const names = (await organization.creations()).map(({ accountName }) => accountName);
      expect(names).not.toContain(anOrder().name);
    });

    strictTest(laxities.time, "is under way for a while", async () => {
      const begun = await create();
      if (begun.kind !== "begun") throw new Error(begun.why);
      const { creation } = begun;
      expect(creation).toMatchObject({
        accountName: "Acme Bank",
        state: { kind: "in-progress" },
      });
      expect(await organization.creation(creation.id)).toEqual(creation);
      expect(await organization.creations()).toEqual([creation]);
      expect(await emails()).not.toContain(anOrder().email);
    });

    strictTest(
      laxities["e-mails"],
      "is not made under an e-mail that an account has, here or elsewhere, and may be mended",
      async () => {
        await madeAccount(world);
        await world.byHand.takeEmail("aws+elsewhere@northwind.example");
        for (const email of ["AWS+acme@northwind.example", "aws+elsewhere@northwind.example"]) {
          const begun = await create(anOrder({ email, name: email }));
          if (begun.kind !== "begun") throw new Error(begun.why);
          await world.settle();
          const creation = await organization.creation(begun.creation.id);
          expect(creation?.state).toMatchObject({
            ...{ kind: "failed", reason: "EMAIL_ALREADY_EXISTS", mends: ["email"] },
          });
        }
      },
    );

    strictTest(laxities["five at a time"], "has to wait while five are being made", async () => {
      for (let count = 1; count <= 5; count += 1) {
        const email = `aws+${count}@northwind.example`;
        expect(await create(anOrder({ email }))).toMatchObject({ kind: "begun" });
      }
      expect(await create()).toMatchObject({ kind: "busy" });
      await world.settle();
      expect(await create()).toMatchObject({ kind: "begun" });
    });
  });

  describe("an account that was made without Rolecall", () => {
    const adopted = { name: "Theirs", email: "aws+theirs@northwind.example" };

    it("carries no request until it is taken in", async () => {
      const id = await world.byHand.addAccount(adopted);
      expect(await organization.requestOf(id)).toBeUndefined();
      expect(await troubleOf(organization.adopt({ id, ref: "R-ADOPT1" }, lost))).toMatchObject(
        late,
      );
      expect(await organization.requestOf(id)).toBeUndefined();
      await organization.adopt({ id, ref: "R-ADOPT1" }, held);
      expect(await organization.requestOf(id)).toBe("R-ADOPT1");
    });
  });

  describe("moving an account", () => {
    it("puts it into the unit, and may be done twice", async () => {
      const accountId = await madeAccount(world);
      const way = { accountId, from: await unitAt(""), to: await unitAt("clients/banks") };
      expect(await organization.move(way, held)).toEqual({ kind: "moved" });
      expect(await organization.parentOf(accountId)).toBe(way.to);
      expect(await organization.move({ ...way, from: way.to }, held)).toEqual({ kind: "moved" });
    });

    it("is not done once the hold is over", async () => {
      const accountId = await madeAccount(world);
      const way = { accountId, from: await unitAt(""), to: await unitAt("clients") };
      expect(await troubleOf(organization.move(way, lost))).toMatchObject(late);
      expect(await organization.parentOf(accountId)).toBe(way.from);
    });

    strictTest(
      laxities.units,
      "cannot be done where the unit is gone, which may be mended",
      async () => {
        const accountId = await madeAccount(world);
        const way = { accountId, from: await unitAt(""), to: await unitAt("sandbox") };
        await world.byHand.deleteUnit("sandbox");
        expect(await organization.move(way, held)).toMatchObject({
          ...{ kind: "refused", mends: ["unit"] },
        });
      },
    );

    strictTest(laxities.units, "may be tried again where the account has been moved", async () => {
      const accountId = await madeAccount(world);
      const [from, to] = [await unitAt(""), await unitAt("clients")];
      await organization.move({ accountId, from, to }, held);
      const elsewhere = { accountId, from, to: await unitAt("sandbox") };
      expect(await troubleOf(organization.move(elsewhere, held))).toMatchObject({
        retryable: true,
      });
    });
  });

  describe("closing an account", () => {
    it("ends with its being suspended, and may be done twice", async () => {
      const id = await madeAccount(world);
      expect(await organization.close(id, held)).toEqual({ kind: "closing" });
      expect(await organization.close(id, held)).toEqual({ kind: "closing" });
      await world.settle();
      expect(await organization.account(id)).toMatchObject({ state: "suspended" });
      expect(await organization.close(id, held)).toEqual({ kind: "closing" });
    });

    it("is not done once the hold is over", async () => {
      const id = await madeAccount(world);
      expect(await troubleOf(organization.close(id, lost))).toMatchObject(late);
      expect(await organization.account(id)).toMatchObject({ state: "active" });
    });

    strictTest(laxities.time, "takes a while", async () => {
      const id = await madeAccount(world);
      await organization.close(id, held);
      expect(await organization.account(id)).toMatchObject({ state: "closing" });
    });

    strictTest(laxities["management account"], "is refused of the management account", async () => {
      const answer = await organization.close(world.managementId, held);
      expect(answer).toMatchObject({ kind: "refused", mends: [] });
    });
  });
}
