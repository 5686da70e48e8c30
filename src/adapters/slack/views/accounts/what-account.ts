// How messages speak about what a request about an account asks for.
import type { AccountAsk, AccountRequest } from "../../../../domain/accounts/account-request.ts";
import { slugOf } from "../../../../domain/accounts/account-request.ts";
import type { OrganizationalUnit } from "../../../../domain/accounts/new-account.ts";
import { bold, clipped, code, escaped, named } from "../../mrkdwn.ts";

/** "New account nordbank", "Connecting acme", "Closing client-a"; for a heading, which takes no mrkdwn. */
export function accountTitle(ask: AccountAsk): string {
  return `${TITLES[ask.kind]} ${slugOf({ ask })}`;
}

const TITLES: Readonly<Record<AccountAsk["kind"], string>> = {
  "create-account": "New account",
  "connect-account": "Connecting",
  "disconnect-account": "Disconnecting",
  "close-account": "Closing",
};

/** "the new account *nordbank*", "the connection to the client's account *acme*" */
export function aboutText(ask: AccountAsk): string {
  return `${ABOUT[ask.kind]} ${bold(slugOf({ ask }))}`;
}

const ABOUT: Readonly<Record<AccountAsk["kind"], string>> = {
  "create-account": "the new account",
  "connect-account": "the connection to the client's account",
  "disconnect-account": "the end of the connection to",
  "close-account": "the end of the account",
};

/** "the new account *nordbank* (Nordbank, with the e-mail `…`, in `clients › banks`)" */
export function wholeAboutText(ask: AccountAsk): string {
  const about = aboutText(ask);
  if (ask.kind === "create-account") {
    const { name, email, unit } = ask.wanted;
    return `${about} (${named(name)}, with the e-mail ${shortCode(email)}, in ${unitText(unit)})`;
  }
  const { name, id } = "wanted" in ask ? ask.wanted : ask.account;
  return `${about} (${named(name)}, ${id})`;
}

/** "The client's account *acme* (Acme, 555555555555)" */
export function wholeAccountText({ ask }: Pick<AccountRequest, "ask">): string {
  const slug = bold(slugOf({ ask }));
  if (ask.kind === "create-account") return `The account ${slug} (${named(ask.wanted.name)})`;
  const { name, id } = "wanted" in ask ? ask.wanted : ask.account;
  return `The client's account ${slug} (${named(name)}, ${id})`;
}

/** As it is typed after the command, to ask for the same again. */
export function typedAbout(ask: AccountAsk): string {
  switch (ask.kind) {
    case "create-account":
      return `new ${ask.wanted.name}`;
    case "connect-account":
      return `connect ${ask.wanted.name}`;
    case "disconnect-account":
      return `disconnect ${ask.account.slug}`;
    case "close-account":
      return `close ${ask.account.slug}`;
  }
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
