// Ending somebody else's access: who may, what it ends, and what is said where there is nothing to end.
import type { Account } from "../../src/domain/account.ts";
import { stepIn } from "../../src/domain/access-plan.ts";
import { findGrantOf } from "../../src/operations/find-mine.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { revokeAccess } from "../../src/operations/revoke-access.ts";
import { aPolicy, clientA } from "../support/a-policy.ts";
import { aProcess, aWorld, isAliceIn, theOnlyRequest } from "../support/a-world.ts";
import type { Process } from "../support/a-world.ts";
import { mayEnter } from "../support/may-enter.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";
import { aliceIsIn, allQuiet, asked, letIn, refusals } from "./alice-asks.ts";

const ROLE = { accountId: clientA.id, roleName: "OrganizationAccountAccessRole" };

describe("revoking", () => {
  it.each(["4h", "standing"])(
    "by an admin ends access at once (%s), and says who did",
    async (lasting) => {
      const { world, here, key } = await aliceIsIn(lasting);
      await revokeAccess(here.ports, { key, by: carol, sessions: false });
      await allQuiet(world, here);
      expect([isAliceIn(world), mayEnter(world, iamUsers.alice)]).toEqual([false, false]);
      expect(theOnlyRequest(world).state).toMatchObject({
        name: "ended",
        end: { cause: "revoked", by: carol },
      });
      expect(world.slack.map(({ slot }) => slot)).toContain("end-notice");
    },
  );

  it.each([
    ["an approver who is no admin", bob],
    ["the one who has it", alice],
    ["anybody else", dan],
  ])("by %s is refused, and nothing happens", async (_, by) => {
    const { world, here, key } = await aliceIsIn();
    const outcome = await revokeAccess(here.ports, { key, by, sessions: true });
    expect(refusals([outcome])).toEqual(["not-an-admin"]);
    await allQuiet(world, here);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
  });

  it("is for those whom rolecall.yaml names now", async () => {
    const { here, key } = await aliceIsIn();
    const policy = aPolicy({ admins: [bob.user] });
    const ports = { ...here.ports, policy };
    const byCarol = await revokeAccess(ports, { key, by: carol, sessions: false });
    expect(refusals([byCarol])).toEqual(["not-an-admin"]);
    const byBob = await revokeAccess(ports, { key, by: bob, sessions: false });
    expect(byBob.request?.state).toMatchObject({ name: "ending", end: { by: bob } });
  });

  it("at the moment it is given back ends it once, and the other is told", async () => {
    const { world, here, there, key } = await aliceIsIn();
    const outcomes = await Promise.all([
      giveBack(here.ports, key, alice),
      revokeAccess(there.ports, { key, by: carol, sessions: false }),
    ]);
    expect(refusals(outcomes)).toEqual(["still-ending"]);
    await allQuiet(world, here, there);
    expect(isAliceIn(world)).toBe(false);
  });

  it("what nobody decided about yet is refused", async () => {
    const process = aProcess(aWorld());
    const { key } = await asked(process);
    const outcome = await revokeAccess(process.ports, { key, by: carol, sessions: false });
    expect(refusals([outcome])).toEqual(["not-active"]);
  });
});

describe("open sessions", () => {
  it("stay where it is not asked for", async () => {
    const { world, here, key } = await aliceIsIn();
    await revokeAccess(here.ports, { key, by: carol, sessions: false });
    await allQuiet(world, here);
    expect(world.iam.byHand.rolePoliciesOf(ROLE)).toEqual({});
  });

  it("are ended in the account, where that is asked for", async () => {
    const { world, here, key } = await aliceIsIn();
    await revokeAccess(here.ports, { key, by: carol, sessions: true });
    await allQuiet(world, here);
    const { ref } = theOnlyRequest(world);
    expect(Object.keys(world.iam.byHand.rolePoliciesOf(ROLE))).toEqual([
      `rolecall-sessions.alice.andersen.${ref}`,
    ]);
  });

  it("are ended by the role that rolecall.yaml names now, or by none where it names none", async () => {
    const planned = async (process: Process, more: Partial<Account>) => {
      const { slug, id, name, roles } = clientA;
      const account = { slug, id, name, roles, ...more };
      const policy = aPolicy({ accounts: new Map([[slug, account]]) });
      const key = (await process.ports.store.openOf(alice))[0]?.key;
      if (!key) throw new Error("alice has nothing");
      const wish = { key, by: carol, sessions: true };
      const { request } = await revokeAccess({ ...process.ports, policy }, wish);
      const { state } = request ?? {};
      return state?.name === "ending" ? stepIn(state.work.plan, "end-sessions") : undefined;
    };
    const managedBy = "SomebodyElse";
    const named = await planned((await aliceIsIn()).here, { managedBy });
    expect(named).toMatchObject({ ...ROLE, managedBy });
    expect(named).not.toHaveProperty("externalId");
    const client = { externalId: "rolecall-4711", people: null };
    const clients = await planned((await aliceIsIn()).here, { managedBy, client });
    expect(clients).toMatchObject({ ...ROLE, managedBy, externalId: "rolecall-4711" });
    const unnamed = await planned((await aliceIsIn()).here, {});
    expect(unnamed).toMatchObject({ ...ROLE, managedBy: null });
  });
});

describe("whose access is meant", () => {
  it("somebody's grant is found by the account, whoever looks", async () => {
    const { here, key } = await aliceIsIn();
    expect(await findGrantOf(here.ports, alice, { slug: "client-a" })).toEqual(key);
    expect(await findGrantOf(here.ports, bob, { slug: "client-a" })).toMatchObject({
      refused: "not-active",
    });
  });

  it("two roles in one account are told apart by the role", async () => {
    const { world, here, key } = await aliceIsIn();
    const other = await letIn(world, here, { roleKey: "read-only", lasting: "4h" });
    expect(await findGrantOf(here.ports, alice, { slug: "Client-A" })).toMatchObject({
      refused: "which-role",
      roles: ["admin", "read-only"],
    });
    const readOnly = { slug: "client-a", roleKey: "Read-Only" };
    expect(await findGrantOf(here.ports, alice, readOnly)).toEqual(other);
    expect(other).not.toEqual(key);
  });

  it("an ask that waits is no grant, and what was given by hand is not ours", async () => {
    const world = aWorld();
    const process = aProcess(world);
    await asked(process);
    const meant = { slug: "client-a" };
    expect(await findGrantOf(process.ports, alice, meant)).toMatchObject({ refused: "not-active" });
    world.iam.byHand.addGroup("client-a-admin", "/rolecall/");
    world.iam.byHand.join(iamUsers.alice, "client-a-admin");
    expect(await findGrantOf(process.ports, alice, meant)).toEqual({
      refused: "not-ours-to-end",
      account: "client-a",
      role: "admin",
      group: "client-a-admin",
    });
  });
});
