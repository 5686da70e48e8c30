// An admin makes a request of access that was there before, so that it ends: the place in the group is as it was, and on record.
import { findWanted } from "../domain/access-policy.ts";
import type { Wanted } from "../domain/access-policy.ts";
import { readLasting } from "../domain/duration.ts";
import { isSamePerson } from "../domain/person.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { groupsLettingIn } from "../domain/standing.ts";
import { adoptMembership } from "./adopt-membership.ts";
import type { AskPorts } from "./ask-ports.ts";

export interface WhichStanding {
  readonly slug: string;
  readonly roleKey: string;
  readonly iamUser: string;
  readonly by: SlackPerson;
}

export interface ToAdopt {
  readonly wanted: Wanted;
  readonly iamUser: string;
  readonly person: SlackPerson;
  readonly group: string;
}

/** Looked up before a form opens, and once more when it is sent. */
export async function standingToAdopt(
  { directory, policy }: Pick<AskPorts, "directory" | "policy">,
  { slug, roleKey, iamUser, by }: WhichStanding,
): Promise<ToAdopt | Refusal> {
  if (!policy.admins.includes(by.user)) return { refused: "standing-for-admins" };
  const wanted = findWanted(policy, slug, roleKey);
  if (isRefusal(wanted)) return wanted;
  // Whoever is out by now would be let in by it.
  await directory.readAnew();
  const groups = groupsLettingIn(wanted.account, wanted.role).filter(({ group }) =>
    directory.isMember(iamUser, group),
  );
  const opened = groups.find(({ isRoles }) => !isRoles);
  if (opened) return cannot("opened-by", { iamUser, group: opened.group });
  const [own] = groups;
  if (!own) return cannot("gone", { iamUser });
  const person = directory.personOf(iamUser);
  if (!person) return cannot("not-linked", { iamUser });
  if (isSamePerson(person, by)) return cannot("own", { iamUser });
  return { wanted, iamUser, person, group: own.group };
}

type CannotAdopt = Extract<Refusal, { refused: "cannot-adopt" }>;

function cannot(
  why: CannotAdopt["why"],
  about: Pick<CannotAdopt, "iamUser" | "group">,
): CannotAdopt {
  return { refused: "cannot-adopt", why, ...about, isStanding: true };
}

/** `lasting`: as it was picked, `4h`; what has no end would stay as it is. */
export async function adoptStanding(
  ports: AskPorts,
  { lasting: picked, ...which }: WhichStanding & { readonly lasting: string },
): Promise<ToAdopt | Refusal> {
  const adopted = await standingToAdopt(ports, which);
  if (isRefusal(adopted)) return adopted;
  const { wanted, group } = adopted;
  const { account, role, rule } = wanted;
  const lasting = readLasting(picked);
  if (typeof lasting !== "number") return { refused: "odd-time", asked: picked };
  const longest = rule.time.longestSeconds;
  if (lasting > longest) {
    return { refused: "too-long", account: account.slug, role: role.key, longest };
  }
  const reason = `Was in the group ${group} already, and not through Rolecall.`;
  const seat = { slug: account.slug, roleKey: role.key };
  const refusal = await adoptMembership(ports, { ...adopted, by: which.by, seat, lasting, reason });
  if (refusal?.refused === "cannot-adopt") return { ...refusal, isStanding: true };
  return refusal ?? adopted;
}
