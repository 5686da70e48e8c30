// What was found changed by hand in AWS, in words: what it is, what AWS enforces meanwhile, and how it came right.
import type { Finding } from "../../../domain/drift/drift.ts";
import type { Drift } from "../../../domain/drift/drift-ledger.ts";
import { bold, code, escapedWithin, mention, when } from "../mrkdwn.ts";
import { causeText } from "./plan-text.ts";

type Of<What extends Finding["what"]> = Extract<Finding, { what: What }>;

/** "*D-3* … is in the group …: somebody put them in by hand." */
export function foundText(finding: Finding): string {
  switch (finding.what) {
    case "joined-by-hand":
      return `${whoText(finding)} is in the group ${code(finding.group)}, and not through Rolecall: somebody put them in by hand.`;
    case "left-by-hand":
      return `${whoText(finding)} is not in the group ${code(finding.group)} any more, although ${bold(finding.ref)} gives them this access: somebody took them out by hand.`;
    case "policy-gone":
      return `${policyText(finding)} is gone: somebody deleted ${code(finding.policy.name)} by hand.`;
    case "policy-changed":
      return `${policyText(finding)} is not as Rolecall wrote it: somebody changed ${code(finding.policy.name)} by hand.`;
    case "group-changed":
      return `What the group ${code(finding.group)} lets its members do was changed by hand: ${differencesText(finding)}.`;
  }
}

function whoText({ iamUser, person }: Pick<Of<"joined-by-hand">, "iamUser" | "person">): string {
  return person ? `${code(iamUser)} (${mention(person)})` : code(iamUser);
}

function policyText(finding: Of<"policy-gone" | "policy-changed">): string {
  const what = finding.policy.kind === "guard" ? "The guard" : "The policy that lets them in";
  return `${what} of ${bold(finding.ref)} on ${whoText(finding)}`;
}

function differencesText({ differences }: Of<"group-changed">): string {
  return escapedWithin(differences.join("; "), 1200);
}

export function meanwhileText(finding: Finding): string {
  switch (finding.what) {
    case "joined-by-hand":
      return strangerText(finding);
    case "left-by-hand":
      return "AWS lets them in no more, while the record says that they have access.";
    case "policy-gone":
    case "policy-changed":
      return endText(finding);
    case "group-changed":
      return "Its members may be allowed more than was approved, or less, for as long as this stays. Whoever is let in by it next has it put right first.";
  }
}

function strangerText({ seat }: Of<"joined-by-hand">): string {
  if (!seat) {
    return "Whatever the group allows, and nothing ends it. rolecall.yaml knows no account and role for this group.";
  }
  return `AWS lets them into ${bold(seat.slug)} as ${bold(seat.roleKey)}, and nothing ends it.`;
}

function endText({ what, policy }: Of<"policy-gone" | "policy-changed">): string {
  const until = when(policy.until);
  if (policy.kind === "guard") {
    const rest = `Rolecall takes the access away ${until}, but only if it is running then.`;
    return what === "policy-gone"
      ? `*AWS itself does not end it any more.* ${rest}`
      : `*AWS may end it at another time, or not at all.* ${rest}`;
  }
  return what === "policy-gone"
    ? `AWS lets them in no more, while the record says that they have access until ${until}.`
    : `*AWS lets them in by what the policy says now*, which may be more, or for longer, than until ${until}. Rolecall takes it away then, if it is running.`;
}

/** How it stands with what an admin ordered; undefined while nobody has. */
export function orderText({ order, trouble }: Drift): string | undefined {
  if (!order)
    return trouble === null ? undefined : `:warning: Not put right: ${causeText(trouble)}`;
  const stands = order.want === "undo" ? "It is being undone" : "It is being adopted";
  const late = trouble === null ? "" : ` It takes longer: ${causeText(trouble)}`;
  return `:hourglass_flowing_sand: ${stands}, as ${mention(order.by)} decided, ${when(order.at)}.${late}`;
}

export function overText({ over, finding }: Drift): string {
  if (!over) return "";
  const by = over.by ? ` by ${mention(over.by)}` : "";
  const at = when(over.at);
  switch (over.how) {
    case "undone":
      return `:white_check_mark: Undone${by}; AWS was as it should be ${at}.`;
    case "adopted":
      return `:white_check_mark: Adopted${by}, ${at}: ${adoptedText(finding, over.ref)}`;
    case "put-right":
      return `:white_check_mark: It is not so any more, ${at}, and not through Rolecall.`;
    case "on-record":
      return `:white_check_mark: There is a request for it by now, ${bold(over.ref ?? "")}, ${at}.`;
    case "request-ended":
      return `:white_check_mark: The request has ended, ${at}, so there is nothing left to put right.`;
  }
}

function adoptedText(finding: Finding, ref: string | undefined): string {
  if (finding.what === "left-by-hand") return `${bold(finding.ref)} has ended.`;
  return ref === undefined ? "it is on record." : `it is on record as ${bold(ref)}.`;
}
