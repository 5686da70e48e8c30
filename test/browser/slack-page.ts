// Where things stand on the Slack page, as somebody finds them who reads or listens: by role and name.
import type { Locator, Page } from "playwright-core";

export const ROOMS = {
  general: "channel/C0GENERAL1",
  approvals: "channel/C0APPROVALS",
  dm: "dm",
  home: "home",
} as const;

export type RoomName = keyof typeof ROOMS;

export function slackPath(person: string, room: RoomName): string {
  return `/page#/as/${person}/${ROOMS[room]}`;
}

export function composer(page: Page): Locator {
  return page.getByRole("combobox", { name: /^Message / });
}

/** The newest message that reads so. */
export function message(page: Page, reads: RegExp | string): Locator {
  return page.locator("li.message").filter({ hasText: reads }).last();
}

export function dialog(page: Page, name: RegExp | string): Locator {
  return page.getByRole("dialog", { name });
}

export function button(within: Locator | Page, name: string): Locator {
  return within.getByRole("button", { name, exact: true });
}

/** The panel of calls. */
export function happened(page: Page): Locator {
  return page.getByRole("log", { name: /^What people did/ });
}
