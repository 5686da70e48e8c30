// Somebody typed that they want to see what they have and what they asked for.
import { isRefusal } from "../../../domain/refusal.ts";
import { listOpenAccounts } from "../../../operations/accounts/list-accounts.ts";
import { listMine } from "../../../operations/find-mine.ts";
import { configOf } from "../../../operations/my-config.ts";
import { myRequests } from "../views/my-requests.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";
import type { TypedCommand } from "./typed-command.ts";

export async function listInWords(
  { ports, management }: Edge,
  { person }: TypedCommand,
): Promise<Shown> {
  const [mine, accounts] = await Promise.all([
    listMine(ports, person),
    listOpenAccounts(ports, person),
  ]);
  const config = await configOf(ports, person, mine);
  return myRequests(mine, accounts, isRefusal(config) ? undefined : { config, management });
}
