// The form by which somebody lets themselves in, in an emergency: what will happen, and why they do it.
import type { ModalView } from "@slack/types";
import type { AccessRule } from "../../../domain/access-rule.ts";
import type { AccessRole, AccountIdentity } from "../../../domain/account.ts";
import { CALLBACKS } from "../ids.ts";
import { nameFields, warningBlocks } from "./name-field.ts";
import { reasonField } from "./reason-field.ts";
import { line } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { wholeSeatText } from "./what-is-asked.ts";

export interface Emergency {
  readonly account: AccountIdentity;
  readonly role: AccessRole;
  readonly rule: AccessRule;
  readonly reason?: string;
}

export function breakGlassModal({ account, role, rule, reason = "" }: Emergency): ModalView {
  const seconds = rule.breakGlass?.seconds;
  const time = seconds === undefined ? "for a short time" : `for ${timeText(seconds)}`;
  return {
    type: "modal",
    callback_id: CALLBACKS.breakGlass,
    private_metadata: `${account.slug}|${role.key}`,
    title: { type: "plain_text", text: "Break the glass" },
    submit: { type: "plain_text", text: "Let me in" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      line(
        `:rotating_light: You let yourself into ${wholeSeatText({ account, role })} at once, ${time}. Nobody is asked.`,
      ).block,
      line(
        "The approvers and the admins are told at once, with your reason. Afterwards one of them reviews it and writes down what they found. It cannot be made longer.",
      ).block,
      ...warningBlocks(rule),
      reasonField({
        label: "What is the emergency?",
        placeholder: "What is broken, and what you are going to do",
        prefilled: reason,
      }),
      ...nameFields(rule, account, "go on"),
    ],
  };
}
