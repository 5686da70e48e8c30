// What we need to know of somebody who types or clicks, at this moment.
import type { SlackPerson } from "../domain/person.ts";
import type { Refusal } from "../domain/refusal.ts";

export interface Workspace {
  /** Why this person may not use Rolecall (guest, outsider, deactivated, a bot, Slack cannot say), or undefined. */
  whyNotWelcome(person: SlackPerson): Promise<Refusal | undefined>;
}
