// One click, and what comes of it.
import type { ViewOutput } from "@slack/bolt";
import type { SlackPerson } from "../../../domain/person.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { isAboutAccount } from "../../../domain/accounts/account-request.ts";
import type { AccountRequest } from "../../../domain/accounts/account-request.ts";
import type { AccessRequest, RequestKey } from "../../../domain/request.ts";
import type { Outcome } from "../../../operations/save-decision.ts";
import type { AnyRequest } from "../any-request.ts";
import { COMMAND } from "../ids.ts";
import { code } from "../mrkdwn.ts";
import { readRequestValue } from "../request-value.ts";
import type { RequestValue } from "../request-value.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";

export interface Click {
  readonly person: SlackPerson;
  readonly triggerId: string;
  /** Of the button, or of the option that was picked. */
  readonly value: string | undefined;
  /** The modal or Home tab that was clicked in. */
  readonly view: ViewOutput | undefined;
}

export interface Clicked<Kept = AnyRequest> {
  /** To the one who clicked; nothing where the messages are redrawn anyway. */
  readonly say?: Shown | undefined;
  readonly changed?: Kept;
  /** What the click was about, changed or not. */
  readonly about?: Kept | undefined;
  /** Why nothing was changed. */
  readonly refusal?: Refusal;
}

export type ClickHandler = (edge: Edge, click: Click) => Promise<Clicked>;

/** Does something about the request that a button names. */
export async function aboutRequest(
  { value }: Click,
  act: (meant: RequestValue) => Promise<Outcome>,
): Promise<Clicked<AccessRequest>> {
  const meant = readRequestValue(value);
  return meant && !isAboutAccount(meant.key) ? clickedOf(await act(meant)) : outdatedButton();
}

/** The same for a button about an account as a whole. */
export async function aboutAccount(
  { value }: Click,
  act: (key: RequestKey) => Promise<Outcome<AccountRequest>>,
): Promise<Clicked<AccountRequest>> {
  const meant = readRequestValue(value);
  return meant && isAboutAccount(meant.key) ? clickedOf(await act(meant.key)) : outdatedButton();
}

/** Which of the two a button is about. */
export function byKind(forAccess: ClickHandler, forAccount: ClickHandler): ClickHandler {
  return (edge, click) => {
    const meant = readRequestValue(click.value);
    return meant && isAboutAccount(meant.key) ? forAccount(edge, click) : forAccess(edge, click);
  };
}

function clickedOf<Kept>({ refusal, request }: Outcome<Kept>): Clicked<Kept> {
  return refusal
    ? { say: refusalAnswer(refusal), about: request, refusal }
    : { changed: request, about: request };
}

export function outdatedButton(): Clicked<never> {
  return {
    say: sentence(
      `This button is from an earlier version of Rolecall and does nothing any more. ${code(`${COMMAND} help`)} shows what you can type instead.`,
    ),
  };
}
