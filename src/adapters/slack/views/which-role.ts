// What is said where an account has several roles and none was named.
import type { Account } from "../../../domain/account.ts";
import { bold, code } from "../mrkdwn.ts";
import { sentence } from "./answer.ts";
import type { Shown } from "./shown.ts";

export function whichRole({ slug, roles }: Account): Shown {
  const keys = roles.map(({ key }) => code(key)).join(", ");
  return sentence(`${bold(slug)} has several roles: ${keys}. Name the one you mean after it.`);
}
