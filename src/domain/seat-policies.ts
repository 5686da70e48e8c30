// The names of the inline policies that Rolecall writes, one request's apart from every other's.

/** A policy about an IAM user, and the group of their own that holds it in their place, where one does. */
export interface PolicyPlace {
  readonly policy: string;
  readonly heldBy?: string;
}

export function placeOf(policy: string, heldBy: string | undefined): PolicyPlace {
  return heldBy === undefined ? { policy } : { policy, heldBy };
}

/** In one word; neither a group's name nor a policy's has a slash. */
export function placeText({ policy, heldBy }: PolicyPlace): string {
  return heldBy === undefined ? policy : `${heldBy}/${policy}`;
}

export function readPlace(text: string): PolicyPlace {
  const [before = "", after] = text.split("/");
  return after === undefined ? { policy: before } : placeOf(after, before);
}

/** The seat and the request, as they stand in a policy's name; 126 characters at most of the 128 AWS allows. */
export interface PolicyOwner {
  readonly slug: string;
  readonly roleKey: string;
  readonly ref: string;
}

const name = (kind: string, { slug, roleKey, ref }: PolicyOwner) =>
  `rolecall-${kind}.${slug}.${roleKey}.${ref}`;

/** On the user: refuses the role from the grant's end on. */
export const guardName = (owner: PolicyOwner): string => name("guard", owner);

/** On the user: refuses the role at once. No call before the end ever writes it, so none can undo it. */
export const tombstoneName = (owner: PolicyOwner): string => name("ended", owner);

/** On the user: lets them in without a group. */
export const directName = (owner: PolicyOwner): string => name("access", owner);

/** On the access role in the account: ends one person's sessions. */
export const sessionsName = (iamUser: string, ref: string): string =>
  `rolecall-sessions.${iamUser}.${ref}`;

/** Whether a policy on a user is one of ours, whichever request it belongs to. */
export function isOurPolicy(policy: string): boolean {
  return /^rolecall-(guard|ended|access)\./.test(policy);
}
