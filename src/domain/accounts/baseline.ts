// How accounts are made, connected and closed here: the parts new_accounts, connect_accounts and close_accounts of rolecall.yaml.
import type { AccessRule } from "../access-rule.ts";
import type { TrustStyle } from "../trust-document.ts";

/** What a role may do: managed policies by their ARNs; none for the role that Organizations makes, which may do everything. */
export interface Capable {
  readonly policies: readonly string[];
}

/** A role every new account gets. */
export interface BaselineRole {
  readonly key: string;
  readonly roleName: string;
  readonly sessionSeconds: number;
  /** As they are written: `ReadOnlyAccess` is AWS's own, `arn:…` is as it stands. */
  readonly policies: readonly string[];
}

export interface NewAccounts {
  /** Who may ask and who decides; named `new accounts`. */
  readonly rule: AccessRule;
  /** With `{slug}` in it. */
  readonly email: string;
  /** With `{name}` or `{slug}` in it. */
  readonly accountName: string;
  readonly birthRole: string;
  readonly roles: readonly BaselineRole[];
  /** Patterns of the paths of units that may be chosen; none: every unit. */
  readonly units: readonly string[];
  /** The path of the unit that is proposed. */
  readonly unit: string | null;
  readonly trust: TrustStyle;
  /** With `{slug}` in it; null: accounts get no alias. */
  readonly alias: string | null;
  /** On every new account, beside what the one who asks adds. */
  readonly tags: Readonly<Record<string, string>>;
  /** How many accounts AWS allows the organization, where the file says so: AWS tells only those who ask Service Quotas. */
  readonly most: number | null;
}

export interface ClosedAccounts {
  /** Who may ask and who decides; named `closing accounts`. */
  readonly rule: AccessRule;
}

export interface ConnectedAccounts {
  /** Who may ask, to connect and to disconnect, and who decides; named `connecting accounts`. */
  readonly rule: AccessRule;
  /** What a client is asked for; each has policies of its own. */
  readonly roles: readonly BaselineRole[];
  /** The one that is proposed. */
  readonly trust: TrustStyle;
  /** Patterns of names that roles of clients may have: Rolecall is allowed to enter as these only. */
  readonly roleNames: readonly string[];
}
