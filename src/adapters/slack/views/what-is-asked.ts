// How messages speak about what a request asks for.
import type { Ask } from "../../../domain/request.ts";
import { bold, named } from "../mrkdwn.ts";

/** "*client-a* as *admin*" */
export function seatText({ account, role }: Ask): string {
  return `${bold(account.slug)} as ${bold(role.key)}`;
}

/** "*client-a* (Client A, 222222222222) as *admin*" */
export function wholeSeatText({ account, role }: Ask): string {
  return `${bold(account.slug)} (${named(account.name)}, ${account.id}) as ${bold(role.key)}`;
}

/** "client-a admin", as it is typed after the command. */
export function typedSeat({ account, role }: Ask): string {
  return `${account.slug} ${role.key}`;
}
