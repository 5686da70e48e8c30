// Somebody who decides, with the IAM user behind them, so that nobody decides for themselves through a second account.
import type { Decider } from "../domain/approval-policy.ts";
import type { SlackPerson } from "../domain/person.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Directory } from "../ports/directory.ts";

/** An approver needs no IAM user of their own; but while the directory cannot be read, nothing is decided. */
export async function knownDecider(
  directory: Directory,
  person: SlackPerson,
): Promise<Decider | Refusal> {
  const binding = await directory.bindingOf(person);
  switch (binding.kind) {
    case "linked":
      return { person, iamUser: binding.iamUser };
    case "not-linked":
      return { person };
    case "ambiguous":
      return { refused: "linked-twice", person, iamUsers: binding.iamUsers };
    case "unknown-yet":
      return { refused: "directory-not-read" };
  }
}
