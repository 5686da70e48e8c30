// What a verdict comes to where one of Rolecall's own policies decided, or will: since when, until when, and which.
import type { Decision } from "../../aws/policy/assume-decision.ts";
import { momentWords } from "../base/time-words.ts";
import { policyNamed } from "./deciding-statement.ts";
import type { IamUser } from "./iam-user-of.ts";
import { type RolecallPolicy, rolecallPolicy } from "./rolecall-policies.ts";
import type { World } from "../../aws/world.ts";

type Decided = Pick<Decision, "allowed" | "statement">;

interface Circumstances {
  world: World;
  now: number;
}

/** Empty where no policy of Rolecall's has a say. */
export function refusedWords({ statement }: Decided, { world, now }: Circumstances): string {
  const policy = statement && ownPolicyAt(statement.from, world);
  if (!policy) return "";
  const when = policy.at === undefined ? "" : momentWords(policy.at, now);
  switch (policy.kind) {
    case "guard":
      return `AWS refuses since ${when}: the guard ${policy.name} on the user says so.`;
    case "ended":
      return `AWS refuses: access was ended, and ${policy.name} on the user says so.`;
    case "sessions":
      return `AWS refuses: ${policy.name} on the role ends all sessions of ${policy.about} that were opened before ${when}.`;
    case "access":
      return "";
  }
}

/** Until when AWS will go on letting this user in, as far as Rolecall has written it into IAM. */
export function untilWords(
  { statement }: Decided,
  user: IamUser,
  { role, world, now }: Circumstances & { role: string },
): string {
  const direct = statement && ownPolicyAt(statement.from, world);
  if (direct?.kind === "access" && direct.at !== undefined)
    return `AWS lets you in until ${momentWords(direct.at, now)}: the direct access ${direct.name} on the user says so.`;
  const [guard] = Object.entries(user.policies)
    .flatMap(([name, document]) => rolecallPolicy(name, document) ?? [])
    .filter(({ kind, resources }) => kind === "guard" && resources.includes(role))
    .sort((one, other) => (one.at ?? Infinity) - (other.at ?? Infinity));
  return guard?.at === undefined
    ? ""
    : `AWS lets you in until ${momentWords(guard.at, now)}: from then on the guard ${guard.name} on the user refuses.`;
}

function ownPolicyAt(from: string, world: World): RolecallPolicy | undefined {
  const named = policyNamed(from, world);
  return named && rolecallPolicy(named.name, named.document);
}
