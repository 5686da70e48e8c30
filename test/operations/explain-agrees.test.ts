// What `explain` says of a policy, and what the operations do by it: they agree, whatever the policy, the people and the clicks.
import fc from "fast-check";
import { NOBODY } from "../../src/domain/access-rule.ts";
import type { AccessRule, Who } from "../../src/domain/access-rule.ts";
import { isAmong } from "../../src/domain/among.ts";
import { explain } from "../../src/domain/policy/explain.ts";
import type { Explanation } from "../../src/domain/policy/explain.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { breakGlass } from "../../src/operations/break-glass.ts";
import { mayDecide } from "../../src/operations/may-decide.ts";
import { aPolicy, aRule, clientA, clientC, everyone, people } from "../support/a-policy.ts";
import { HOUR } from "../support/a-request.ts";
import { aProcess, aWorld, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { alice, bob, carol, dan } from "../support/people.ts";
import { A_MINUTE, answerTo, ask, noOf, yesOf } from "./alice-asks.ts";

const EVERYBODY = [alice, bob, carol, dan];
const GROUPS = ["S0GROUP0001", "S0GROUP0002"];
const ESCALATES_AFTER = 2 * HOUR;

const who: fc.Arbitrary<Who> = fc
  .record({
    everyone: fc.constant(false),
    people: fc.subarray(EVERYBODY.map(({ user }) => user)),
    groups: fc.subarray(GROUPS, { maxLength: 1 }),
  })
  .map((some) => ({ ...NOBODY, ...some }));
const perhapsEveryone = fc.oneof(who, fc.constant({ ...NOBODY, everyone: true }));
const slugs = fc.subarray(["*", "client-a", "client-*", "*-c", "other"]);
const accounts = fc.record({
  slugs,
  units: fc.constantFrom([], ["clients/*"], ["internal"]),
  tags: fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { stage: "prod*" },
    { stage: "test" },
  ),
});

const ruleParts = fc.record({
  ...{ accounts, mayAsk: perhapsEveryone, mayApprove: who },
  roles: fc.subarray(["admin", "read-*", "*"], { maxLength: 2 }),
  approvals: fc.constantFrom(0, 1, 1, 2, 2, 3),
  escalation: fc.option(
    who.map((to) => ({ afterMilliseconds: ESCALATES_AFTER, to })),
    { nil: null },
  ),
  breakGlass: fc.option(
    who.map((mayUse) => ({ mayUse, seconds: 900 })),
    { nil: null },
  ),
});

/** About everything, so that something comes of most asks. */
const lastRule = fc
  .record({ parts: ruleParts, mayApprove: fc.subarray(EVERYBODY, { minLength: 2 }) })
  .map(({ parts, mayApprove }) => ({
    ...parts,
    ...{ accounts: aRule().accounts, roles: [], mayAsk: everyone },
    mayApprove: people(...mayApprove),
  }));

const rules = fc
  .tuple(fc.array(ruleParts, { maxLength: 2 }), fc.option(lastRule, { freq: 4, nil: undefined }))
  .map(([first, last]) => [...first, ...(last ? [last] : [])])
  .map((all) => all.map((parts, index) => aRule({ ...parts, name: `rule ${index}` })));

const scenes = fc.record({
  rules,
  members: fc.tuple(...GROUPS.map(() => fc.subarray(EVERYBODY.map(({ user }) => user)))),
  slug: fc.constantFrom("client-a", "client-c"),
  roleKey: fc.constantFrom("admin", "admin", "read-only"),
  requester: fc.constantFrom(alice, bob, carol),
  isEscalated: fc.boolean(),
  clicks: fc.array(
    fc.record({
      by: fc.constantFrom(...EVERYBODY),
      where: fc.constantFrom(0, 1),
      says: fc.constantFrom(..."yes yes yes yes yes yes less less no".split(" ")),
    }),
    { minLength: 2, maxLength: 14, size: "max" },
  ),
});
type Scene = typeof scenes extends fc.Arbitrary<infer One> ? One : never;

interface Set {
  readonly scene: Scene;
  readonly world: World;
  readonly processes: readonly [Process, Process];
  /** What is said of somebody, with all that is known of the groups. */
  said(person: SlackPerson): Explanation | undefined;
}

function setUp(scene: Scene): Set {
  const world = aWorld();
  const tagged = { ...clientA, unit: "clients/production", tags: { stage: "production" } };
  const all = new Map([tagged, clientC].map((account) => [account.slug, account]));
  world.policy = aPolicy({ rules: scene.rules, accounts: all });
  for (const [index, group] of GROUPS.entries()) {
    world.userGroups.set(group, scene.members[index] ?? []);
  }
  const said: Set["said"] = (person) => {
    const somebody = { user: person.user, groups: groupsOf(scene, person) };
    const question = { account: scene.slug, role: scene.roleKey, somebody };
    const answer = explain(world.policy, question);
    return isRefusal(answer) ? undefined : answer;
  };
  return { scene, world, processes: [aProcess(world), aProcess(world)], said };
}

function groupsOf({ members }: Scene, { user }: SlackPerson): ReadonlySet<string> {
  return new Set(GROUPS.filter((_, index) => members[index]?.includes(user)));
}

const wishOf = ({ slug, roleKey, requester }: Scene) => {
  return { slug, roleKey, requester, lasting: "4h" };
};

/** What asking must come to, by what was said of the requester. */
function expectedAnswer(told: Explanation | undefined): string {
  if (!told) return "unknown-role";
  if (told.whyNot === "no-rule") return "no-rule";
  return told.mayAsk === "yes" ? "asked" : "may-not-ask";
}

/** Who by the rule may decide about somebody's ask now, worked out without the operations. */
function mayDecideNow({ scene }: Set, rule: AccessRule, person: SlackPerson): boolean {
  const named = [
    rule.mayApprove,
    ...(scene.isEscalated && rule.escalation ? [rule.escalation.to] : []),
  ];
  const somebody = { user: person.user, groups: groupsOf(scene, person) };
  return person !== scene.requester && named.some((one) => isAmong(one, somebody));
}

/** The request that was asked, and escalated where it is to be; undefined where it could not be, or nobody is asked. */
async function whatWaits(set: Set): Promise<AccessRequest | undefined> {
  const { scene, world, processes } = set;
  const answer = await ask(processes[0], wishOf(scene));
  if (answer.kind !== "asked") return undefined;
  await untilQuiet(world, processes[0], scene.isEscalated ? ESCALATES_AFTER : A_MINUTE);
  const request = await processes[0].ports.store.load(answer.request.key);
  return request?.state.name === "pending" ? request : undefined;
}

const runs = (numRuns: number) => ({ numRuns });

describe("what is explained and what is done", () => {
  it("agree about who may ask, and that nobody is asked where the rule says so", async () => {
    const isTold = async (scene: Scene) => {
      const set = setUp(scene);
      const told = set.said(scene.requester);
      expect(await answerTo(set.processes[0], wishOf(scene))).toBe(expectedAnswer(told));
      const states = [...set.world.records.values()].map(({ request }) => request.state.name);
      const state = told?.rule?.approvals === 0 ? "working" : "pending";
      expect(states).toEqual(expectedAnswer(told) === "asked" ? [state] : []);
    };
    await fc.assert(fc.asyncProperty(scenes, isTold), runs(300));
  });

  it("agree about who may break the glass", async () => {
    const isTold = async (scene: Scene) => {
      const { processes, said } = setUp(scene);
      const told = said(scene.requester);
      const { lasting: _, ...wish } = wishOf(scene);
      const answer = await breakGlass(processes[0].ports, { ...wish, reason: "fire" });
      expect(answer.kind === "asked").toBe(told?.mayBreakGlass === "yes");
    };
    await fc.assert(fc.asyncProperty(scenes, isTold), runs(300));
  });

  it("agree about who may decide, before and after the escalation", async () => {
    const isTold = async (scene: Scene) => {
      const set = setUp(scene);
      const request = await whatWaits(set);
      if (!request) return;
      for (const person of EVERYBODY) {
        const told = set.said(person);
        const mayBy = scene.isEscalated ? told?.mayApproveOnceEscalated : told?.mayApprove;
        const { ports } = set.processes[1];
        const may = await mayDecide(ports, { key: request.key, approver: person, meant: 0 });
        expect(may.refusal === undefined).toBe(person !== scene.requester && mayBy === "yes");
      }
    };
    await fc.assert(fc.asyncProperty(scenes, isTold), runs(300));
  });
});

describe("whatever the clicks and their order", () => {
  interface Played extends Set {
    readonly rule: AccessRule;
    readonly request: AccessRequest;
  }

  /** Everybody clicks, two at a time in two processes; whoever cannot, is told so. */
  async function clicked(scene: Scene): Promise<Played | undefined> {
    const set = setUp(scene);
    const asked = await whatWaits(set);
    const rule = set.said(scene.requester)?.rule;
    if (!asked || !rule) return undefined;
    for (let from = 0; from < scene.clicks.length; from += 2) {
      await Promise.all(
        scene.clicks.slice(from, from + 2).map(async ({ by, where, says }) => {
          const process = set.processes[where === 0 ? 0 : 1];
          const { key } = asked;
          if (says === "no") return noOf(process, by, key);
          return yesOf(process, by, { key, ...(says === "less" ? { lasting: "1h" } : {}) });
        }),
      );
    }
    for (const process of set.processes) await untilQuiet(set.world, process, A_MINUTE);
    expect(set.world.failures).toEqual([]);
    const request = await set.processes[0].ports.store.load(asked.key);
    if (!request) throw new Error("the request is gone");
    return { ...set, rule, request };
  }

  const always = (holds: (played: Played) => void) =>
    fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const played = await clicked(scene);
        if (played) holds(played);
      }),
      runs(200),
    );

  const entries = ({ history }: AccessRequest, ...wanted: readonly string[]) =>
    history.entries.filter(({ what }) => wanted.includes(what));

  it("nobody outside the rule ever decides, nor about their own", async () => {
    await always((played) => {
      for (const { by } of entries(played.request, "said-yes", "approved", "denied")) {
        const person = EVERYBODY.find(({ user }) => user === by?.user);
        expect(person && mayDecideNow(played, played.rule, person)).toBe(true);
      }
    });
  });

  it("there is one decision and one grant, and none without as many people as it takes", async () => {
    await always(({ request, rule }) => {
      const decided = entries(request, "approved", "denied").length;
      expect(decided).toBeLessThanOrEqual(1);
      const granted = entries(request, "granted").length;
      expect(granted).toBe(entries(request, "approved").length);
      if (granted === 0) return;
      const yeses = entries(request, "said-yes", "approved").map(({ by }) => by?.user);
      expect(new Set(yeses).size).toBe(yeses.length);
      expect(yeses).toHaveLength(rule.approvals);
    });
  });

  it("as many people as it takes are enough, and one no of theirs is too", async () => {
    await always(({ request, rule, scene, ...set }) => {
      const valid = scene.clicks.filter(({ by }) => mayDecideNow({ scene, ...set }, rule, by));
      const sayingYes = new Set(valid.filter(({ says }) => says !== "no").map(({ by }) => by));
      const isNo = valid.some(({ says }) => says === "no");
      if (isNo) expect(request.state.name).not.toBe("pending");
      else expect(request.state.name).toBe(sayingYes.size >= rule.approvals ? "active" : "pending");
    });
  });

  it("nobody is in for longer than the one who gave least said", async () => {
    await always(({ request }) => {
      const less = entries(request, "said-yes", "approved").some(({ detail }) => detail);
      if (request.state.name === "active") {
        expect(request.ask.lasting).toBe(less ? 3600 : 4 * 3600);
      }
    });
  });
});
