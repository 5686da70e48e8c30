// Whether somebody may decide about a request now: looked up before they are asked for a reason.
import type { SlackPerson } from "../domain/person.ts";
import { whyCannotDecideExtension } from "../domain/extend-grant.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { RequestKey } from "../domain/request.ts";
import { whyCannotDecide } from "../domain/why-closed.ts";
import type { AskPorts } from "./ask-ports.ts";
import type { Outcome } from "./save-decision.ts";
import { meantExtension } from "./what-is-decided.ts";
import type { Meant } from "./what-is-decided.ts";
import { whoDecides } from "./who-decides.ts";

export interface MayDecide {
  readonly key: RequestKey;
  readonly approver: SlackPerson;
  readonly meant: Meant;
}

/** Decides nothing; whoever decides later is checked again. */
export async function mayDecide(
  ports: AskPorts,
  { key, approver, meant }: MayDecide,
): Promise<Outcome> {
  const request = await ports.store.load(key);
  if (!request) return { refusal: { refused: "unknown-ref", ref: key.subject } };
  const deciding = await whoDecides(ports, request, approver);
  if (isRefusal(deciding)) return { refusal: deciding, request };
  const extension = meantExtension(request, meant);
  const about = { ...deciding, extension };
  const whyNot = extension > 0 ? whyCannotDecideExtension : whyCannotDecide;
  const refusal = whyNot(request, about, ports.surroundings.now());
  return refusal ? { refusal, request } : { request };
}
