// A request to connect or disconnect a client's account in every way it can stand that people see a difference in.
import type { Account } from "../../../src/domain/account.ts";
import { disconnectionPlan } from "../../../src/domain/accounts/account-plan.ts";
import type {
  AccountRequest,
  DisconnectionAsk,
  Known,
  SeenInside,
} from "../../../src/domain/accounts/account-request.ts";
import type { CheckedDoor, ClientsAccount } from "../../../src/domain/accounts/clients-account.ts";
import { connectedAccount } from "../../../src/domain/accounts/clients-account.ts";
import { judgeDoor } from "../../../src/domain/clients/judge-door.ts";
import { doorWanted } from "../../../src/domain/clients/client-kit.ts";
import type { NewRole } from "../../../src/domain/accounts/new-account.ts";
import {
  aClientsAccount,
  aConnection,
  afterWishes,
  LATER,
  wishes,
} from "../../support/an-account.ts";
import type { Wish } from "../../support/an-account.ts";
import { approved, inEveryState, learning, times, waiting } from "./in-every-state.ts";
import type { AccountRequests, Words } from "./in-every-state.ts";

const ENTERING = "arn:aws:iam::111111111111:role/rolecall-provisioner";

export function connectionsWith(written: Words): AccountRequests {
  const connecting = connectionOf(written, aClientsAccount({ name: written.name }));
  const large = connectionOf(written, largeAccount(written));
  return {
    ...inEveryState("connecting", connecting, written),
    ...inEveryState("connecting many roles", large, written),
    ...inEveryState("disconnecting", disconnectionOf(written, 2), written),
    ...whileTheClientIsAwaited("connecting", connecting, written),
    ...whileTheClientIsAwaited("connecting many roles", large, written),
    ...onceConnected("connected", connecting, written),
    ...onceConnected("connected with many roles", large, written),
    "connecting whoever signed in": connectionOf(written, aClientsAccount({ trust: "account" })),
    "disconnecting, pending, nobody inside": disconnectionOf(written, 0),
    "disconnecting, pending, many inside": disconnectionOf(written, 40),
  };
}

function connectionOf({ words }: Words, wanted: ClientsAccount): AccountRequest {
  const request = aConnection(wanted);
  return { ...request, ask: { ...request.ask, reason: words } };
}

/** With as many roles and people as there may be, and the longest names. */
function largeAccount({ name }: Words): ClientsAccount {
  const roles = Array.from({ length: 14 }, (_, index): NewRole => ({
    key: `role-${index}-${"k".repeat(40)}`,
    roleName: `RolecallTeam/${index}${"N".repeat(49)}`,
    sessionSeconds: 12 * 3600,
    policies: Array.from(
      { length: 9 },
      (__, at) => `arn:aws:iam::aws:policy/P${at}${"x".repeat(90)}`,
    ),
  }));
  return aClientsAccount({
    ...{ slug: "a".repeat(40), name, externalId: `rolecall:${"a".repeat(40)}:${"0".repeat(36)}` },
    ...{ roles: [...aClientsAccount().roles, ...roles], trust: "named" },
    people: Array.from(
      { length: 12 },
      (_, at) => `arn:aws:iam::111111111111:user/p${at}${"e".repeat(60)}`,
    ),
  });
}

function whileTheClientIsAwaited(
  kind: string,
  pending: AccountRequest,
  { words }: Words,
): AccountRequests {
  const prepared = afterWishes(approved(pending), learning({ enteringRole: ENTERING }));
  const looked = (doors: readonly CheckedDoor[]) =>
    afterWishes(prepared, lookedAt(doors, "the client; 0 of 2 roles are as agreed"));
  const doors = doorsOf(pending);
  const [first, ...others] = doors;
  const awaited = looked(doors);
  return {
    [`${kind}, the client is awaited`]: prepared,
    [`${kind}, nothing made yet`]: awaited,
    [`${kind}, one role as agreed`]: looked(first ? [asAgreed(first, []), ...others] : []),
    [`${kind}, wrong in other words`]: looked(doors.map((door) => ({ ...door, faults: [words] }))),
    [`${kind}, given up while awaited`]: afterWishes(awaited, wishes.abandon),
  };
}

function onceConnected(kind: string, pending: AccountRequest, { words }: Words): AccountRequests {
  const doors = doorsOf(pending).map((door) => asAgreed(door, []));
  const noted = doors.map((door, at) => ({ ...asAgreed(door, [words]), isCliOnly: at > 0 }));
  const connected = doneWith(pending, doors);
  const shut = afterWishes(connected, shutBecause(words, 2));
  return {
    [`${kind}, all in order`]: connected,
    [`${kind}, in part by the command line only`]: doneWith(pending, noted),
    [`${kind}, shut`]: shut,
    [`${kind}, shut, one inside`]: afterWishes(connected, shutBecause("gone", 1)),
    [`${kind}, shut, nobody inside`]: afterWishes(connected, shutBecause("gone", 0)),
    [`${kind}, open again`]: afterWishes(shut, wishes.findOpen),
    [`${kind}, and not any more`]: afterWishes(shut, wishes.findGone),
  };
}

function doneWith(pending: AccountRequest, doors: readonly CheckedDoor[]): AccountRequest {
  const rest = pending.ask.plan.steps.length - 2;
  return afterWishes(
    approved(pending),
    learning({ enteringRole: ENTERING }),
    learning({ doors }),
    ...times(wishes.doStep, rest),
  );
}

function shutBecause(why: string, inside: number): Wish {
  const found = { kind: "shut", why, inside, nextAt: LATER + 86_400_000 } as const;
  return () => ({ do: "record-look", found });
}

function lookedAt(doors: readonly CheckedDoor[], why: string): Wish {
  const learnt: Known = { doors };
  return (request) => {
    const wish = waiting(why)(request);
    if (wish.do !== "record-step" || wish.outcome.kind !== "waits") throw new Error("it waits");
    return { ...wish, outcome: { ...wish.outcome, learnt } };
  };
}

/** As Rolecall finds roles that are not there. */
function doorsOf({ ask }: AccountRequest): readonly CheckedDoor[] {
  if (ask.kind !== "connect-account") throw new Error("only clients have doors");
  const { wanted } = ask;
  const connection = { partition: "aws", managementId: "111111111111", enteringRole: ENTERING };
  return wanted.roles.map((role) => {
    const seen = { opens: false, opensToAnybody: false, accountId: null, role: null };
    const refusal = `User: ${ENTERING} is not authorized to perform: sts:AssumeRole`;
    const judged = judgeDoor(doorWanted({ ...connection, wanted }, role), { ...seen, refusal });
    return { roleKey: role.key, roleName: role.roleName, at: LATER, ...judged };
  });
}

function asAgreed(door: CheckedDoor, notes: readonly string[]): CheckedDoor {
  return { ...door, faults: [], notes };
}

export function clientsAccount(): Account {
  return connectedAccount(aClientsAccount(), []);
}

function disconnectionOf({ words, name }: Words, inside: number): AccountRequest {
  const account = { ...clientsAccount(), name };
  const connection = aConnection();
  const { askedAt, iamUser, lapsesAt, requester, terms } = connection.ask;
  const ask: DisconnectionAsk = {
    ...{ askedAt, iamUser, lapsesAt, requester, terms, reason: words },
    ...{ kind: "disconnect-account", account, plan: disconnectionPlan(account) },
    inside: Array.from({ length: inside }, (_, index): SeenInside => {
      const isOurs = index % 2 === 0;
      return {
        iamUser: `person.${index}`,
        roleKey: "admin",
        isOurs,
        endsAt: isOurs ? LATER : null,
      };
    }),
  };
  return { ...connection, ask };
}
