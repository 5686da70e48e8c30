// The trust policy of access roles, exactly as Rolecall writes it, and what an account has in its place, in words.
import { isSameDocument, policySize } from "./iam-documents.ts";
import type { PolicyDocument } from "./iam-documents.ts";

/** Which people of the management account may switch: all, all with MFA, or those named, with MFA. */
export type TrustStyle = "account" | "mfa" | "named";

export interface Trusting {
  readonly partition: string;
  readonly managementId: string;
  /** ARNs of the roles that Rolecall acts as, with their paths. */
  readonly bots: readonly string[];
  readonly style: TrustStyle;
  /**
   * IAM users of the management account, of effect where they are named: by their ARNs, or by their names with the path
   * where they have one (`team/alice`). A name without its path is another user's ARN, and lets nobody in.
   */
  readonly people: readonly string[];
  /** What Rolecall has to say to get in, where a client owns the account. Never asked of people: the console cannot say it. */
  readonly externalId?: string;
}

/**
 * Everybody is named by a condition and never as the principal: AWS turns a principal into an id, which is dead when the user
 * or role is made anew. Whoever is trusted here needs the permission on their own side too.
 */
export function trustDocument(trusting: Trusting): PolicyDocument {
  return { Version: "2012-10-17", Statement: [...bot(trusting), ...people(trusting)] };
}

const TO_NAME_SESSIONS = ["sts:TagSession", "sts:SetSourceIdentity"];

/**
 * The ExternalId is asked for in a statement of its own: AWS knows it of `sts:AssumeRole` only, and where `sts:TagSession` asks
 * for it as well, that is refused (Service Authorization Reference, STS).
 */
function bot(trusting: Trusting): Record<string, unknown>[] {
  const { externalId } = trusting;
  const only = { ArnEquals: { "aws:PrincipalArn": botArns(trusting) } };
  const statement = (Sid: string, Action: string | string[], Condition: object) => {
    return { Sid, Effect: "Allow", Principal: managementAccount(trusting), Action, Condition };
  };
  if (externalId === undefined) {
    return [statement("RolecallBot", ["sts:AssumeRole", ...TO_NAME_SESSIONS], only)];
  }
  if (!/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) throw new Error(`${externalId} is no ExternalId`);
  const said = { ...only, StringEquals: { "sts:ExternalId": externalId } };
  return [
    statement("RolecallBot", "sts:AssumeRole", said),
    statement("RolecallBotSession", TO_NAME_SESSIONS, only),
  ];
}

function botArns(trusting: Trusting): string[] {
  const bots = unique(trusting.bots);
  if (bots.length === 0) throw new Error("a trust policy without Rolecall itself locks it out");
  for (const arn of bots) checkArn(arn, "role", trusting);
  return bots;
}

function people(trusting: Trusting): Record<string, unknown>[] {
  const { style } = trusting;
  const named = unique(trusting.people.map((person) => userArn(person, trusting)));
  if (style === "named" && named.length === 0) return [];
  return [
    {
      Sid: "People",
      Effect: "Allow",
      Principal: managementAccount(trusting),
      Action: "sts:AssumeRole",
      Condition: {
        // Not BoolIfExists: with bare access keys the key is absent, and they would be let in.
        ...(style === "account" ? {} : { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
        StringEquals: { "sts:RoleSessionName": "${aws:username}" },
        ...(style === "named" ? { ArnEquals: { "aws:PrincipalArn": named } } : {}),
      },
    },
  ];
}

type Place = Pick<Trusting, "partition" | "managementId">;

function managementAccount({ partition, managementId }: Place) {
  return { AWS: `arn:${partition}:iam::${managementId}:root` };
}

function userArn(person: string, place: Place): string {
  const { partition, managementId } = place;
  const arn = person.startsWith("arn:")
    ? person
    : `arn:${partition}:iam::${managementId}:user/${person}`;
  checkArn(arn, "user", place);
  return arn;
}

// A wildcard would be one in the policy too, and trust more than is meant.
function checkArn(arn: string, kind: "role" | "user", { partition, managementId }: Place): void {
  const start = `arn:${partition}:iam::${managementId}:${kind}/`;
  const name = arn.slice(start.length);
  if (arn.startsWith(start) && /^([\x21-\x7e]+\/)?[\w+=,.@-]+$/.test(name) && !/[*?$]/.test(name)) {
    return;
  }
  throw new Error(`${arn} is no ${kind} of the management account ${managementId}`);
}

// In an order that stays the same, so that a document is written anew only where somebody came or went.
function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** What AWS allows a trust policy unless the account asked for more, without white space. */
const MOST_TRUST_CHARACTERS = 2048;

export function fitsTrust(document: PolicyDocument, most = MOST_TRUST_CHARACTERS): boolean {
  return policySize(document) <= most;
}

/** Where a trust policy is not the one that is wanted, in words; none where it means the same. */
export function trustDifferences(found: unknown, wanted: PolicyDocument): readonly string[] {
  const statements = statementsIn(found);
  if (!statements) return ["the trust policy cannot be read"];
  const missing = wanted.Statement.filter((statement) => !isAmong(statement, statements));
  const extra = statements.filter((statement) => !isAmong(statement, wanted.Statement));
  const changed = new Set(missing.map(sidOf));
  return [
    ...(versionOf(found) === wanted.Version ? [] : [`its version is not ${wanted.Version}`]),
    ...missing.map((statement) => {
      const isThere = extra.some((other) => sidOf(other) === sidOf(statement));
      return `the statement \`${String(sidOf(statement))}\` ${isThere ? "was changed" : "is missing"}`;
    }),
    ...extra.filter((statement) => !changed.has(sidOf(statement))).map(extraInWords),
  ];
}

type Statement = Readonly<Record<string, unknown>>;

function statementsIn(document: unknown): readonly Statement[] | undefined {
  if (!isRecord(document)) return undefined;
  const statements = asList(document["Statement"]);
  return statements.every(isRecord) ? statements : undefined;
}

function versionOf(document: unknown): unknown {
  return isRecord(document) ? document["Version"] : undefined;
}

function isRecord(value: unknown): value is Statement {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function sidOf({ Sid }: Statement): unknown {
  return Sid;
}

function isAmong(statement: Statement, others: readonly Statement[]): boolean {
  return others.some((other) => isSameDocument(settled(other), settled(statement)));
}

// As policies are read: a list of one is that one, no list has an order, and true may stand in quotes.
function settled(value: unknown): unknown {
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    const items = value.map(settled);
    return items.length === 1 ? items[0] : items.sort(byText);
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, settled(inner)]));
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

function extraInWords(statement: Statement): string {
  const { Sid, Effect, Condition } = statement;
  const name = typeof Sid === "string" ? ` \`${Sid}\`` : "";
  const what = Effect === "Deny" ? "refuses" : "lets in";
  const bounds = isRecord(Condition) ? "under conditions of its own" : "without a condition";
  return `an extra statement${name} ${what} ${principalIn(statement)} ${bounds}`;
}

function principalIn({ Principal, NotPrincipal }: Statement): string {
  if (Principal === undefined) return `everybody but ${named(NotPrincipal)}`;
  return named(Principal);
}

function named(principal: unknown): string {
  if (principal === "*") return "everybody";
  const names = isRecord(principal) ? Object.values(principal).flatMap(asList) : [];
  return names.map((name) => `\`${String(name)}\``).join(", ") || "nobody";
}
