// Enters an account as a role there: for a quarter of an hour, under the request's name, and for what is needed only.
import type { IAMClient } from "@aws-sdk/client-iam";
import { roleArnIn } from "../../domain/account.ts";
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import { Trouble } from "../../domain/trouble.ts";
import { assumeRole, sessionNameFor } from "./assume-role.ts";
import type { SessionCredentials } from "./assume-role.ts";
import { isRefused } from "./aws-errors.ts";
import type { Provisioner } from "./provisioner.ts";

export interface Entrance extends Pick<Provisioner, "entryWay"> {
  iamFor(credentials: SessionCredentials): IAMClient;
  readonly partition: string;
}

export interface Entry {
  readonly accountId: string;
  /** The role that is entered as. */
  readonly roleName: string;
  readonly onBehalfOf: string;
  /** In an account that a client owns. */
  readonly externalId?: string;
  /** What the session may do: the role itself may do everything there. */
  readonly policy: PolicyDocument;
  /** What to say where AWS refuses it. */
  readonly refused: string;
}

/** What IAM's calls want; no account has two roles of one name, whatever their paths. */
export function nameWithoutPath({ roleName }: { readonly roleName: string }): string {
  return roleName.slice(roleName.lastIndexOf("/") + 1);
}

export function allowOnly(
  actions: readonly string[],
  resources: readonly string[],
): PolicyDocument {
  const statement = { Effect: "Allow", Action: actions, Resource: resources };
  return { Version: "2012-10-17", Statement: [statement] };
}

/** For a session that is opened to see whether it can be. */
export const NOTHING: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
};

/** Acts in the account. The session and its client are gone afterwards. */
export async function inAccount<Answer>(
  entrance: Entrance,
  entry: Entry,
  act: (client: IAMClient, session: OpenSession) => Promise<Answer>,
): Promise<Answer> {
  const session = await enter(entrance, entry);
  if (session instanceof Trouble) throw session;
  const client = entrance.iamFor(session.credentials);
  try {
    return await act(client, session);
  } finally {
    client.destroy();
  }
}

export interface OpenSession {
  readonly credentials: SessionCredentials;
  /** Without a source identity, as whoever is responsible for the role has not provided for one. */
  readonly isPlain: boolean;
}

/** Trouble is answered where AWS refuses it, and thrown where anything else is in the way. */
export async function enter(entrance: Entrance, entry: Entry): Promise<OpenSession | Trouble> {
  const named = await enterNamed(entrance, entry);
  if (!(named instanceof Trouble)) return named;
  return attempt(entrance, entry, true);
}

/** With a source identity, or not at all. */
export function enterNamed(entrance: Entrance, entry: Entry): Promise<OpenSession | Trouble> {
  return attempt(entrance, entry, false);
}

async function attempt(
  { entryWay, partition }: Entrance,
  { accountId, roleName, onBehalfOf, externalId, policy, refused }: Entry,
  isPlain: boolean,
): Promise<OpenSession | Trouble> {
  const { sts, ...carrying } = await entryWay(onBehalfOf, isPlain);
  const roleArn = roleArnIn(partition, accountId, roleName);
  const asked = externalId === undefined ? carrying : { ...carrying, externalId };
  const wanted = { roleArn, name: sessionNameFor(onBehalfOf), policy, ...asked };
  const about = `the role ${roleName} in the account ${accountId}`;
  try {
    return { credentials: await assumeRole(sts, wanted, { about, refused }), isPlain };
  } catch (error) {
    if (error instanceof Trouble && isRefused(error)) return error;
    throw error;
  }
}
