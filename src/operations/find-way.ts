// Which way access can be granted now, before anybody is asked to approve it.
import { wayFor } from "../domain/capacity.ts";
import type { Way } from "../domain/capacity.ts";
import { accessGroupOf } from "../domain/account.ts";
import type { AccessRole, Account } from "../domain/account.ts";
import { deniesBefore } from "../domain/end-plan.ts";
import { isAllowed, readLasting } from "../domain/duration.ts";
import type { Lasting } from "../domain/duration.ts";
import type { Wanted } from "../domain/access-policy.ts";
import { withPlanned } from "../domain/own-groups.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isIn } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";

/** What a word for a time means with a role; its usual time where there is no word. */
export function wantedLasting(
  { account, role, rule }: Wanted,
  word: string | undefined,
): Lasting | Refusal {
  if (word === undefined) return rule.time.defaultLasting;
  const lasting = readLasting(word);
  if (lasting === undefined) return { refused: "odd-time", asked: word };
  if (isAllowed(lasting, rule.time)) return lasting;
  const refused = lasting === "standing" ? "standing-not-allowed" : "too-long";
  return { refused, account: account.slug, role: role.key, longest: rule.time.longestSeconds };
}

interface Wish {
  readonly requester: SlackPerson;
  readonly account: Account;
  readonly role: AccessRole;
  readonly iamUser: string;
  readonly lasting: Lasting;
  /** The seat's request before this one. */
  readonly latest?: AccessRequest | undefined;
}

/** Nobody is refused by what the directory knew minutes ago: the cause may have been mended since. */
export async function findWay(ports: AskPorts, wish: Wish): Promise<Way | Refusal> {
  const remembered = await wayNow(ports, wish);
  if (!isRefusal(remembered)) return remembered;
  await ports.directory.readAnew();
  const way = await wayNow(ports, wish);
  if (!isRefusal(way) || way.refused !== "no-room") return way;
  return { ...way, wouldFree: await whatToGiveBack(ports, wish.requester) };
}

// What open requests take of groups of the person's own is asked only where such a group is needed.
async function wayNow(ports: AskPorts, wish: Wish): Promise<Way | Refusal> {
  const way = wayAsKnown(ports, wish, []);
  if (isRefusal(way) || way.heldBy === undefined) return way;
  return wayAsKnown(ports, wish, await ports.store.openOf(wish.requester));
}

function wayAsKnown(
  { directory, partition, policy, surroundings }: AskPorts,
  wish: Wish,
  open: readonly AccessRequest[],
): Way | Refusal {
  const { group } = accessGroupOf(wish.account, wish.role);
  const room = directory.roomFor(wish.iamUser, group);
  if (!room) return { refused: "directory-not-read" };
  const own = withPlanned(room.own, open, wish.iamUser);
  const lift = deniesBefore(wish.latest, surroundings.now());
  return wayFor({ ...wish, partition, lift }, { ...room, own }, policy.guard);
}

async function whatToGiveBack(
  { store }: AskPorts,
  requester: SlackPerson,
): Promise<readonly string[]> {
  const mine = await store.openOf(requester);
  return mine
    .filter((request) => isIn(request, "active"))
    .map(({ ask }) => `${ask.account.slug} ${ask.role.key}`);
}
