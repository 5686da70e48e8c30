// The TaggedUsers port: every IAM user with the tag that says whose it is.
import type { IAMClient } from "@aws-sdk/client-iam";
import type { TaggedUser } from "../../domain/policy/match-people.ts";
import { PERSON_TAG } from "../../domain/person.ts";
import type { TaggedUsers } from "../../ports/tagged-users.ts";
import { visitUsersAndGroups } from "./authorization-details.ts";

export function taggedUsers(client: IAMClient): TaggedUsers {
  return { list: () => list(client) };
}

async function list(client: IAMClient): Promise<TaggedUser[]> {
  const users: TaggedUser[] = [];
  await visitUsersAndGroups(client, "the list of people", {
    user: ({ UserName: iamUser = "", Tags = [] }) => {
      const tag = Tags.find(({ Key }) => Key === PERSON_TAG)?.Value;
      users.push(tag === undefined ? { iamUser } : { iamUser, tag });
    },
    group: () => undefined,
  });
  return users;
}
