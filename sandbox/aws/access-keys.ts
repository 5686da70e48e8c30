// Which access keys AWS takes: the bot's own, and those that were handed out for a while.
import { randomBytes } from "node:crypto";
import { sessionArn, type RoleSession } from "./role-session.ts";
import type { Caller } from "./caller.ts";

export interface AccessKey {
  accessKeyId: string;
  secretAccessKey: string;
  /** With temporary credentials only. */
  sessionToken?: string;
  caller: Caller;
}

export interface AccessKeys {
  find(accessKeyId: string): AccessKey | undefined;
  /** Temporary credentials for a session, good until it is over. */
  issue(session: RoleSession): Required<AccessKey>;
}

export function startAccessKeys(own: AccessKey): AccessKeys {
  const keys = new Map([[own.accessKeyId, own]]);
  return {
    find: (accessKeyId) => keys.get(accessKeyId),
    issue: (session) => {
      const key = {
        accessKeyId: `ASIA${letters(16)}`,
        secretAccessKey: randomBytes(30).toString("base64"),
        sessionToken: `IQoJ${randomBytes(240).toString("base64")}`,
        caller: { session, arn: sessionArn(session), isBot: false },
      };
      keys.set(key.accessKeyId, key);
      return key;
    },
  };
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const letters = (count: number) =>
  [...randomBytes(count)].map((byte) => alphabet[byte % 32]).join("");
