// Which IAM user is a person's, by the tag that links the two.
import type { World } from "../../aws/world.ts";

export type IamUser = World["users"][number];

export const LINK_TAG = "rolecall:slack-user";

export interface Linkable {
  name: string;
  id: string;
}

/** Undefined where no user has the tag, and where two have: nobody knows then who is who. */
export function iamUserOf({ id }: Linkable, { users }: World): IamUser | undefined {
  const linked = users.filter(({ tags }) => tags[LINK_TAG]?.endsWith(`/${id}`));
  return linked.length === 1 ? linked[0] : undefined;
}

export function notLinkedWords({ name, id }: Linkable, { users }: World): string {
  const linked = users.filter(({ tags }) => tags[LINK_TAG]?.endsWith(`/${id}`));
  return linked.length > 1
    ? `${linked.map((user) => user.name).join(" and ")} are both linked to ${name}, so AWS knows no single user for this person.`
    : `No IAM user is linked to ${name}: none has the tag ${LINK_TAG} with ${id}.`;
}
