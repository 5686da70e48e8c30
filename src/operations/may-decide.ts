// Whether somebody may decide about a request now: looked up before they are asked for a reason.
import type { SlackPerson } from "../domain/person.ts";
import { whyCannotDecideExtension } from "../domain/extend-grant.ts";
import type { RequestKey } from "../domain/request.ts";
import { whyCannotDecide } from "../domain/why-closed.ts";
import type { AskPorts } from "./ask-ports.ts";
import type { Outcome } from "./save-decision.ts";
import { meantExtension } from "./what-is-decided.ts";
import type { Meant } from "./what-is-decided.ts";
import { loadDeciding } from "./who-decides.ts";

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
  const loaded = await loadDeciding(ports, key, approver);
  if ("refusal" in loaded) return loaded;
  const { request, deciding } = loaded;
  const extension = meantExtension(request, meant);
  const about = { ...deciding, extension };
  const whyNot = extension > 0 ? whyCannotDecideExtension : whyCannotDecide;
  const refusal = whyNot(request, about, ports.surroundings.now());
  return refusal ? { refusal, request } : { request };
}
