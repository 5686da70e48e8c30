// How messages speak about what a request about an account asks for.
import type { AccountAsk } from "../../../../domain/accounts/account-request.ts";
import { slugOf } from "../../../../domain/accounts/account-request.ts";
import type { OrganizationalUnit } from "../../../../domain/accounts/new-account.ts";
import { bold, clipped, code, escaped, named } from "../../mrkdwn.ts";

/** "New account nordbank", "Closing client-a"; for a heading, which takes no mrkdwn. */
export function accountTitle(ask: AccountAsk): string {
  return ask.kind === "create-account"
    ? `New account ${slugOf({ ask })}`
    : `Closing ${slugOf({ ask })}`;
}

/** "the new account *nordbank*", "the end of the account *client-a*" */
export function aboutText(ask: AccountAsk): string {
  const slug = bold(slugOf({ ask }));
  return ask.kind === "create-account"
    ? `the new account ${slug}`
    : `the end of the account ${slug}`;
}

/** "the new account *nordbank* (Nordbank, with the e-mail `…`, in `clients › banks`)" */
export function wholeAboutText(ask: AccountAsk): string {
  if (ask.kind === "close-account") {
    return `${aboutText(ask)} (${named(ask.account.name)}, ${ask.account.id})`;
  }
  const { name, email, unit } = ask.wanted;
  return `${aboutText(ask)} (${named(name)}, with the e-mail ${shortCode(email)}, in ${unitText(unit)})`;
}

/** As it is typed after the command, to ask for the same again. */
export function typedAbout(ask: AccountAsk): string {
  return ask.kind === "create-account" ? `new ${ask.wanted.name}` : `close ${ask.account.slug}`;
}

/** "clients › banks", with the end of it where it is too long. */
export function unitPath({ path }: OrganizationalUnit, most = 75): string {
  if (path === "") return "the root, in no unit";
  const names = path.split("/").join(" › ");
  if (names.length <= most) return names;
  const end = names.slice(names.length - most + 1).replace(/^[\uDC00-\uDFFF]/, "");
  return `…${end}`;
}

export function unitText(unit: OrganizationalUnit): string {
  return unit.path === ""
    ? "the root, in no unit"
    : `*${escaped(unitPath(unit, 45)).replaceAll("*", "∗")}*`;
}

/** A name from AWS or from a form, where many of them have to fit into one message. */
export function shortCode(name: string, most = 64): string {
  return code(clipped(name, most));
}
