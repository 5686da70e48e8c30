// The tags on the accounts and roles that Rolecall has made or taken in: that they are its own, and for which request.

/** On an account, and on a role in one: the request's reference. */
const REQUEST_TAG = "rolecall:request";
const OWNER_TAG = "managed-by";
const OWNER = "rolecall";

interface Tag {
  Key: string;
  Value: string;
}

interface FoundTag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** Ours count, whatever was asked for. */
export function tagsFor(ref: string, others: Readonly<Record<string, string>> = {}): Tag[] {
  const all = { ...others, [REQUEST_TAG]: ref, [OWNER_TAG]: OWNER };
  return Object.entries(all).map(([Key, Value]) => ({ Key, Value }));
}

export function requestIn(tags: readonly FoundTag[]): string | undefined {
  return tags.find(({ Key }) => Key === REQUEST_TAG)?.Value;
}

export function isTaggedOurs(tags: readonly FoundTag[]): boolean {
  return tags.some(
    ({ Key, Value }) => Key === REQUEST_TAG || (Key === OWNER_TAG && Value === OWNER),
  );
}
