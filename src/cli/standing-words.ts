// Why somebody cannot use Rolecall, as the end of a sentence about them.
import type { NotAMember } from "../domain/policy/match-people.ts";

export const NOT_A_MEMBER: Readonly<Record<NotAMember, string>> = {
  "not-in-slack": "is not in this Slack workspace",
  deactivated: "was deactivated in Slack",
  guest: "is a guest in Slack, and guests cannot use Rolecall",
  bot: "is a bot",
};
