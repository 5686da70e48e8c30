// Draws somebody's Home tab.
import type { SlackPerson } from "../../../domain/person.ts";
import { isOpen } from "../../../domain/request.ts";
import { isAccountIn, isAccountOpen } from "../../../domain/accounts/account-request.ts";
import { listOpenAccounts, waitingAccounts } from "../../../operations/accounts/list-accounts.ts";
import { listMine } from "../../../operations/find-mine.ts";
import { decidesAboutAnything, listWaiting, stillWaits } from "../../../operations/list-waiting.ts";
import type { AnyRequest } from "../any-request.ts";
import { slackTrouble } from "../slack-trouble.ts";
import { homeTab } from "../views/home-tab.ts";
import type { HomeContent } from "../views/home-tab.ts";
import type { Edge } from "./edge.ts";

/** `changed`: a request that was changed a moment ago, which lists may still show as it was. */
export async function publishHome(
  edge: Edge,
  person: SlackPerson,
  changed?: AnyRequest,
): Promise<void> {
  const view = homeTab(await contentFor(edge, person, changed));
  try {
    await edge.clients.messages.views.publish({ user_id: person.user, view });
  } catch (error) {
    // Opening the tab draws it anew, so nothing is lost.
    edge.logger.warn({ err: slackTrouble(error, "drawing the Home tab") }, "Home was not drawn");
  }
}

async function contentFor(
  { ports }: Edge,
  person: SlackPerson,
  changed: AnyRequest | undefined,
): Promise<HomeContent> {
  const [mine, waiting, openAccounts, accountsWaiting] = await Promise.all([
    listMine(ports, person),
    listWaiting(ports, person),
    listOpenAccounts(ports, person),
    waitingAccounts(ports, person),
  ]);
  const upToDate = <Kept extends AnyRequest>(requests: readonly Kept[]): Kept[] =>
    requests.map((request) => asChanged(request, changed));
  const accounts = {
    mine: upToDate(openAccounts).filter(isAccountOpen),
    waiting: upToDate(accountsWaiting).filter((one) => isAccountIn(one, "pending", "stuck")),
  };
  const content = { mine: upToDate(mine).filter(isOpen), accounts };
  const isIdle = waiting.length + accountsWaiting.length === 0;
  if (isIdle && !(await decidesAboutAnything(ports, person))) return content;
  return { ...content, waiting: upToDate(waiting).filter(stillWaits) };
}

// What has one reference is of one kind.
function asChanged<Kept extends AnyRequest>(request: Kept, changed: AnyRequest | undefined): Kept {
  return changed && request.ref === changed.ref ? (changed as Kept) : request;
}
