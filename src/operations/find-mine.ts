// What somebody has and asked for, and which of it a few words mean.
import { findAccount } from "../domain/access-policy.ts";
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { Account } from "../domain/account.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isIn } from "../domain/request.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";
import { groupsLettingIn } from "../domain/standing.ts";
import type { Directory } from "../ports/directory.ts";
import type { RequestStore } from "../ports/request-store.ts";

export interface MinePorts {
  readonly store: RequestStore;
  readonly directory: Directory;
  readonly policy: AccessPolicy;
}

/** A person's open requests: access they have, and asks that are under way. */
export async function listMine(
  { store }: Pick<MinePorts, "store">,
  person: SlackPerson,
): Promise<readonly AccessRequest[]> {
  return store.openOf(person);
}

interface Meant {
  readonly slug: string;
  readonly roleKey?: string;
}

/** The grant of `person` that "client-a [role]" means. */
export async function findGrantOf(
  ports: MinePorts,
  person: SlackPerson,
  meant: Meant,
): Promise<RequestKey | Refusal> {
  const account = findAccount(ports.policy, meant.slug);
  const mine = (await ports.store.openOf(person)).filter(
    (request) =>
      isIn(request, "active", "extending", "stuck", "ending", "working") &&
      request.ask.account.slug === meant.slug.toLowerCase() &&
      isMeant(meant, request.ask.role),
  );
  const [only, another] = mine;
  if (only && another) {
    const roles = mine.map((request) => request.ask.role.key);
    return { refused: "which-role", account: meant.slug, roles };
  }
  if (only) return only.key;
  if (isRefusal(account)) return account;
  const roles = account.roles.filter((role) => isMeant(meant, role));
  return (await notOurs(ports, person, { ...account, roles })) ?? nothingThere(account);
}

function isMeant({ roleKey }: Meant, { key }: { readonly key: string }): boolean {
  return roleKey === undefined || key === roleKey.toLowerCase();
}

function nothingThere(account: { slug: string }): Refusal {
  return { refused: "not-active", account: account.slug, roles: [] };
}

// Access somebody was given by hand is not Rolecall's to take away; say so instead of "you have none".
async function notOurs(
  { directory }: MinePorts,
  person: SlackPerson,
  account: Account,
): Promise<Refusal | undefined> {
  const binding = await directory.bindingOf(person);
  if (binding.kind !== "linked") return undefined;
  for (const role of account.roles) {
    const by = groupsLettingIn(account, role).find(({ group }) =>
      directory.isMember(binding.iamUser, group),
    );
    if (!by) continue;
    return { refused: "not-ours-to-end", account: account.slug, role: role.key, group: by.group };
  }
  return undefined;
}
