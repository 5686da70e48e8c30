// The tags of a new account, as they are typed: `key=value`, a line or a comma apart.
import type { Refusal } from "../refusal.ts";
import { whyNotTag } from "./account-naming.ts";
import type { NewAccounts } from "./baseline.ts";

/** As many as AWS takes, less the two that Rolecall writes. */
const MOST_TAGS = 48;

export type Tags = readonly (readonly [key: string, value: string])[];

export function readTags(typed: string): Tags {
  return typed
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [key = "", ...value] = line.split("=");
      return [key.trim(), value.join("=").trim()] as const;
    });
}

export function whyNotTags(
  tags: Tags,
  newAccounts: Pick<NewAccounts, "tags">,
): Refusal | undefined {
  const all = { ...newAccounts.tags, ...Object.fromEntries(tags) };
  if (Object.keys(all).length > MOST_TAGS) return { refused: "too-many-tags", most: MOST_TAGS };
  const [odd] = tags.flatMap(([key, value]) => whyNotTag(key, value) ?? []);
  return odd;
}
