// How messages speak about what a request asks for.
import type { Lasting } from "../../../domain/duration.ts";
import type { Ask } from "../../../domain/request.ts";
import { bold, named } from "../mrkdwn.ts";
import { timeText } from "./time-text.ts";

/** "*client-a* as *admin*" */
export function seatText({ account, role }: Ask): string {
  return `${bold(account.slug)} as ${bold(role.key)}`;
}

/** "*client-a* (Client A, 222222222222) as *admin*" */
export function wholeSeatText({ account, role }: Pick<Ask, "account" | "role">): string {
  return `${bold(account.slug)} (${named(account.name)}, ${account.id}) as ${bold(role.key)}`;
}

/** "client-a admin", as it is typed after the command. */
export function typedSeat({ account, role }: Ask): string {
  return `${account.slug} ${role.key}`;
}

/** "for 4 hours", "without an end". */
export function forText(lasting: Lasting): string {
  return lasting === "standing" ? "without an end" : `for ${timeText(lasting)}`;
}
