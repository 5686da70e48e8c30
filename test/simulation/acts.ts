// What people do in a story: mostly what makes sense as things stand, sometimes what does not.
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { askForSeveral } from "../../src/operations/ask-for-several.ts";
import type { AskPorts } from "../../src/operations/ask-ports.ts";
import { breakGlass } from "../../src/operations/break-glass.ts";
import { denyRequest } from "../../src/operations/deny-request.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { retryWork } from "../../src/operations/retry-work.ts";
import { revokeAccess } from "../../src/operations/revoke-access.ts";
import { withdrawRequest } from "../../src/operations/withdraw-request.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import type { AccessRequest, RequestKey } from "../../src/domain/request.ts";
import type { Dice } from "./dice.ts";
import { ADMIN, APPROVERS, SEATS } from "./seats.ts";
import type { Seat } from "./seats.ts";
import { nameOf } from "./simulated-world.ts";
import type { SimulatedWorld } from "./simulated-world.ts";

export interface Actor {
  readonly world: SimulatedWorld;
  readonly dice: Dice;
  /** References that people were given for what they asked. */
  readonly told: string[];
}

interface Act {
  /** In words, without who does it. */
  readonly what: string;
  readonly by: Seat["person"];
  readonly go: (ports: AskPorts) => Promise<unknown>;
}

const VERBS = [
  "ask",
  "ask for several",
  "break glass",
  "approve",
  "approve for less",
  "deny",
  "withdraw",
  "give back",
  "revoke",
  "revoke with sessions",
  "extend",
  "retry",
] as const;
type Verb = (typeof VERBS)[number];

/** Something that somebody does about a seat now; nothing where there is nothing to do but wait. */
export function anAct(actor: Actor, seat: Seat): Act | undefined {
  const { dice, world } = actor;
  const newest = world.table.of(seat.subject).at(-1)?.request;
  const verb = dice.happens(0.05) ? dice.pick(VERBS) : sensible(dice, newest);
  return verb && actOf(actor, { seat, verb, newest });
}

/** What gets a request that is stuck going again, or ends it. */
export function unstick(actor: Actor, seat: Seat): Act {
  const newest = actor.world.table.of(seat.subject).at(-1)?.request;
  return actOf(actor, { seat, verb: actor.dice.pick(["retry", "give back"] as const), newest });
}

function sensible(dice: Dice, newest: AccessRequest | undefined): Verb | undefined {
  switch (newest?.state.name) {
    case "pending":
      return dice.weigh([
        [16, "approve"],
        [3, "approve for less"],
        [1, "break glass"],
        [1, "deny"],
        [1, "withdraw"],
      ]);
    case "active":
      return newest.state.extension ? aboutMoreTime(dice) : whileIn(dice, newest);
    case "working":
    case "ending":
      return undefined;
    case "extending":
      return dice.happens(0.5) ? "give back" : undefined;
    case "stuck":
      return dice.pick(["retry", "retry", "give back", "revoke"]);
    default:
      return dice.weigh([
        [4, "ask"],
        [2, "ask for several"],
      ]);
  }
}

function aboutMoreTime(dice: Dice): Verb {
  return dice.weigh([
    [6, "approve"],
    [1, "deny"],
    [1, "withdraw"],
    [2, "give back"],
  ]);
}

function whileIn(dice: Dice, { ask }: AccessRequest): Verb {
  return dice.weigh([
    [6, "give back"],
    [2, "revoke"],
    [2, "revoke with sessions"],
    [ask.lasting === "standing" ? 0 : 5, "extend"],
  ]);
}

const TIMES = ["5m", "5m", "10m", "30m", "1h", "4h"];

interface Wish {
  readonly seat: Seat;
  readonly verb: Verb;
  readonly newest: AccessRequest | undefined;
}

function actOf({ dice, told }: Actor, { seat, verb, newest }: Wish): Act {
  const { account, role, person, subject } = seat;
  const key: RequestKey = newest?.key ?? { subject, number: 1 };
  const meant = { key, meant: "what waits" as const };
  const approver = dice.pick(APPROVERS);
  const lasting = dice.pick([...TIMES, "standing"]);
  const named = newest?.ref ?? "nothing";
  const reason = "why";
  const wanted = { requester: person, roleKey: role.key, reason };
  switch (verb) {
    case "ask": {
      const asked = { ...wanted, slug: account.slug, lasting };
      const what = `asks for ${account.slug} ${role.key}, ${lasting}`;
      return byRequester(seat, what, (ports) => ask(ports, asked, told));
    }
    case "ask for several": {
      const slugs = slugsWith(dice, seat);
      const what = `asks for ${slugs.join(" and ")} ${role.key}, ${lasting}`;
      return byRequester(seat, what, (ports) =>
        askForAll(ports, { ...wanted, slugs, lasting }, told),
      );
    }
    case "break glass": {
      const what = `breaks the glass of ${account.slug} ${role.key}`;
      return byRequester(seat, what, (ports) =>
        breakGlass(ports, { ...wanted, slug: account.slug }),
      );
    }
    case "approve": {
      const go = (ports: AskPorts) => approveRequest(ports, { ...meant, approver });
      return { by: approver, what: `approves ${named}`, go };
    }
    case "approve for less": {
      const less = dice.pick(TIMES);
      const go = (ports: AskPorts) => approveRequest(ports, { ...meant, approver, lasting: less });
      return { by: approver, what: `approves ${named} for ${less}`, go };
    }
    case "deny": {
      const go = (ports: AskPorts) => denyRequest(ports, { ...meant, approver, reason });
      return { by: approver, what: `denies ${named}`, go };
    }
    case "withdraw":
      return byRequester(seat, `withdraws ${named}`, (ports) =>
        withdrawRequest(ports, key, person),
      );
    case "give back":
      return byRequester(seat, `gives ${named} back`, (ports) => giveBack(ports, key, person));
    case "extend": {
      const more = { key, by: person, lasting: dice.pick(TIMES), reason };
      const what = `asks for ${more.lasting} more of ${named}`;
      return byRequester(seat, what, (ports) => extendAccess(ports, more));
    }
    case "retry": {
      const go = (ports: AskPorts) => retryWork(ports, key, approver);
      return { by: approver, what: `lets ${named} try again`, go };
    }
    case "revoke":
    case "revoke with sessions": {
      const sessions = verb === "revoke with sessions";
      const go = (ports: AskPorts) => revokeAccess(ports, { key, by: ADMIN, sessions });
      return {
        by: ADMIN,
        what: `${sessions ? "revokes with its sessions" : "revokes"} ${named}`,
        go,
      };
    }
  }
}

function byRequester({ person }: Seat, what: string, go: Act["go"]): Act {
  return { by: person, what, go };
}

async function ask(
  ports: AskPorts,
  asked: Parameters<typeof askForAccess>[1],
  told: string[],
): Promise<void> {
  const answer = await askForAccess(ports, asked);
  if (answer.kind === "asked") told.push(answer.request.ref);
}

async function askForAll(
  ports: AskPorts,
  asked: Parameters<typeof askForSeveral>[1],
  told: string[],
): Promise<void> {
  const answer = await askForSeveral(ports, asked);
  if (!isRefusal(answer)) told.push(...answer.requests.map(({ ref }) => ref));
}

/** The accounts in which the same person has a seat with the same role; which one is first is anybody's guess. */
function slugsWith(dice: Dice, { person, role, account }: Seat): readonly string[] {
  const others = SEATS.filter((one) => one.person === person && one.role.key === role.key)
    .map((one) => one.account.slug)
    .filter((slug) => slug !== account.slug);
  return dice.happens(0.5) ? [account.slug, ...others] : [...others, account.slug];
}

export function inWords({ by, what }: Act): string {
  return `${nameOf(by)} ${what}`;
}
