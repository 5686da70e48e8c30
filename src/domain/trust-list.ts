// Whom one access role trusts by name: the list that its trust policy is written from, and which AWS does not keep for us.

export interface TrustingRole {
  readonly accountId: string;
  /** With its path where it has one. */
  readonly roleName: string;
}

/** Somebody is to be trusted, or not any more, for a request. */
export interface TrustChange extends TrustingRole {
  /** By which Rolecall gets into the account. */
  readonly birthRole: string;
  readonly iamUser: string;
  readonly ref: string;
}

/** An IAM user, and the request that lets them in: one that ends takes nothing from another one of theirs. */
export interface Trusted {
  readonly ref: string;
  /** ARN of the IAM user, with their path. */
  readonly arn: string;
}

export interface TrustList extends TrustingRole {
  readonly trusted: readonly Trusted[];
  /** Counts what was stored; 0 where nobody was ever trusted. */
  readonly version: number;
}

export function emptyTrustList({ accountId, roleName }: TrustingRole): TrustList {
  return { accountId, roleName, trusted: [], version: 0 };
}

export function isTrusted(list: TrustList, { ref, arn }: Trusted): boolean {
  return list.trusted.some((one) => one.ref === ref && one.arn === arn);
}

export function withTrusted(list: TrustList, { ref, arn }: Trusted): TrustList {
  const { trusted } = withoutTrusted(list, ref);
  return { ...list, trusted: [...trusted, { ref, arn }] };
}

export function withoutTrusted(list: TrustList, ref: string): TrustList {
  return { ...list, trusted: list.trusted.filter((one) => one.ref !== ref) };
}

/** Their ARNs. */
export function peopleTrusted({ trusted }: TrustList): readonly string[] {
  return [...new Set(trusted.map(({ arn }) => arn))];
}
