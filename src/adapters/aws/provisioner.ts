// The provisioner: the second role of Rolecall, which it becomes for one request at a time, under the request's name.
import type { STSClient, STSClientConfig } from "@aws-sdk/client-sts";
import { assumeRole, sessionNameFor } from "./assume-role.ts";
import type { SessionCredentials } from "./assume-role.ts";
import { stsClient } from "./clients.ts";
import type { Reach } from "./clients.ts";

/** An STS to enter an account from, and the source identity the call has to carry, where the session does not carry it. */
export interface EntryWay {
  readonly sts: STSClient;
  readonly sourceIdentity?: string;
}

export interface Provisioner {
  /** Of a session that carries the request as its source identity; null where Rolecall's own credentials do everything. */
  session(onBehalfOf: string): Promise<SessionCredentials | null>;
  /**
   * `isPlain`: without a source identity. A session that carries one gets only into roles whose trust policy allows
   * `sts:SetSourceIdentity`, and the role that Organizations makes does not.
   */
  entryWay(onBehalfOf: string, isPlain: boolean): Promise<EntryWay>;
}

export interface ProvisionerOptions {
  /** As Rolecall itself. */
  readonly sts: STSClient;
  readonly roleArn: string | null;
  readonly now: () => number;
  /** Where STS is reached, if not where the environment says. */
  readonly reach?: Reach<STSClientConfig>;
}

export function provisioner(options: ProvisionerOptions): Provisioner {
  const { sts, roleArn, reach = {} } = options;
  const sessions = roleArn === null ? undefined : rememberedSessions(options, roleArn);
  const stsOf = clientsOf((session) =>
    session ? stsClient({ ...reach, credentials: session }) : sts,
  );
  return {
    session: async (onBehalfOf) => (await sessions?.(onBehalfOf, false)) ?? null,
    entryWay: async (onBehalfOf, isPlain) => {
      const session = (await sessions?.(onBehalfOf, isPlain)) ?? null;
      const isCarried = isPlain || session !== null;
      const carrying = isCarried ? {} : { sourceIdentity: sessionNameFor(onBehalfOf) };
      return { sts: stsOf(session), ...carrying };
    },
  };
}

/** A client for whatever is done for one request. */
export function actingFor<Client>(
  { session }: Pick<Provisioner, "session">,
  clientFor: (session: SessionCredentials | null) => Client,
): (onBehalfOf: string) => Promise<Client> {
  const clientOf = clientsOf(clientFor);
  return async (onBehalfOf) => clientOf(await session(onBehalfOf));
}

/** One client for each session, which goes when the session is forgotten. */
function clientsOf<Client>(
  clientFor: (session: SessionCredentials | null) => Client,
): (session: SessionCredentials | null) => Client {
  const clients = new WeakMap<SessionCredentials, { readonly client: Client }>();
  let own: { readonly client: Client } | undefined;
  return (session) => {
    if (session === null) return (own ??= { client: clientFor(null) }).client;
    const known = clients.get(session) ?? { client: clientFor(session) };
    clients.set(session, known);
    return known.client;
  };
}

/** A session is not used to its very end: a call that is on its way would be refused. */
const SPARE = 120_000;
const MOST_REMEMBERED = 50;

interface Remembered {
  readonly session: Promise<SessionCredentials>;
  /** Known as soon as AWS has answered. */
  until: number;
}

function rememberedSessions(
  { sts, now }: ProvisionerOptions,
  roleArn: string,
): (onBehalfOf: string, isPlain: boolean) => Promise<SessionCredentials> {
  const remembered = new Map<string, Remembered>();
  const open = async (key: string, onBehalfOf: string, isPlain: boolean) => {
    const one: Remembered = {
      session: become(sts, { roleArn, onBehalfOf, isPlain }),
      until: Infinity,
    };
    remembered.set(key, one);
    forgetOldest(remembered);
    try {
      const session = await one.session;
      one.until = (session.expiration?.getTime() ?? now()) - SPARE;
      return session;
    } catch (error) {
      if (remembered.get(key) === one) remembered.delete(key);
      throw error;
    }
  };
  return async (onBehalfOf, isPlain) => {
    const key = `${isPlain ? "plain" : "named"} ${onBehalfOf}`;
    const known = remembered.get(key);
    if (known && known.until > now()) return known.session;
    remembered.delete(key);
    return open(key, onBehalfOf, isPlain);
  };
}

function forgetOldest(remembered: Map<string, Remembered>): void {
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

async function become(
  sts: STSClient,
  wanted: { readonly roleArn: string; readonly onBehalfOf: string; readonly isPlain: boolean },
): Promise<SessionCredentials> {
  const { roleArn, onBehalfOf, isPlain } = wanted;
  const name = sessionNameFor(onBehalfOf);
  return assumeRole(
    sts,
    { roleArn, name, ...(isPlain ? {} : { sourceIdentity: name }) },
    {
      about: `the role ${roleArn}`,
      refused: `AWS does not let Rolecall become its provisioner, ${roleArn}. Rolecall's own role needs sts:AssumeRole and sts:SetSourceIdentity on it, and its trust policy has to allow both to that role. \`npx rolecall permissions\` prints them.`,
    },
  );
}
