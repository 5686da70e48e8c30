// A client's account as it stands in the form that asks to connect it: what was typed, and the short name that is proposed.
import { proposeSlug } from "../../domain/accounts/account-naming.ts";
import { follow } from "./proposed-names.ts";
import type { Proposed } from "./proposed-names.ts";

export interface ConnectionDraft extends Proposed<"slug"> {
  readonly accountId: string;
  /** Missing while nobody has chosen: then every role. */
  readonly roleKeys?: readonly string[] | undefined;
  /** `key=Name`, a line each. */
  readonly roleNames: string;
  /** Missing while nobody has picked: then what rolecall.yaml proposes. */
  readonly trust?: string | undefined;
  /** Slack user ids. */
  readonly people: readonly string[];
  readonly reason: string;
}

export function newConnectionDraft(name: string): ConnectionDraft {
  return {
    ...{ proposedFor: name, names: { slug: proposeSlug(name) }, turn: 0, turns: { slug: 0 } },
    ...{ accountId: "", roleNames: "", people: [], reason: "" },
  };
}

/** With the short name for `name`, unless somebody has changed it. */
export function proposeSlugAnew(draft: ConnectionDraft, name: string): ConnectionDraft {
  const before = [{ slug: proposeSlug(draft.proposedFor) }];
  return follow(draft, { name, before, fresh: { slug: proposeSlug(name) } });
}
