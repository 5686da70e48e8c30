// Tags of accounts, units and the root.
import type { Json } from "../json-protocol.ts";
import { checkTagCount, missing, readTags, required } from "./organization-input.ts";
import { isParent, tagsOf, type OrganizationState } from "./organization-state.ts";
import { namedError } from "./organizations-error.ts";
import type { Organization } from "./organization.ts";

export function listTags(asked: Json, organization: Organization): Json {
  const state = organization.current();
  const id = taggedId(asked, state);
  const tags = [...tagsOf(state, id)].map(([Key, Value]) => ({ Key, Value }));
  const { MaxResults: _none, ...rest } = asked;
  const { entries, end } = organization.pages.page(tags, rest, `tags of ${id}`);
  return { Tags: entries, ...end };
}

export function tagResource(asked: Json, organization: Organization): Json {
  const state = organization.current();
  const added = readTags(asked);
  if (!added) throw missing("Tags");
  const held = tagsOf(state, taggedId(asked, state));
  checkTagCount(new Map([...held, ...added]));
  for (const [key, value] of added) held.set(key, value);
  return {};
}

function taggedId(asked: Json, state: OrganizationState): string {
  const id = required(asked, "ResourceId", "TaggableResourceId");
  if (!state.members.has(id) && !isParent(state, id)) throw namedError("TargetNotFoundException");
  return id;
}
