// Whom a trust policy of a client is tried with: people as they should come and as they should not, other roles, and strangers.
import type { DoorWanted } from "./door.ts";
import { exampleOf } from "./policy-wildcards.ts";
import type { ReadTrust } from "./trust-reading.ts";
import type { Asker } from "./trust-verdict.ts";

type Mfa = "true" | "false" | null;

export interface Trial {
  readonly who: "person" | "role" | "stranger" | "rolecall";
  readonly arn: string;
  /** Null with access keys alone, where AWS knows nothing of it. */
  readonly mfa: Mfa;
  readonly sessionName: string;
  readonly externalId: string | null;
  readonly asker: Asker;
}

/** A session in a role has none, whoever opened it. */
const MFA_OF: Readonly<Record<"user" | "role", readonly Mfa[]>> = {
  user: ["true", "false", null],
  role: ["false", null],
};
const NOBODY = "rolecall.nobody";
/** Who lists more of them lets in the first ones too. */
const MOST_TRIED = 8;

export function trialsOf(wanted: DoorWanted, trust: ReadTrust): readonly Trial[] {
  const { partition, managementId, enteringRole, externalId } = wanted;
  const ours = `arn:${partition}:iam::${managementId}:`;
  const isRole = (arn: string) => arn.startsWith(`${ours}role/`) && arn !== enteringRole;
  const roles = [`role/${NOBODY}`, `role/team/${NOBODY}`].map((rest) => ours + rest);
  const people = peopleIn(wanted, trust);
  const others = [...people, ...roles].map((arn) =>
    arn.replace(ours, ours.replace(/\d+/, "0".repeat(12))),
  );
  const otherIds = valuesOf(trust, "sts:externalid").filter((id) => id !== externalId);
  const said = [null, externalId];
  const anyWay = (who: Trial["who"], arn: string) => {
    const [own, others] = [nameOf(arn), otherNames(trust, nameOf(arn))];
    return [
      ...trialsWith({ who, arn }, [own, ...others], said),
      ...trialsWith({ who, arn }, [own, ...others.slice(0, 1)], otherIds),
    ];
  };
  return [
    ...people.flatMap((arn) => anyWay("person", arn)),
    ...unique([...roles, ...arnsIn(wanted, trust).fromPatterns.filter(isRole)]).flatMap((arn) =>
      anyWay("role", arn),
    ),
    ...unique(others).flatMap((arn) => trialsWith({ who: "stranger", arn }, [nameOf(arn)], said)),
    ...trialsWith({ who: "rolecall", arn: enteringRole }, [NOBODY], [null, ...otherIds]),
  ];
}

/** The people of the management account that it is tried with: any, those agreed on, and whoever is named in it. */
function peopleIn(wanted: DoorWanted, trust: ReadTrust): readonly string[] {
  const start = `arn:${wanted.partition}:iam::${wanted.managementId}:user/`;
  const agreed = wanted.style === "named" ? wanted.people : [];
  const { exact, fromPatterns } = arnsIn(wanted, trust);
  const known = [...agreed, ...exact, ...fromPatterns].filter((arn) => arn.startsWith(start));
  // A session has the name of somebody, so that whoever names sessions names people.
  const byName = ["aws:username", "sts:rolesessionname"]
    .flatMap((key) => valuesOf(trust, key))
    .filter((name) => !known.some((arn) => nameOf(arn) === name))
    .map((name) => start + name);
  return unique([start + NOBODY, `${start}team/${NOBODY}`, ...known, ...byName]);
}

function arnsIn(wanted: DoorWanted, { statements }: ReadTrust) {
  const written = statements.flatMap(({ principals, tests }) => [
    ...principals.map(({ value }) => value),
    ...tests.filter(({ key }) => /^aws:principalarn$/i.test(key)).flatMap(({ values }) => values),
  ]);
  const isPattern = (value: string) => /[*?]/.test(value);
  return {
    exact: written.filter((value) => !isPattern(value)),
    fromPatterns: written.filter(isPattern).map((pattern) => exampleOf(pattern, wanted)),
  };
}

/** What sessions may be called beside the person's name. */
function otherNames(trust: ReadTrust, own: string): readonly string[] {
  const written = valuesOf(trust, "sts:rolesessionname", own);
  return unique([NOBODY + ".else", ...written]).filter((name) => name !== own);
}

function valuesOf({ statements }: ReadTrust, key: string, username = NOBODY): readonly string[] {
  return statements
    .flatMap(({ tests }) => tests.filter((test) => test.key.toLowerCase() === key))
    .flatMap(({ values }) => values)
    .map((value) => value.replaceAll(/\$\{aws:username\}/gi, username).replaceAll(/[*?]/g, "x"))
    .filter((value) => !value.includes("${"))
    .slice(0, MOST_TRIED);
}

function trialsWith(
  { who, arn }: Pick<Trial, "who" | "arn">,
  sessionNames: readonly string[],
  externalIds: readonly (string | null)[],
): readonly Trial[] {
  return MFA_OF[isUser(arn) ? "user" : "role"].flatMap((mfa) =>
    sessionNames.flatMap((sessionName) =>
      externalIds.map((externalId) => {
        const trial = { who, arn, mfa, sessionName, externalId };
        return { ...trial, asker: askerOf(trial) };
      }),
    ),
  );
}

function askerOf({ arn, mfa, sessionName, externalId }: Omit<Trial, "asker">): Asker {
  const [, partition = "", , , account = ""] = arn.split(":");
  const known: [string, string | null][] = [
    ["aws:principalarn", arn],
    ["aws:principalaccount", account],
    ["aws:principaltype", isUser(arn) ? "User" : "AssumedRole"],
    ["aws:username", isUser(arn) ? nameOf(arn) : null],
    ["aws:multifactorauthpresent", mfa],
    ["aws:sourceidentity", null],
    ["sts:sourceidentity", null],
    ["sts:rolesessionname", sessionName],
    ["sts:externalid", externalId],
  ];
  // How long ago somebody signed in is not known here, unless they did so without MFA.
  if (mfa !== "true") known.push(["aws:multifactorauthage", null]);
  const root = `arn:${partition}:iam::${account}:root`;
  return { names: ["*", account, root, arn], known: new Map(known) };
}

export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

function isUser(arn: string): boolean {
  return arn.includes(":user/");
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
