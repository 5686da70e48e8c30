// Whether somebody may ask for access, and may still have what they asked for.
import type { Wanted } from "../domain/access-policy.ts";
import type { AccessRule } from "../domain/access-rule.ts";
import type { SlackPerson } from "../domain/person.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Ask } from "../domain/request.ts";
import type { UserGroups } from "../ports/user-groups.ts";
import type { Workspace } from "../ports/workspace.ts";
import { isIncluded } from "./rule-people.ts";

interface Ports {
  readonly userGroups: UserGroups;
  readonly workspace: Workspace;
}

export async function whyMayNotAsk(
  ports: Pick<Ports, "userGroups">,
  { account, role, rule }: Wanted,
  { user }: SlackPerson,
): Promise<Refusal | undefined> {
  const may = await isIncluded(ports, rule.mayAsk, user);
  if (typeof may === "object") return may;
  if (may) return undefined;
  return { refused: "may-not-ask", account: account.slug, role: role.key, rule: rule.name };
}

/** Looked at when it is approved: the one who asked may have left since, or the rules may have changed. */
export async function whyMayNotHave(
  ports: Ports,
  { requester, account, role }: Ask,
  rule: AccessRule,
): Promise<Refusal | undefined> {
  const may = await mayStillAsk(ports, requester, rule);
  if (typeof may === "object") return may;
  const about = { account: account.slug, role: role.key };
  return may ? undefined : { refused: "requester-may-not", person: requester, ...about };
}

/** A refusal where Slack cannot say. */
export async function mayStillAsk(
  ports: Ports,
  requester: SlackPerson,
  { mayAsk }: Pick<AccessRule, "mayAsk">,
): Promise<boolean | Refusal> {
  const [may, unwelcome] = await Promise.all([
    isIncluded(ports, mayAsk, requester.user),
    ports.workspace.whyNotWelcome(requester),
  ]);
  if (typeof may === "object") return may;
  return unwelcome?.refused === "slack-cannot-say" ? unwelcome : may && !unwelcome;
}
