// What is read of an IAM user in several places: whose it is by its tag, and lists of users by something they share.
import type { UserDetail } from "@aws-sdk/client-iam";
import { PERSON_TAG } from "../../domain/person.ts";

/** The value of the tag that binds the user to a person. */
export function personTag({ Tags = [] }: UserDetail): string | undefined {
  return Tags.find(({ Key }) => Key === PERSON_TAG)?.Value;
}

export function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
