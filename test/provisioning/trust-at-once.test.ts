// Several who change whom one role trusts, at once: in whatever order their calls come, the role trusts whom the list names, and nobody is lost.
import fc from "fast-check";
import { runPlan } from "../../src/provisioning/run-plan.ts";
import { stepBook } from "../../src/provisioning/step-book.ts";
import { ENTERING_ROLE } from "../support/a-world.ts";
import { inMemoryAccountRoles } from "../support/in-memory-account-roles.ts";
import type { InMemoryAccountRoles } from "../support/in-memory-account-roles.ts";
import { inMemoryIam } from "../support/in-memory-iam.ts";
import { inMemoryTrustLists } from "../support/in-memory-trust-lists.ts";
import type { StoredTrustLists } from "../support/in-memory-trust-lists.ts";
import {
  BIRTH_ROLE,
  MANAGEMENT,
  arnOf,
  listedIn,
  namedIn,
  naming,
} from "../support/named-trust.ts";
import { iamUsers } from "../support/people.ts";
import { inEveryOrder, playOnce } from "./every-order.ts";
import type { Gate, Scene } from "./every-order.ts";
import { unmetered } from "../support/unwatched.ts";

const { alice, bob, carol } = iamUsers;
const openGate: Gate = { bind: (port) => port };
const clock = { now: () => 0, onBehalfOf: "R-TEST", isOver: () => false, stepEnded: unmetered };

interface Deed {
  readonly name: "trust-person" | "distrust-person";
  readonly iamUser: string;
}
const letsIn = (iamUser: string): Deed => ({ name: "trust-person", iamUser });
const putsOut = (iamUser: string): Deed => ({ name: "distrust-person", iamUser });

/** An account of which only the roles count. */
interface Stage {
  readonly inside: InMemoryAccountRoles;
  readonly trusted: StoredTrustLists;
}

const standing = () => ({ birthRole: BIRTH_ROLE.roleName, isOpen: true });
const organization = { managementId: MANAGEMENT.managementId, standing };
const everybody = inMemoryIam([alice, bob, carol].map((name) => ({ name })));

/** Those are in who were let in before. */
function stageWith(before: readonly string[]): Stage {
  const inside = inMemoryAccountRoles({ organization });
  const { accountId, roleName } = BIRTH_ROLE;
  inside.alter(accountId, roleName, { trust: naming(before.map(arnOf)) });
  const trusted = before.map((iamUser) => ({ ref: refOf(iamUser), arn: arnOf(iamUser) }));
  const list = { ...BIRTH_ROLE, trusted, version: before.length };
  return { inside, trusted: new Map([[`${accountId}/${roleName}`, list]]) };
}

/** Runs the one step as the engine does. */
async function doIt(stage: Stage, { name, iamUser }: Deed, gate: Gate): Promise<void> {
  const { roleName: birthRole } = BIRTH_ROLE;
  const step = { ...BIRTH_ROLE, name, iamUser, birthRole, ref: refOf(iamUser) };
  const trusting = {
    ...MANAGEMENT,
    roles: gate.bind(stage.inside.roles),
    trustLists: gate.bind(inMemoryTrustLists(stage.trusted)),
    enteringRole: async () => ENTERING_ROLE,
  };
  const book = stepBook(everybody, { trusting, now: clock.now, nothingIsOurs: false });
  const { outcome } = await runPlan(book, { plan: { steps: [step] }, journal: [] }, clock);
  expect(outcome).toEqual({ kind: "finished" });
}

const refOf = (iamUser: string) => `R-${iamUser}`;

interface AtOnce {
  readonly before: readonly string[];
  readonly deeds: readonly Deed[];
  readonly after: readonly string[];
}

/** What somebody died at is done again by somebody else, as the engine sees to. */
const beginning =
  ({ before, deeds, after }: AtOnce) =>
  (): Scene => {
    const stage = stageWith(before);
    return {
      actors: deeds.map((deed) => ({ act: (gate) => doIt(stage, deed, gate) })),
      check: async (dead) => {
        const again = dead === undefined ? undefined : deeds[dead];
        if (again) await doIt(stage, again, openGate);
        const named = after.map(arnOf).sort();
        expect([[...namedIn(stage)].sort(), [...listedIn(stage)].sort()]).toEqual([named, named]);
      },
    };
  };

const PAIRS = {
  "two are let in": {
    before: [],
    deeds: [letsIn(alice), letsIn(bob)],
    after: [alice, bob],
  },
  "one is let in and one is put out": {
    before: [bob],
    deeds: [letsIn(alice), putsOut(bob)],
    after: [alice],
  },
  "two are put out": {
    before: [alice, bob, carol],
    deeds: [putsOut(alice), putsOut(bob)],
    after: [carol],
  },
  "two processes let the same one in": {
    before: [],
    deeds: [letsIn(alice), letsIn(alice)],
    after: [alice],
  },
} satisfies Record<string, AtOnce>;

it.each(Object.entries(PAIRS))("%s at once, in every order", async (_what, pair) => {
  expect(await inEveryOrder(beginning(pair))).toBeGreaterThan(70);
});

const three: AtOnce = {
  before: [carol],
  deeds: [letsIn(alice), letsIn(bob), putsOut(carol)],
  after: [alice, bob],
};

it.each([
  ["one is let in and one is put out", PAIRS["one is let in and one is put out"]],
  ["two are let in and one is put out", three],
])("%s at once, in many orders, with a death or none", async (_what, atOnce) => {
  const next = fc.oneof(
    { weight: 30, arbitrary: fc.nat({ max: 2 }) },
    { weight: 1, arbitrary: fc.nat({ max: 59 }) },
  );
  const path = fc.array(next, { minLength: 30, maxLength: 30 });
  const holds = async (order: number[]) => {
    await playOnce(beginning(atOnce)(), order, true);
  };
  await fc.assert(fc.asyncProperty(path, holds), { numRuns: 1000, seed: 1 });
});
