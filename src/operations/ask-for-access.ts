// Somebody asks to be let into an account with a role.
import { findWanted } from "../domain/access-policy.ts";
import type { Wanted } from "../domain/access-policy.ts";
import type { Lasting } from "../domain/duration.ts";
import type { SlackPerson } from "../domain/person.ts";
import { dueAt } from "../domain/progress.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { seatSubject } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import { findWay, wantedLasting } from "./find-way.ts";
import { linkedUser } from "./linked-user.ts";
import { newRequest, unlessAsked } from "./new-request.ts";
import { latestOnSeat, seatAnswer } from "./seat-answer.ts";
import type { AlreadyIn } from "./seat-answer.ts";
import { whyMayNotAsk } from "./who-may-ask.ts";

export interface AskForAccess {
  readonly requester: SlackPerson;
  readonly slug: string;
  readonly roleKey: string;
  readonly reason: string;
  /** As it was typed or picked: `4h`, `standing`; the rule's usual time where it is left out. */
  readonly lasting?: string | undefined;
  /** The account's name, typed once more where the rule wants that. */
  readonly typedName?: string | undefined;
}

export type Asked =
  | { readonly kind: "asked"; readonly request: AccessRequest }
  | AlreadyIn
  | { readonly kind: "refused"; readonly refusal: Refusal };

export async function askForAccess(ports: AskPorts, asked: AskForAccess): Promise<Asked> {
  const { requester } = asked;
  const wanted = findWanted(ports.policy, asked.slug, asked.roleKey);
  if (isRefusal(wanted)) return { kind: "refused", refusal: wanted };
  const words = readWords(wanted, asked);
  const [iamUser, mayNot] = await Promise.all([
    linkedUser(ports.directory, requester),
    whyMayNotAsk(ports, wanted, requester),
  ]);
  if (mayNot) return { kind: "refused", refusal: mayNot };
  if (isRefusal(iamUser)) return { kind: "refused", refusal: iamUser };

  const subject = seatSubject(requester, wanted.account.slug, wanted.role.key);
  let latest = await latestOnSeat(ports, { subject, wanted, iamUser });
  for (;;) {
    const answer = seatAnswer(ports, { latest, wanted, iamUser });
    if (answer) return answer;
    if (isRefusal(words)) return { kind: "refused", refusal: words };
    const { lasting } = words;
    const way = await findWay(ports, { requester, ...wanted, iamUser, lasting, latest });
    if (isRefusal(way)) return { kind: "refused", refusal: way };
    const seat = { requester, wanted, iamUser, subject, latest };
    const request = unlessAsked(newRequest(ports, { ...seat, ...words, way }), wanted);
    const opened = await ports.store.open(request, dueAt(request, ports.surroundings.now()));
    if (opened !== "changed") {
      ports.desk.nudge(opened);
      return { kind: "asked", request: opened };
    }
    latest = await ports.store.latest(subject); // memory was behind, or somebody asked this very moment
  }
}

function readWords(
  wanted: Wanted,
  { lasting: word, reason: typed, typedName }: AskForAccess,
): { readonly lasting: Lasting; readonly reason: string } | Refusal {
  const lasting = wantedLasting(wanted, word);
  if (typeof lasting === "object") return lasting;
  const reason = readReason(typed);
  if (isRefusal(reason)) return reason;
  return whyNameMissing(wanted, typedName) ?? { lasting, reason };
}

function whyNameMissing(
  { account, rule }: Wanted,
  typedName: string | undefined,
): Refusal | undefined {
  if (rule.sensitive === null || typedName?.trim().toLowerCase() === account.slug) return undefined;
  return { refused: "name-not-typed", name: account.slug, warning: rule.sensitive };
}
