// How a process of a story reaches AWS: what changes something goes over the call board, fenced as the real adapters do it.
import { Trouble } from "../../src/domain/trouble.ts";
import { isIn } from "../../src/domain/request.ts";
import type { Membership } from "../../src/ports/access-groups.ts";
import type { Hold } from "../../src/ports/hold.ts";
import type { SessionsOf } from "../../src/ports/account-sessions.ts";
import type { UserPolicy } from "../../src/ports/user-policies.ts";
import type { Hands } from "../../src/provisioning/step-book.ts";
import type { CallBoard, Caller } from "./call-board.ts";
import type { Dice } from "./dice.ts";
import { neverCalled } from "../support/without-accounts.ts";
import { SEATS } from "./seats.ts";
import { isMember } from "./simulated-iam.ts";
import { noteChange } from "./simulated-world.ts";
import type { SimulatedWorld } from "./simulated-world.ts";

export interface Reach {
  readonly world: SimulatedWorld;
  readonly board: CallBoard;
  readonly dice: Dice;
  readonly caller: Caller;
  /** How often reading fails. */
  misfortune(): number;
}

/** The hold was looked at before the call was sent; AWS knows nothing of it. */
const SENT: Hold = { onBehalfOf: "what was checked before", isOver: () => false };

/** `isFenced`: the hold is looked at between signing and sending. */
export function simulatedHands(reach: Reach, isFenced: boolean): Hands {
  const { groups, people, policies, sessions } = reach.world.iam;
  const asks = asking(reach);
  const changes = changing(reach, isFenced);
  return {
    people: {
      find: (user) =>
        asks(
          () => `read ${user}`,
          () => people.find(user),
        ),
    },
    groups: {
      condition: (wanted) =>
        asks(
          () => `read ${wanted.group}`,
          () => groups.condition(wanted),
        ),
      membersOf: (wanted) =>
        asks(
          () => `list the members of ${wanted.group}`,
          () => groups.membersOf(wanted),
        ),
      make: async (wanted, hold) => {
        await changes({ what: () => `make ${wanted.group}`, hold }, () =>
          groups.make(wanted, SENT),
        );
      },
      // No group of a story is ever deleted.
      remove: neverCalled("remove"),
      groupsOf: (user) =>
        asks(
          () => `list the groups of ${user}`,
          () => groups.groupsOf(user),
        ),
      establish: async ({ ...wanted }, condition, hold) => {
        await changes({ what: () => `make sure of ${wanted.group}`, hold }, () =>
          groups.establish(wanted, condition, SENT),
        );
      },
      join: async (membership, hold) => {
        const what = () => `put ${membership.iamUser} into ${membership.group}`;
        await changes({ what, hold, user: membership.iamUser, mayBeRefused: true }, () => {
          noteJoined(reach.world, membership);
          return groups.join(membership, SENT);
        });
      },
      leave: async (membership, hold) => {
        const what = () => `take ${membership.iamUser} out of ${membership.group}`;
        await changes({ what, hold, user: membership.iamUser }, () => {
          noteLeft(reach.world, membership);
          return groups.leave(membership, SENT);
        });
      },
    },
    policies: {
      find: (wanted) =>
        asks(
          () => `read ${named(wanted)}`,
          () => policies.find(wanted),
        ),
      put: async (wanted, document, hold) => {
        const what = () => `write ${named(wanted)}${datesOf(document)}`;
        const put = () => policies.put(wanted, document, SENT);
        return (await changes({ what, hold, user: wanted.iamUser, mayBeRefused: true }, put)) as
          "written" | "no-room" | "no-group";
      },
      remove: async (wanted, hold) => {
        await changes({ what: () => `delete ${named(wanted)}`, hold, user: wanted.iamUser }, () =>
          policies.remove(wanted, SENT),
        );
      },
    },
    sessions: {
      end: async (of, openedBefore, hold) => {
        await changes({ what: () => `end ${sessionsIn(of)}`, hold }, () =>
          sessions.end(of, openedBefore, SENT),
        );
      },
      release: async (of, hold) => {
        await changes({ what: () => `release ${sessionsIn(of)}`, hold }, () =>
          sessions.release(of, SENT),
        );
      },
    },
  };
}

function named({ iamUser, policy }: UserPolicy): string {
  return `${policy} of ${iamUser}`;
}

function sessionsIn({ policy, accountId }: SessionsOf): string {
  return `sessions in ${accountId} (${policy})`;
}

function datesOf(document: object): string {
  const dates = /"aws:CurrentTime":"[^"]*-\d([^"]*)Z"/.exec(JSON.stringify(document));
  return dates ? ` (${dates[1] ?? ""})` : "";
}

// Reading takes no time of its own, mostly: what follows it may be held up as well.
function asking({ board, caller, dice, misfortune }: Reach) {
  return async <Answer>(what: () => string, read: () => Promise<Answer>): Promise<Answer> => {
    const luck = misfortune();
    if (luck > 0 && dice.happens(luck / 4)) {
      throw new Trouble(`${what()}: AWS asked us to slow down`, { retryable: true });
    }
    const answer = await read();
    if (luck > 0 && dice.happens(luck))
      await board.pin({ caller, what: () => `(${what()})`, land });
    return answer;
  };
}

const land = () => Promise.resolve();

interface Change {
  what(): string;
  readonly hold: Hold;
  /** Whom it is about, where it is about one IAM user. */
  readonly user?: string;
  readonly mayBeRefused?: true;
}

function changing({ board, caller, world }: Reach, isFenced: boolean) {
  return (
    { what, hold, user, mayBeRefused }: Change,
    make: () => Promise<unknown>,
  ): Promise<unknown> =>
    board.pin({
      ...{ caller, what, hold: isFenced ? hold : SENT },
      mayBeRefused: () => (mayBeRefused && user ? isBeingLetIn(world, user) : false),
      land: () => {
        if (user !== undefined) noteChange(world, user);
        return make();
      },
    });
}

// An end that AWS does not allow, or a grant it does not let us mend, is nobody's to put right.
function isBeingLetIn({ table }: SimulatedWorld, iamUser: string): boolean {
  const states = SEATS.filter((seat) => seat.iamUser === iamUser).flatMap(
    ({ subject }) => table.of(subject).at(-1)?.request ?? [],
  );
  return (
    states.some((request) => isIn(request, "working", "extending")) &&
    !states.some((request) => isIn(request, "ending", "active", "ended"))
  );
}

function seatOf({ iamUser, group }: Membership) {
  return SEATS.find((seat) => seat.iamUser === iamUser && seat.group === group);
}

function noteJoined({ byHand, iam }: SimulatedWorld, membership: Membership): void {
  const seat = seatOf(membership);
  if (!seat || isMember(iam.state, seat.iamUser, seat.group)) return;
  byHand.tookOut.delete(seat);
}

function noteLeft({ byHand }: SimulatedWorld, membership: Membership): void {
  const seat = seatOf(membership);
  if (!seat) return;
  byHand.letIn.delete(seat);
  byHand.tookOut.delete(seat);
}
