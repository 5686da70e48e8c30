// Draws somebody's Home tab.
import type { SlackPerson } from "../../../domain/person.ts";
import { isOpen } from "../../../domain/request.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { listMine } from "../../../operations/find-mine.ts";
import { decidesAboutAnything, listWaiting, stillWaits } from "../../../operations/list-waiting.ts";
import { slackTrouble } from "../slack-trouble.ts";
import { homeTab } from "../views/home-tab.ts";
import type { HomeContent } from "../views/home-tab.ts";
import type { Edge } from "./edge.ts";

/** `changed`: a request that was changed a moment ago, which lists may still show as it was. */
export async function publishHome(
  edge: Edge,
  person: SlackPerson,
  changed?: AccessRequest,
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
  changed: AccessRequest | undefined,
): Promise<HomeContent> {
  const [mine, waiting] = await Promise.all([listMine(ports, person), listWaiting(ports, person)]);
  const upToDate = (requests: readonly AccessRequest[]) =>
    requests.map((request) => (changed && request.ref === changed.ref ? changed : request));
  const content = { mine: upToDate(mine).filter(isOpen) };
  if (waiting.length === 0 && !(await decidesAboutAnything(ports, person))) return content;
  return { ...content, waiting: upToDate(waiting).filter(stillWaits) };
}
