// Where AWS and the record disagree because somebody changed AWS by hand: found by comparing both.
import { directPolicy, guardPolicy, isSameDocument } from "../iam-documents.ts";
import { ACCESS_POLICY_NAME, accessGroupPolicy } from "../iam-documents.ts";
import { coversMembership } from "../holding.ts";
import type { Expected, HeldPolicy, Holding } from "../holding.ts";
import type { KnownGroups } from "./known-groups.ts";
import { readPersonKey } from "../person.ts";
import type { SlackPerson } from "../person.ts";
import { ownerOfGroup } from "../own-groups.ts";
import type { RequestKey } from "../request.ts";

/** IAM as it was read: the access groups, who is in them, and the policies of ours on users. */
export interface Census {
  /** Every group under our path. */
  readonly groups: ReadonlyMap<string, HeldByGroup>;
  /** User names by group, of every group there is: Rolecall also puts people into groups that it did not make. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Documents of ours by name, by user. */
  readonly policies: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The values of the tag that binds users to people, by user. */
  readonly tags: ReadonlyMap<string, string>;
}

export interface HeldByGroup {
  /** Inline policies: documents by name. */
  readonly policies: Readonly<Record<string, unknown>>;
  /** ARNs of managed policies. */
  readonly attached: readonly string[];
}

/** Both sides, and when IAM was read. */
export interface Compared {
  readonly at: number;
  readonly census: Census;
  readonly holdings: readonly Holding[];
  readonly groups: KnownGroups;
}

interface OfUser {
  readonly iamUser: string;
  /** Whose IAM user it is, where AWS says so. */
  readonly person: SlackPerson | null;
}
interface OfRequest extends OfUser {
  readonly key: RequestKey;
  readonly ref: string;
}

export type Finding =
  | (OfUser & {
      readonly what: "joined-by-hand";
      readonly group: string;
      /** Missing where rolecall.yaml knows no such group. */
      readonly seat: { readonly slug: string; readonly roleKey: string } | null;
    })
  | (OfRequest & { readonly what: "left-by-hand"; readonly group: string })
  | (OfRequest & {
      readonly what: "policy-changed" | "policy-gone";
      readonly group: string;
      readonly policy: HeldPolicy;
    })
  | {
      readonly what: "group-changed";
      readonly group: string;
      readonly roleArn: string;
      /** In words. */
      readonly differences: readonly string[];
    };

/** The findings that a request is about. */
export type RequestFinding = Extract<Finding, { key: RequestKey }>;

export function isAboutRequest(finding: Finding): finding is RequestFinding {
  return "key" in finding;
}

/** The same finding has the same name, however often it is found. */
export function findingName(finding: Finding): string {
  const { what, group } = finding;
  if (what === "group-changed") return `${what} ${group}`;
  const about = "policy" in finding ? finding.policy.name : group;
  return `${what} ${finding.iamUser} ${about}`;
}

/** IAM shows a change only after a while, and a grant that is this young proves nothing. */
export const SETTLED_AFTER = 5 * 60_000;

export function findDrift(compared: Compared): Finding[] {
  return [
    ...strangers(compared),
    ...compared.holdings.flatMap((holding) => missing(compared, holding)),
    ...[...compared.census.groups.keys()].flatMap((group) => changedGroup(compared, group)),
  ];
}

function strangers({ census, holdings, groups }: Compared): Finding[] {
  const covering = holdings.filter(coversMembership);
  const held = new Set(covering.map(({ iamUser, group }) => `${iamUser} ${group}`));
  return [...census.groups.keys()].flatMap((group) => {
    const users = census.members.get(group) ?? [];
    const known = groups.get(group);
    const seat = known ? { slug: known.slug, roleKey: known.roleKey } : null;
    return (
      users
        // To be in a group of one's own opens nothing by itself, and lasts.
        .filter((iamUser) => !held.has(`${iamUser} ${group}`) && ownerOfGroup(group) !== iamUser)
        .map((iamUser) => ({
          what: "joined-by-hand" as const,
          iamUser,
          person: personOf(census, iamUser),
          group,
          seat,
        }))
    );
  });
}

function personOf({ tags }: Census, iamUser: string): SlackPerson | null {
  return readPersonKey(tags.get(iamUser) ?? "") ?? null;
}

/** What a request must hold by now; undefined while nothing can be said of it. */
export function settledHolding({ expected }: Holding, at: number): Expected | undefined {
  if (typeof expected === "string") return undefined;
  const { since, lookAgainAt } = expected;
  const isInHand = lookAgainAt !== null && lookAgainAt <= at;
  return isInHand || since > at - SETTLED_AFTER ? undefined : expected;
}

function missing({ at, census }: Compared, holding: Holding): Finding[] {
  const expected = settledHolding(holding, at);
  if (!expected) return [];
  const { key, ref, iamUser, group } = holding;
  const about = { key, ref, iamUser, person: personOf(census, iamUser), group };
  const isMissing = expected.membership && !isMember(census, iamUser, group);
  return [
    ...(isMissing ? [{ what: "left-by-hand" as const, ...about }] : []),
    ...expected.policies.flatMap((policy) => {
      const what = whatIsWrong(census, holding, policy);
      return what ? [{ what, ...about, policy }] : [];
    }),
  ];
}

export function isMember({ members }: Census, iamUser: string, group: string): boolean {
  return members.get(group)?.includes(iamUser) ?? false;
}

function whatIsWrong(
  census: Census,
  { iamUser, roleArn }: Holding,
  policy: HeldPolicy,
): "policy-gone" | "policy-changed" | undefined {
  const { kind, until } = policy;
  const found = documentOf(census, iamUser, policy);
  if (found === undefined) return "policy-gone";
  const wanted = (kind === "guard" ? guardPolicy : directPolicy)(roleArn, until);
  return isSameDocument(found, wanted) ? undefined : "policy-changed";
}

// What a group holds is of no effect for whoever is not in it.
function documentOf(census: Census, iamUser: string, { name, heldBy }: HeldPolicy): unknown {
  if (heldBy === undefined) return census.policies.get(iamUser)?.[name];
  if (!isMember(census, iamUser, heldBy)) return undefined;
  return census.groups.get(heldBy)?.policies[name];
}

function changedGroup({ census, groups }: Compared, group: string): Finding[] {
  const known = groups.get(group);
  const held = census.groups.get(group);
  if (!known || !held) return [];
  const { roleArn } = known;
  const differences = groupDifferences(held, roleArn);
  return differences.length === 0 ? [] : [{ what: "group-changed", group, roleArn, differences }];
}

/** What an access group holds other than it should, in words; in an order that stays the same. */
export function groupDifferences({ policies, attached }: HeldByGroup, roleArn: string): string[] {
  const others = Object.keys(policies).filter((name) => name !== ACCESS_POLICY_NAME);
  return [
    ...ownDifference(policies[ACCESS_POLICY_NAME], roleArn),
    ...others.sort().map((name) => `an extra inline policy \`${name}\``),
    ...[...attached].sort().map((arn) => `a managed policy attached: ${arn}`),
  ];
}

function ownDifference(document: unknown, roleArn: string): string[] {
  if (document === undefined) return [`the policy \`${ACCESS_POLICY_NAME}\` is missing`];
  if (isSameDocument(document, accessGroupPolicy(roleArn))) return [];
  return [`the text of the policy \`${ACCESS_POLICY_NAME}\` was changed`];
}
