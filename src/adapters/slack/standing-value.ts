// What a button carries about access that was there before: which account and role, and whose.

export interface StandingValue {
  readonly slug: string;
  readonly roleKey: string;
  readonly iamUser: string;
}

export function standingValue({ slug, roleKey, iamUser }: StandingValue): string {
  return [slug, roleKey, iamUser].join("|");
}

/** Undefined for anything that `standingValue` does not write. */
export function readStandingValue(value: string | undefined): StandingValue | undefined {
  const match = /^([a-z0-9-]{1,50})\|([a-z0-9-]{1,50})\|([\w+=,.@-]{1,64})$/.exec(value ?? "");
  const [, slug, roleKey, iamUser] = match ?? [];
  if (slug === undefined || roleKey === undefined || iamUser === undefined) return undefined;
  return { slug, roleKey, iamUser };
}
