// What a call to Organizations asks the caller's policies for: which accounts and units it is about, and which tags.
import type { Wanted } from "../caller-rights.ts";
import type { Json } from "../json-protocol.ts";
import { requestTagKeys, tagKeys } from "../policy/call-context.ts";
import { readTags, required } from "./organization-input.ts";
import { tagsOf, type OrganizationState } from "./organization-state.ts";

/** Each of them has to be allowed. */
export function askedRights(action: string, asked: Json, state: OrganizationState): Wanted[] {
  const about = abouts[action] ?? (() => [everything]);
  return about(asked, state).map((one) => ({ action: `organizations:${action}`, ...one }));
}

type About = Omit<Wanted, "action"> & Partial<Pick<Wanted, "action">>;

const everything: About = { resource: "*" };

const abouts: Readonly<Record<string, (asked: Json, state: OrganizationState) => About[]>> = {
  CloseAccount: (asked, state) => [accountOf(asked, state)],
  CreateAccount: (asked) => created(readTags(asked) ?? new Map<string, string>()),
  DescribeAccount: (asked, state) => [accountOf(asked, state)],
  ListOrganizationalUnitsForParent: (asked, state) => [
    known(required(asked, "ParentId", "ParentId"), state),
  ],
  ListParents: (asked, state) => [known(required(asked, "ChildId", "ChildId"), state)],
  ListTagsForResource: (asked, state) => [taggable(asked, state)],
  MoveAccount: (asked, state) => [
    accountOf(asked, state),
    known(required(asked, "SourceParentId", "ParentId"), state),
    known(required(asked, "DestinationParentId", "ParentId"), state),
  ],
  TagResource: (asked, state) => {
    const { resource, context } = taggable(asked, state);
    return [{ resource, context: { ...context, ...requestTagKeys(readTags(asked) ?? new Map()) } }];
  },
};

/** To create an account with tags is to tag one, too. */
function created(tags: ReadonlyMap<string, string>): About[] {
  const asked = { ...everything, context: requestTagKeys(tags) };
  return tags.size === 0 ? [asked] : [asked, { ...asked, action: "organizations:TagResource" }];
}

const accountOf = (asked: Json, state: OrganizationState) =>
  known(required(asked, "AccountId", "AccountId"), state);
const taggable = (asked: Json, state: OrganizationState) =>
  known(required(asked, "ResourceId", "TaggableResourceId"), state);

/** An account, a unit or the root, told apart by the form of its id. */
function known(id: string, state: OrganizationState): About {
  const kind = /^\d/.test(id) ? "account" : id.startsWith("ou-") ? "ou" : "root";
  return {
    resource: `arn:aws:organizations::${state.managementAccountId}:${kind}/${state.id}/${id}`,
    context: tagKeys("aws:ResourceTag", tagsOf(state, id)),
  };
}
