// Whom a select of people offers: Slack fills it by itself and asks no app.
import type { Option } from "../block-kit.ts";
import type { SlackWorld } from "../slack-world.ts";

export const PEOPLE_SELECT = "multi_users_select";

/** By name, as options are; the value is the id. */
export function choosablePeople(query: string, { workspace }: SlackWorld): Option[] {
  const wanted = query.toLowerCase();
  return workspace
    .people()
    .filter(({ deactivated = false }) => !deactivated)
    .map(({ id, name }): Option => ({ text: { type: "plain_text", text: name }, value: id }))
    .filter(({ text, value }) => text.text.toLowerCase().includes(wanted) || value === query);
}
