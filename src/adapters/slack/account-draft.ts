// A new account as it stands in its form: what was typed, and what is proposed from its name where nothing was.
import type { NewAccounts } from "../../domain/accounts/baseline.ts";
import { fillTemplate, proposeSlug } from "../../domain/accounts/account-naming.ts";
import { follow } from "./proposed-names.ts";
import type { Proposed } from "./proposed-names.ts";

/** The names that are proposed and can be changed; an alias that nobody wants is empty. */
export interface ProposedNames {
  readonly slug: string;
  readonly accountName: string;
  readonly email: string;
  readonly birthRole: string;
  readonly alias: string;
}

export type ProposedField = keyof ProposedNames;

export interface AccountDraft extends Proposed<ProposedField> {
  readonly unitId?: string | undefined;
  /** Missing while nobody has chosen: then every role. */
  readonly roleKeys?: readonly string[] | undefined;
  readonly tags: string;
  /** Slack user ids. */
  readonly firstPeople: readonly string[];
  readonly firstRole?: string | undefined;
  readonly reason: string;
}

export function newDraft(policy: NewAccounts, name: string): AccountDraft {
  return {
    proposedFor: name,
    names: proposeNames(policy, name),
    turn: 0,
    turns: { slug: 0, accountName: 0, email: 0, birthRole: 0, alias: 0 },
    ...{ tags: "", firstPeople: [], reason: "" },
  };
}

/** What is proposed for `name`, in every field that still holds what was proposed before. */
export function proposeAnew(policy: NewAccounts, draft: AccountDraft, name: string): AccountDraft {
  const { names } = draft;
  const before = proposeNames(policy, draft.proposedFor);
  const isOwnSlug = names.slug !== before.slug;
  const ownSlug = isOwnSlug ? names.slug : undefined;
  // What follows from the short name may have been proposed before or after that was changed by hand.
  const known = [before, proposeNames(policy, draft.proposedFor, ownSlug)];
  const fresh = proposeNames(policy, name, ownSlug);
  return follow(draft, { name, before: known, fresh });
}

function proposeNames(policy: NewAccounts, typed: string, ownSlug?: string): ProposedNames {
  const name = typed.replace(/\s+/g, " ").trim();
  const slug = ownSlug ?? proposeSlug(name);
  const fill = (template: string) =>
    name === "" || slug === "" ? "" : fillTemplate(template, { name, slug });
  return {
    slug,
    accountName: asPlainLetters(fill(policy.accountName)),
    email: fill(policy.email),
    birthRole: policy.birthRole,
    alias: policy.alias === null ? "" : fill(policy.alias),
  };
}

/** `Café Nord` → `Cafe Nord`, since AWS takes nothing else. */
function asPlainLetters(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[^\u0020-\u007e]/g, "")
    .replace(/ +/g, " ")
    .trim();
}
