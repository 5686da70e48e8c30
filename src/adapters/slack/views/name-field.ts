// The field into which the name of a sensitive account is typed, so that nobody asks for it or approves it by habit.
import type { InputBlock, KnownBlock } from "@slack/types";
import type { AccessRule } from "../../../domain/access-rule.ts";
import type { AccountIdentity } from "../../../domain/account.ts";
import { BLOCKS, FIELDS } from "../ids.ts";
import { warningLine } from "./terms-text.ts";

/** The warning of a sensitive rule; nothing for others. */
export function warningBlocks(rule: AccessRule | undefined): KnownBlock[] {
  const warning = rule?.sensitive ?? null;
  return warning === null ? [] : [warningLine(warning).block];
}

/** `doing`: "ask", "approve". */
export function nameFields(
  rule: Pick<AccessRule, "sensitive"> | undefined,
  { slug }: AccountIdentity,
  doing: string,
): InputBlock[] {
  if (!rule || rule.sensitive === null) return [];
  return [
    {
      type: "input",
      block_id: BLOCKS.name,
      label: { type: "plain_text", text: `Type ${slug} to ${doing}` },
      element: {
        type: "plain_text_input",
        action_id: FIELDS.name,
        placeholder: { type: "plain_text", text: "The name of the account" },
      },
    },
  ];
}
