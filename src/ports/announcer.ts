// What we need to tell people: put a request's message where it belongs, or redraw it there.
import type { Announcement } from "../domain/announcements.ts";
import type { AccountRequest } from "../domain/accounts/account-request.ts";
import type { AccessRequest, Posted } from "../domain/request.ts";

export interface Announcer {
  /** Posts or redraws one message so that it shows `announcement.shows`. Throws `Trouble`. */
  show(request: AccessRequest, announcement: Announcement): Promise<Posted>;
  /** The same for a request about an account. */
  showAccount(request: AccountRequest, announcement: Announcement): Promise<Posted>;
}
