// Somebody asks to be let into an account with a role.
import { findWanted } from "../domain/access-policy.ts";
import type { Wanted } from "../domain/access-policy.ts";
import type { Lasting } from "../domain/duration.ts";
import { whyNoMfa } from "../domain/mfa.ts";
import type { MfaState } from "../domain/mfa.ts";
import type { SlackPerson } from "../domain/person.ts";
import { dueAt } from "../domain/progress.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { seatSubject } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import { whyNameMissing } from "../domain/typed-name.ts";
import type { AskPorts } from "./ask-ports.ts";
import { findWay, wantedLasting } from "./find-way.ts";
import { linkedUser } from "./linked-user.ts";
import { mfaOf } from "./mfa-of.ts";
import type { Mfa } from "./mfa-of.ts";
import { newRequest, unlessAsked } from "./new-request.ts";
import { latestOnSeat, seatAnswer } from "./seat-answer.ts";
import type { AlreadyIn } from "./seat-answer.ts";
import { whyMayNotAsk } from "./who-may-ask.ts";
import { whyKeptOut } from "./why-kept-out.ts";

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
  | { readonly kind: "asked"; readonly request: AccessRequest; readonly mfa: MfaState }
  | AlreadyIn
  | { readonly kind: "refused"; readonly refusal: Refusal };

export async function askForAccess(ports: AskPorts, asked: AskForAccess): Promise<Asked> {
  const { requester } = asked;
  const wish = await whoWantsWhat(ports, asked);
  if (isRefusal(wish)) return { kind: "refused", refusal: wish };
  const { wanted, iamUser, mfa } = wish;
  const words = whyNoMfa(aboutSeat(wish), mfa.state) ?? readWords(wanted, asked);
  const subject = seatSubject(requester, wanted.account.slug, wanted.role.key);
  let latest = await latestOnSeat(ports, { subject, ...wish });
  for (;;) {
    const answer = await seatAnswer(ports, { latest, ...wish });
    if (answer) return answer;
    if (isRefusal(words)) return { kind: "refused", refusal: words };
    const way = await findWay(ports, { requester, ...wanted, iamUser, lasting: words.lasting });
    if (isRefusal(way)) return { kind: "refused", refusal: way };
    const seat = { requester, ...wish, subject, latest };
    const request = unlessAsked(newRequest(ports, { ...seat, ...words, way }), wanted);
    const opened = await ports.store.open(request, dueAt(request, ports.surroundings.now()));
    if (opened !== "changed") {
      ports.desk.nudge(opened);
      return { kind: "asked", request: opened, mfa: mfa.state };
    }
    latest = await ports.store.latest(subject); // memory was behind, or somebody asked this very moment
  }
}

interface Wish {
  readonly wanted: Wanted;
  readonly iamUser: string;
  readonly mfa: Mfa;
}

function aboutSeat({ wanted: { account, role }, iamUser }: Wish) {
  return { account: account.slug, role: role.key, iamUser };
}

async function whoWantsWhat(
  ports: AskPorts,
  { requester, slug, roleKey }: AskForAccess,
): Promise<Wish | Refusal> {
  const wanted = findWanted(ports.policy, slug, roleKey);
  if (isRefusal(wanted)) return wanted;
  const linked = linkedUser(ports.directory, requester);
  const [iamUser, mfa, mayNot] = await Promise.all([
    linked,
    mfaOf(ports.directory, wanted.role, linked),
    whyMayNotAsk(ports, wanted, requester),
  ]);
  if (mayNot) return mayNot;
  if (isRefusal(iamUser)) return iamUser;
  return whyKeptOut(ports, wanted, iamUser) ?? { wanted, iamUser, mfa };
}

function readWords(
  wanted: Wanted,
  { lasting: word, reason: typed, typedName }: AskForAccess,
): { readonly lasting: Lasting; readonly reason: string } | Refusal {
  const lasting = wantedLasting(wanted, word);
  if (typeof lasting === "object") return lasting;
  const reason = readReason(typed);
  if (isRefusal(reason)) return reason;
  return whyNameMissing(wanted.account, wanted.rule, typedName) ?? { lasting, reason };
}
