// Whether AWS would let an IAM user switch to client-a's admin role now, by all that IAM holds about them.
import { accessGroupOf } from "../../src/domain/account.ts";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import { ownerOfGroup } from "../../src/domain/own-groups.ts";
import type { World } from "./a-world.ts";
import { arnOf, namedIn } from "./named-trust.ts";

const GROUP = "client-a-admin";

/** Of client-a's first role, which may be one that was there before. */
function groupNow({ policy }: World): string {
  const account = policy.accounts.get("client-a");
  const role = account?.roles[0];
  return account && role ? accessGroupOf(account, role).group : GROUP;
}

/** Only what Rolecall writes counts: memberships, policies with a date or without, and whom the role names where it names people. */
export function mayEnter(world: World, iamUser: string): boolean {
  const { iam, now, policy } = world;
  const isByName = policy.accounts.get("client-a")?.trust === "named";
  if (isByName && !namedIn(world).includes(arnOf(iamUser))) return false;
  const own = groupsOf(iam, iamUser).filter((group) => ownerOfGroup(group) !== undefined);
  const held = [
    iam.byHand.userPoliciesOf(iamUser),
    ...own.map((group) => iam.byHand.policiesOf(group)),
  ];
  const documents = held.flatMap((policies) => Object.values(policies)) as PolicyDocument[];
  const holding = documents
    .flatMap(({ Statement }) => Statement)
    .filter((statement) => statement["Action"] === "sts:AssumeRole")
    .filter(holdsAt(now));
  if (holding.some(({ Effect }) => Effect === "Deny")) return false;
  return groupsOf(iam, iamUser).includes(groupNow(world)) || holding.length > 0;
}

export function groupsOf({ directory }: World["iam"], iamUser: string): readonly string[] {
  return directory.roomFor(iamUser, GROUP)?.groupsOfUser ?? [];
}

/** Policies of their own, about something else, that leave no room for more. */
export function fillPoliciesOf({ iam }: World, iamUser: string): void {
  const Resource = `arn:aws:s3:::${"x".repeat(1900)}`;
  const document = { Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource }] };
  iam.byHand.putUserPolicy(iamUser, "theirs", document);
}

/** So many groups that AWS allows no more. */
export function fillGroupsOf({ iam }: World, iamUser: string): void {
  for (let count = 1; count <= 10; count += 1) {
    iam.byHand.addGroup(`team-${count}`, "/");
    iam.byHand.join(iamUser, `team-${count}`);
  }
}

type Condition = Record<string, { readonly "aws:CurrentTime": string } | undefined>;

function holdsAt(now: number) {
  return (statement: Record<string, unknown>): boolean => {
    const condition = (statement["Condition"] ?? {}) as Condition;
    const from = condition["DateGreaterThanEquals"]?.["aws:CurrentTime"];
    const before = condition["DateLessThan"]?.["aws:CurrentTime"];
    return (!from || now >= Date.parse(from)) && (!before || now < Date.parse(before));
  };
}
