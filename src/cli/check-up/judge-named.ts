// Whether the channel, the people and the user groups that the policy file names are there and of use.
import type { AccessPolicy } from "../../domain/access-policy.ts";
import { reviewNames } from "../../domain/policy/review-names.ts";
import type { SlackMember } from "../../domain/policy/match-people.ts";
import type { ChannelSeen, UserGroupSeen } from "../../ports/slack-check-up.ts";
import { groupsIn } from "../known-members.ts";
import { NOT_A_MEMBER } from "../standing-words.ts";
import { counted, listed, namingOf } from "../wording.ts";
import { judged, notAsked, ok, wrong } from "./check-line.ts";
import type { Line, Verdict } from "./check-line.ts";
import type { SlackFacts } from "./look-around.ts";

type Named = Pick<SlackFacts, "channel" | "groups" | "people">;

const MOST = 6;

export function judgeNamed(seen: Named, policy: AccessPolicy | null): Line[] {
  const { channel, groups, people } = seen;
  if (!policy) {
    const unread = notAsked("the policy file cannot be read");
    return ["approvers' channel", "user groups", "people"].map((what) => ({ what, ...unread }));
  }
  return [
    {
      what: "approvers' channel",
      ...judged(channel, (found) => judgeChannel(policy.channel, found)),
    },
    { what: "user groups", ...judged(groups, (found) => judgeGroups(policy, found)) },
    { what: "people", ...judged(people, (found) => judgePeople(policy, found)) },
  ];
}

function judgeChannel(id: string, found: ChannelSeen | null): Verdict {
  if (!found) {
    return wrong(
      `The bot sees no channel ${id}.`,
      "Check `channel` in the policy file; into a private channel, invite the bot with /invite.",
    );
  }
  const { name, hasBot, isArchived, isShared } = found;
  const channel = `#${name}`;
  if (isArchived) return wrong(`${channel} is archived.`, "Unarchive it, or name another one.");
  if (isShared) {
    return wrong(
      `${channel} is shared with another workspace, so no card is posted there.`,
      "Stop sharing it, or name another channel.",
    );
  }
  if (!hasBot) return wrong(`The bot is not in ${channel}.`, "Invite it there with /invite.");
  return ok(`${channel}: the bot is in it, and it is shared with nobody.`);
}

function judgeGroups(policy: AccessPolicy, found: readonly UserGroupSeen[]): Verdict {
  const named = groupsIn(policy);
  const naming = namingOf(policy);
  const faults = named.flatMap((id) => {
    const group = found.find((one) => one.id === id);
    if (!group) return [`There is no user group for ${naming.group(id)} (${id}).`];
    return group.isDisabled ? [`@${group.handle} is disabled, so nobody is in it.`] : [];
  });
  if (faults.length > 0) {
    return wrong(faults.join(" "), "Enable it in Slack, or name another one in the policy file.");
  }
  return ok(`${counted(named.length, "user group is", "user groups are")} named, and there.`);
}

function judgePeople(policy: AccessPolicy, members: readonly SlackMember[]): Verdict {
  const naming = namingOf(policy);
  const faults = reviewNames(policy, members).flatMap(({ what }) =>
    what.kind === "cannot-take-part"
      ? [`${naming.person(what.person)} ${NOT_A_MEMBER[what.standing]}`]
      : [],
  );
  if (faults.length === 0) return ok("All who are named are members of the workspace.");
  return wrong(`${listed(faults, MOST)}.`, "Take them out of the policy file, or correct the id.");
}
