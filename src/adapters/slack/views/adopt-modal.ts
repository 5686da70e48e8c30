// The form by which an admin adopts access that was there before: for how long it lasts from now on.
import type { ModalView } from "@slack/types";
import { offeredLastings } from "../../../domain/duration.ts";
import type { TimeRule } from "../../../domain/duration.ts";
import type { ToAdopt } from "../../../operations/adopt-standing.ts";
import { BLOCKS, CALLBACKS } from "../ids.ts";
import { bold, code, mention } from "../mrkdwn.ts";
import { standingValue } from "../standing-value.ts";
import { sentence } from "./answer.ts";
import { line } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { timeField } from "./time-field.ts";
import { wholeSeatText } from "./what-is-asked.ts";

export function adoptModal(adopting: ToAdopt): ModalView {
  const { wanted, iamUser, person, group } = adopting;
  const { account, role, rule } = wanted;
  const text = `${mention(person)} (${code(iamUser)}) has ${wholeSeatText(wanted)} by a place in the group ${code(group)}. Adopted, it is a request that you have approved: they keep it until the end you choose, then they are taken out of the group. They are told.`;
  return {
    type: "modal",
    callback_id: CALLBACKS.adoptStanding,
    private_metadata: standingValue({ slug: account.slug, roleKey: role.key, iamUser }),
    title: { type: "plain_text", text: "Adopt access" },
    submit: { type: "plain_text", text: "Adopt" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [line(text).block, lastingField(rule.time)],
  };
}

function lastingField(time: TimeRule) {
  const { defaultLasting, longestSeconds } = time;
  return timeField({
    blockId: BLOCKS.adoptTime,
    label: "How long may they keep it?",
    hint: "Counted from now. They can ask for more time before it ends.",
    offered: offeredLastings({ ...time, standing: false }),
    chosen: typeof defaultLasting === "number" ? defaultLasting : longestSeconds,
  });
}

/** The answer to an admin who has sent it. */
export function standingAdopted({ wanted, person }: ToAdopt): Shown {
  const { account, role } = wanted;
  return sentence(
    `${mention(person)} keeps ${bold(account.slug)} as ${bold(role.key)} until the end you chose. It is being put on record, and they are told.`,
  );
}
