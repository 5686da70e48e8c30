// Who is to be let into a new account as soon as it is there: held against the rules that will be about it, like any ask.
import { boundaryFor, ruleFor } from "../../domain/access-policy.ts";
import type { Wanted } from "../../domain/access-policy.ts";
import type { Fault } from "../../domain/accounts/check-new-account.ts";
import type { FirstPerson } from "../../domain/accounts/new-account.ts";
import type { Account } from "../../domain/account.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { seatSubject } from "../../domain/request.ts";
import { termsOf } from "../../domain/terms.ts";
import { findWay } from "../find-way.ts";
import { linkedUser } from "../linked-user.ts";
import { whyMayNotAsk } from "../who-may-ask.ts";
import type { AccountPorts } from "./account-ports.ts";

/** As many as a card can name, and one run opens in a moment. */
const MOST = 20;

interface Wish {
  readonly account: Account;
  readonly people: readonly SlackPerson[];
  readonly roleKey: string;
}

export async function firstPeople(
  ports: AccountPorts,
  { account, people, roleKey }: Wish,
): Promise<readonly FirstPerson[] | { readonly faults: readonly Fault[] }> {
  if (people.length === 0) return [];
  const wanted = wantedIn(ports, account, roleKey);
  if (isRefusal(wanted)) return inField(wanted);
  if (people.length > MOST) return inField({ refused: "too-many-first-people", most: MOST });
  const each = await Promise.all(people.map((person) => firstPerson(ports, wanted, person)));
  const [refusal] = each.filter((one) => isRefusal(one));
  if (refusal && isRefusal(refusal)) return inField(refusal);
  return each.filter((one): one is FirstPerson => !isRefusal(one));
}

function inField(refusal: Refusal): { readonly faults: readonly Fault[] } {
  return { faults: [{ field: "firstPeople", refusal }] };
}

function wantedIn({ policy }: AccountPorts, account: Account, roleKey: string): Wanted | Refusal {
  const role = account.roles.find(({ key }) => key === roleKey);
  const roles = account.roles.map(({ key }) => key);
  if (!role) return { refused: "unknown-baseline-role", asked: roleKey, roles };
  const rule = ruleFor(policy, account, role);
  return rule
    ? { account, role, rule }
    : { refused: "nobody-could-enter", account: account.slug, role: roleKey };
}

async function firstPerson(
  ports: AccountPorts,
  wanted: Wanted,
  person: SlackPerson,
): Promise<FirstPerson | Refusal> {
  const iamUser = await whoGetsIn(ports, wanted, person);
  const first = isRefusal(iamUser) ? iamUser : await planned(ports, wanted, { person, iamUser });
  return isRefusal(first) ? { refused: "first-person", person, because: first } : first;
}

/** The IAM user of somebody who may ask for it themselves. */
async function whoGetsIn(
  ports: AccountPorts,
  wanted: Wanted,
  person: SlackPerson,
): Promise<string | Refusal> {
  const [iamUser, mayNot, unwelcome] = await Promise.all([
    linkedUser(ports.directory, person),
    whyMayNotAsk(ports, wanted, person),
    ports.workspace.whyNotWelcome(person),
  ]);
  return unwelcome ?? mayNot ?? iamUser;
}

async function planned(
  ports: AccountPorts,
  { account, role, rule }: Wanted,
  { person, iamUser }: Pick<FirstPerson, "person" | "iamUser">,
): Promise<FirstPerson | Refusal> {
  const lasting = rule.time.defaultLasting;
  const latest = await ports.store.latest(seatSubject(person, account.slug, role.key));
  const way = await findWay(ports, { requester: person, account, role, iamUser, lasting, latest });
  if (isRefusal(way)) return way;
  return {
    ...{ person, iamUser, lasting, way },
    roleKey: role.key,
    ref: ports.surroundings.newRef(),
    number: (latest?.key.number ?? 0) + 1,
    boundary: boundaryFor(ports.policy.guard, way.mayDeny),
    terms: termsOf(rule, ports.surroundings.now()),
    lapseMilliseconds: rule.lapseMilliseconds,
  };
}
