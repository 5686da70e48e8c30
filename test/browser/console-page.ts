// Where things stand on the console page.
import type { Locator, Page } from "playwright-core";

export const CONSOLE =
  "/page/console?account=222222222222&roleName=OrganizationAccountAccessRole&displayName=client-a%20admin&color=99BCE3";

export function verdict(page: Page, says: string): Locator {
  return page.getByRole("heading", { name: says });
}

export function person(page: Page): Locator {
  return page.getByRole("combobox", { name: "Person" });
}

export function mfa(page: Page): Locator {
  return page.getByRole("checkbox", { name: "Signed in with MFA" });
}
