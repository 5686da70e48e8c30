// The IAM user behind a person, or why there is none to act for.
import type { SlackPerson } from "../domain/person.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Directory } from "../ports/directory.ts";

export async function linkedUser(
  directory: Directory,
  person: SlackPerson,
): Promise<string | Refusal> {
  const binding = await directory.bindingOf(person);
  switch (binding.kind) {
    case "linked":
      return binding.iamUser;
    case "not-linked":
      return { refused: "not-linked", person };
    case "ambiguous":
      return { refused: "linked-twice", person, iamUsers: binding.iamUsers };
    case "unknown-yet":
      return { refused: "directory-not-read" };
  }
}
