// Short answers to one person: a sentence, a refusal.
import type { Refusal } from "../../../domain/refusal.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { refusalText } from "./refusal-text.ts";
import { line, shown } from "./shown.ts";
import type { Shown } from "./shown.ts";

export function sentence(mrkdwn: string): Shown {
  return shown([line(mrkdwn)]);
}

export function refusalAnswer(refusal: Refusal, management?: ManagementAccount): Shown {
  return sentence(refusalText(refusal, management));
}
