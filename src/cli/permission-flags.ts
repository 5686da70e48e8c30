// Reads what `rolecall permissions` is told beside rolecall.yaml: where Rolecall runs, and as whom.
import type { AccessPolicy } from "../domain/access-policy.ts";
import { nearestNames } from "../domain/nearest-names.ts";
import type { BotPlace, ScopeChoice } from "../domain/permissions/permission-scope.ts";
import type { Typed } from "./typed-options.ts";
import { wrongUsage } from "./verb.ts";
import { listed } from "./wording.ts";

const text = { type: "string" } as const;
const isSet = { type: "boolean" } as const;

export const PERMISSION_OPTIONS = {
  ...{ account: text, organization: text, region: text, partition: text, table: text },
  ...{ "runtime-role": text, "provisioner-role": text, "no-provisioner": isSet },
  ...{ units: text, outside: text, "only-tagged": isSet },
} as const;

type Flag = "account" | "organization" | "region" | "partition" | "table" | "units";

const FORMS: Readonly<Record<Flag, readonly [form: RegExp, is: string]>> = {
  account: [/^\d{12}$/, "the twelve digits of the management account"],
  organization: [
    /^o-[a-z0-9]{10,32}$/,
    "the organization's id, o-…, as `aws organizations describe-organization` shows it",
  ],
  region: [/^[a-z]{2}(-[a-z]+)+-\d$/, "the region the table is in, such as eu-central-1"],
  partition: [/^aws(-cn|-us-gov)?$/, "aws, aws-cn or aws-us-gov"],
  table: [/^[\w.-]{3,255}$/, "the name of the DynamoDB table"],
  units: [
    /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}(,ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})*$/,
    "ids of organizational units, ou-…, with commas between them",
  ],
};

/** Throws one fault that names every flag in `needed` that is missing. */
export function readPlace(typed: Typed, needed: readonly Flag[]): BotPlace {
  const missing = needed.filter((flag) => typed.valueOf(flag) === undefined);
  if (missing.length > 0) {
    throw wrongUsage(missing.map((flag) => `--${flag} is missing: ${FORMS[flag][1]}.`).join("\n"));
  }
  const home = { partition: read(typed, "partition", "aws"), managementId: read(typed, "account") };
  return {
    ...home,
    organizationId: read(typed, "organization"),
    region: read(typed, "region"),
    table: read(typed, "table", "rolecall"),
    runtimeRole: readRole(typed, { ...home, flag: "runtime-role", fallback: "rolecall" }),
    provisionerRole: readProvisioner(typed, home),
  };
}

function read(typed: Typed, flag: Flag, fallback = ""): string {
  const value = typed.valueOf(flag);
  if (value === undefined) return fallback;
  const [form, is] = FORMS[flag];
  if (form.test(value)) return value;
  throw wrongUsage(`--${flag} ${value} is not what it should be: ${is}.`);
}

type Home = Pick<BotPlace, "partition" | "managementId">;

function readProvisioner(typed: Typed, home: Home): string | null {
  const role = { ...home, flag: "provisioner-role", fallback: "rolecall-provisioner" };
  if (!typed.isSet("no-provisioner")) return readRole(typed, role);
  if (typed.valueOf("provisioner-role") === undefined) return null;
  throw wrongUsage("--provisioner-role and --no-provisioner do not go together.");
}

interface RoleFlag extends Home {
  readonly flag: string;
  readonly fallback: string;
}

function readRole(typed: Typed, { partition, managementId, flag, fallback }: RoleFlag): string {
  const value = typed.valueOf(flag) ?? fallback;
  const start = `arn:${partition}:iam::${managementId}:role/`;
  const name = value.startsWith(start) ? value.slice(start.length) : value;
  if (/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(name)) return start + name;
  throw wrongUsage(
    `--${flag} ${value} is not what it should be: the name of a role of the management account with its path where it has one, or its ARN, ${start}….`,
  );
}

export function readChoice(typed: Typed, { accounts }: AccessPolicy): ScopeChoice {
  const outside = typed.valueOf("outside")?.split(",") ?? [];
  const slugs = [...accounts.keys()];
  const unknown = outside.find((slug) => !accounts.has(slug));
  if (unknown !== undefined) throw noSuchAccount(unknown, nearestNames(unknown, slugs, 3));
  return {
    outside,
    // The patterns of units in rolecall.yaml are of paths, and AWS knows units by their ids only.
    units: read(typed, "units", "*").split(","),
    onlyTagged: typed.isSet("only-tagged"),
  };
}

function noSuchAccount(slug: string, nearest: readonly string[]) {
  const meant = nearest.length > 0 ? ` Did you mean ${listed(nearest, Infinity, "or")}?` : "";
  return wrongUsage(`--outside ${slug}: the policy file has no such account.${meant}`);
}
