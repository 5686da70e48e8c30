// An admin ends somebody's access at once, and their open sessions too where that is wanted.
import type { SlackPerson } from "../domain/person.ts";
import type { RequestKey } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import { saveDecision } from "./save-decision.ts";
import type { Outcome } from "./save-decision.ts";

export interface Revoke {
  readonly key: RequestKey;
  readonly by: SlackPerson;
  /** Whether sessions that are open in the account are ended as well. */
  readonly sessions: boolean;
}

export async function revokeAccess(
  ports: AskPorts,
  { key, by, sessions }: Revoke,
): Promise<Outcome> {
  const { accounts, admins } = ports.policy;
  return saveDecision(ports, key, ({ ask }) => {
    const { managedBy = null, client } = accounts.get(ask.account.slug) ?? {};
    const manager = { managedBy, ...(client ? { externalId: client.externalId } : {}) };
    return { do: "revoke", by, admins, sessions: sessions ? manager : null };
  });
}
