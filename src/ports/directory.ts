// What we need to know of people and groups in AWS, to find and to show; may be minutes old.
import type { Binding, SlackPerson } from "../domain/person.ts";

export interface Directory {
  /** Which IAM user a person is. Reads anew where the person is not found, but never waits long. */
  bindingOf(person: SlackPerson): Promise<Binding>;
  /** Whether the user was in the group when the directory was last read. */
  isMember(iamUser: string, group: string): boolean;
}
