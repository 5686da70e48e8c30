// What we need to know of people and groups in AWS, to find and to show; may be minutes old.
import type { Room } from "../domain/capacity.ts";
import type { MfaDevices } from "../domain/mfa.ts";
import type { Binding, SlackPerson } from "../domain/person.ts";

export interface Directory {
  /** Which IAM user a person is. Reads anew where the person is not found, but never waits long. */
  bindingOf(person: SlackPerson): Promise<Binding>;
  /** Reads all of it anew where that was not done a moment ago, but never waits long. */
  readAnew(): Promise<void>;
  /** What AWS had room for when the directory was last read; undefined where it was never read. */
  roomFor(iamUser: string, group: string): Room | undefined;
  /** Whether the user was in the group when the directory was last read. */
  isMember(iamUser: string, group: string): boolean;
  /** Who was in the group when the directory was last read. */
  membersOf(group: string): readonly string[];
  /** Whose IAM user it was; undefined where AWS said so of nobody, or where they share a tag with another user. */
  personOf(iamUser: string): SlackPerson | undefined;
  /** With the user's path; undefined where there was no such user. */
  arnOf(iamUser: string): string | undefined;
  /** A few minutes old at most, where there are any; undefined where AWS does not say within a moment. */
  mfaOf(iamUser: string): Promise<MfaDevices | undefined>;
}
