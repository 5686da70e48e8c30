// What somebody may enter although no request of theirs lets them in: by a place in a group that is not Rolecall's doing.
import type { AccessRole, Account } from "../domain/account.ts";
import { seatSubject } from "../domain/request.ts";
import type { SlackPerson } from "../domain/person.ts";
import type { AccessRequest } from "../domain/request.ts";
import { groupsLettingIn, mayShowStill } from "../domain/standing.ts";
import type { StandingBy } from "../domain/standing.ts";
import type { AskPorts } from "./ask-ports.ts";

export interface StandingSeat {
  readonly account: Account;
  readonly role: AccessRole;
  readonly iamUser: string;
  readonly by: StandingBy;
}

type Ports = Pick<AskPorts, "directory" | "policy" | "store" | "surroundings">;

/** `mine`: their open requests. Nothing where AWS does not say which IAM user is theirs. */
export async function listMyStanding(
  ports: Ports,
  person: SlackPerson,
  mine: readonly AccessRequest[],
): Promise<readonly StandingSeat[]> {
  const binding = await ports.directory.bindingOf(person);
  if (binding.kind !== "linked") return [];
  const { iamUser } = binding;
  const taken = new Set(mine.map(({ key }) => key.subject));
  const seats = [...ports.policy.accounts.values()].flatMap((account) =>
    account.roles.flatMap((role) => {
      const by = groupsLettingIn(account, role).find(({ group }) =>
        ports.directory.isMember(iamUser, group),
      );
      const subject = seatSubject(person, account.slug, role.key);
      return by && !taken.has(subject) ? [{ account, role, iamUser, by, subject }] : [];
    }),
  );
  const doubtful = await Promise.all(seats.map((seat) => isDoubtful(ports, seat)));
  return seats.filter((_, index) => !doubtful[index]);
}

// What has ended a moment ago is what the directory may show still.
async function isDoubtful(
  { store, surroundings }: Ports,
  { subject, by }: { readonly subject: string; readonly by: StandingBy },
): Promise<boolean> {
  return by.isRoles && mayShowStill(await store.latest(subject), surroundings.now());
}
