// Access to an account whose roles trust people by name: who has it is named there, and nobody else.
import { trustIn } from "../../src/provisioning/accounts/trust-in.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { retryWork } from "../../src/operations/retry-work.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import { fitsTrust } from "../../src/domain/trust-document.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import { personKnocks, roleKnocks } from "../policies/trust-judges.ts";
import { HOUR } from "../support/a-request.ts";
import { ENTERING_ROLE, aProcess, aWorld, isAliceIn, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { howAccountsAreMade } from "../support/an-account.ts";
import { inMemoryTrustLists } from "../support/in-memory-trust-lists.ts";
import { fillGroupsOf, mayEnter } from "../support/may-enter.ts";
import {
  BIRTH_ROLE,
  MANAGEMENT,
  READ_ONLY,
  arnOf,
  listedIn,
  namedIn,
  naming,
  trustsByName,
} from "../support/named-trust.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";
import { approvesMaking, asksFor, aWorldOfAccounts } from "./account-journeys.ts";

const MINUTE = 60_000;
const GROUP = "client-a-admin";
let world: World;
let process: Process;
beforeEach(() => {
  world = aWorld();
  trustsByName(world);
  process = aProcess(world);
});

interface Wish {
  readonly roleKey?: string;
  readonly lasting?: string;
}

const subjectOf = (person: SlackPerson, roleKey = "admin") =>
  seatSubject(person, "client-a", roleKey);

async function asks(requester: SlackPerson, { roleKey = "admin", lasting }: Wish = {}) {
  const asked = { requester, slug: "client-a", roleKey, reason: "fix the DNS", lasting };
  await askForAccess(process.ports, asked);
}

async function isApproved(requester: SlackPerson, { roleKey = "admin" }: Wish = {}) {
  const latest = await process.ports.store.latest(subjectOf(requester, roleKey));
  if (!latest) throw new Error("it was not asked for");
  await approveRequest(process.ports, { key: latest.key, approver: carol, meant: 0 });
  await untilQuiet(world, process, MINUTE);
}

async function isLetIn(requester: SlackPerson, wish: Wish = {}) {
  await asks(requester, wish);
  await isApproved(requester, wish);
}

async function givesBack(person: SlackPerson, patience = MINUTE) {
  const latest = await process.ports.store.latest(subjectOf(person));
  if (!latest) throw new Error("there is nothing to give back");
  await giveBack(process.ports, latest.key, person);
  await untilQuiet(world, process, patience);
}

const requestOf = async (person: SlackPerson) => {
  const request = await process.ports.store.latest(subjectOf(person));
  if (!request) throw new Error("there is no request");
  return request;
};

describe("whoever has access", () => {
  it.each([{}, { lasting: "4h" }])("is named in the role, and nobody else (%o)", async (wish) => {
    await isLetIn(alice, wish);
    expect(namedIn(world)).toEqual([arnOf(iamUsers.alice)]);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    await isLetIn(bob, wish);
    expect([...namedIn(world)].sort()).toEqual([iamUsers.alice, iamUsers.bob].map(arnOf));
    await givesBack(alice);
    expect(namedIn(world)).toEqual([arnOf(iamUsers.bob)]);
    expect(listedIn(world)).toEqual([arnOf(iamUsers.bob)]);
  });

  it("is let in by AWS with MFA, and nobody who gave it back is", async () => {
    await isLetIn(alice);
    await isLetIn(bob);
    await givesBack(bob);
    const trust = world.inside.rolesIn(BIRTH_ROLE.accountId)[BIRTH_ROLE.roleName]?.trust ?? {};
    const knocks = (name: string, mfa = true) => personKnocks({ arn: arnOf(name), mfa }, { trust });
    expect(await knocks(iamUsers.alice)).toBe("Allowed");
    expect(await knocks(iamUsers.alice, false)).toBe("ImplicitlyDenied");
    expect(await knocks(iamUsers.bob)).toBe("ImplicitlyDenied");
    expect(await roleKnocks(ENTERING_ROLE, { trust })).toBe("Allowed");
  });

  it("is named in that role only", async () => {
    await isLetIn(alice, { roleKey: "read-only" });
    expect(namedIn(world, READ_ONLY)).toEqual([arnOf(iamUsers.alice)]);
    expect(namedIn(world)).toEqual([]);
  });

  it("is named with the path of their IAM user", async () => {
    const { boundTo = "" } = (await world.iam.people.find(iamUsers.alice)) ?? {};
    const boundary = (await world.iam.people.find(iamUsers.alice))?.boundary ?? "";
    const mfaSerials = ["arn:aws:iam::1:mfa/alice"];
    world.iam.byHand.addUser({
      name: iamUsers.alice,
      ...{ path: "/team/", boundTo, boundary, mfaSerials },
    });
    await isLetIn(alice);
    expect(namedIn(world)).toEqual([arnOf(`team/${iamUsers.alice}`)]);
  });

  it("is named where a policy of their own lets them in, too", async () => {
    fillGroupsOf(world, iamUsers.alice);
    await isLetIn(alice, { lasting: "4h" });
    expect(namedIn(world)).toEqual([arnOf(iamUsers.alice)]);
    await givesBack(alice);
    expect(namedIn(world)).toEqual([]);
  });

  it("is not named any more once their time is over", async () => {
    await isLetIn(alice, { lasting: "1h" });
    await untilQuiet(world, process, 2 * HOUR);
    expect(namedIn(world)).toEqual([]);
    expect(listedIn(world)).toEqual([]);
  });

  it("stays named where they ask again before the last look at what they had before", async () => {
    await isLetIn(alice);
    await givesBack(alice);
    await isLetIn(alice);
    await untilQuiet(world, process);
    expect(namedIn(world)).toEqual([arnOf(iamUsers.alice)]);
    expect(isAliceIn(world)).toBe(true);
  });

  it("and was put into the group by hand, which lets nobody in, is put out when the time is over", async () => {
    await asks(alice, { lasting: "1h" });
    world.iam.byHand.addGroup(GROUP, "/rolecall/");
    world.iam.byHand.join(iamUsers.alice, GROUP);
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
    await isApproved(alice);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    await untilQuiet(world, process, 2 * HOUR);
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
    expect(isAliceIn(world)).toBe(false);
  });
});

describe("what a late call has written over", () => {
  it("is put right when no call that was under way can land any more", async () => {
    await isLetIn(alice);
    await isLetIn(bob);
    const trust = naming([arnOf(iamUsers.alice)]);
    world.inside.alter(BIRTH_ROLE.accountId, BIRTH_ROLE.roleName, { trust });
    await untilQuiet(world, process);
    expect(namedIn(world)).toHaveLength(2);
  });

  it("is put right after an end, too", async () => {
    await isLetIn(alice);
    await untilQuiet(world, process);
    await givesBack(alice);
    const trust = naming([arnOf(iamUsers.alice)]);
    world.inside.alter(BIRTH_ROLE.accountId, BIRTH_ROLE.roleName, { trust });
    await untilQuiet(world, process);
    expect(namedIn(world)).toEqual([]);
  });
});

describe("where AWS does not let Rolecall change the role", () => {
  it("a grant is stuck and says why, and lets nobody in", async () => {
    world.inside.lockOut(BIRTH_ROLE.accountId);
    await isLetIn(alice);
    const { state } = await requestOf(alice);
    expect(state).toMatchObject({
      ...{ name: "stuck", step: "trust-person" },
      cause: expect.stringContaining("is as it was before"),
    });
    expect(isAliceIn(world)).toBe(false);
  });

  it("an end comes about all the same and says so, and whoever writes next leaves them out", async () => {
    await isLetIn(alice);
    world.inside.failNext("entrust", new Trouble("AWS says no.", { retryable: false }));
    await givesBack(alice);
    const { state } = await requestOf(alice);
    expect(state).toMatchObject({ name: "ended" });
    expect("journal" in state ? state.journal : []).toContainEqual(
      expect.objectContaining({
        step: "distrust-person",
        outcome: "skipped",
        note: "AWS says no.",
      }),
    );
    expect(isAliceIn(world)).toBe(false);
    await isLetIn(bob);
    expect(namedIn(world)).toEqual([arnOf(iamUsers.bob)]);
  });

  it("an end waits for what passes, with the person out", async () => {
    await isLetIn(alice);
    world.inside.failNext("entrust", "lost");
    await givesBack(alice, 0);
    expect(isAliceIn(world)).toBe(false);
    await untilQuiet(world, process, MINUTE);
    expect((await requestOf(alice)).state.name).toBe("ended");
    expect(namedIn(world)).toEqual([]);
  });
});

describe("where as many are named as AWS has room for", () => {
  const hers = arnOf(iamUsers.alice);
  const crowd = Array.from({ length: 99 }, (_, count) => ({
    ref: `R-${count}`,
    arn: arnOf(`somebody.${count + 100}`),
  })).filter((_, count, all) => fitsTrust(naming(all.slice(0, count + 1).map(({ arn }) => arn))));
  const key = `${BIRTH_ROLE.accountId}/${BIRTH_ROLE.roleName}`;

  it("a grant is stuck before anybody is let in, and goes on when there is room", async () => {
    world.trusted.set(key, { ...BIRTH_ROLE, trusted: crowd, version: 1 });
    expect(crowd.length).toBeGreaterThan(20);
    await isLetIn(alice, { lasting: "4h" });
    const { state } = await requestOf(alice);
    expect(state).toMatchObject({
      ...{ name: "stuck", step: "trust-person" },
      cause: expect.stringMatching(
        new RegExp(`as long as AWS allows.*${crowd.length} are named.*give back`),
      ),
    });
    expect(isAliceIn(world)).toBe(false);
    expect(listedIn(world)).not.toContain(hers);
    expect(namedIn(world)).toEqual([]);

    world.trusted.set(key, { ...BIRTH_ROLE, trusted: crowd.slice(2), version: 2 });
    const { key: stuck } = await requestOf(alice);
    await retryWork(process.ports, stuck, carol);
    await untilQuiet(world, process, MINUTE);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    expect(namedIn(world)).toHaveLength(crowd.length - 1);
  });
});

it("whoever is let in first into an account of that style is named there", async () => {
  world = aWorldOfAccounts();
  const newAccounts = { ...howAccountsAreMade, trust: "named" as const };
  world.policy = { ...world.policy, newAccounts };
  process = aProcess(world);
  await asksFor(world, { firstPeople: [alice] })(process);
  await approvesMaking()(process);
  await untilQuiet(world, process);
  const accountId = world.registered.at(-1)?.account.id ?? "";
  expect(namedIn(world, { ...BIRTH_ROLE, accountId })).toEqual([arnOf(iamUsers.alice)]);
  expect(namedIn(world, { ...READ_ONLY, accountId })).toEqual([]);
  expect(world.failures).toEqual([]);
});

describe("setting the role up once more", () => {
  const role = BIRTH_ROLE;
  it("leaves whoever has access in", async () => {
    await isLetIn(alice);
    const hands = {
      ...MANAGEMENT,
      enteringRole: async () => ENTERING_ROLE,
      trustLists: inMemoryTrustLists(world.trusted),
    };
    expect(await trustIn(hands, "named", role)).toEqual(naming([arnOf(iamUsers.alice)]));
    expect(JSON.stringify(await trustIn(hands, "mfa", role))).not.toContain(iamUsers.alice);
  });
});
