// What AWS says: allowed or refused, why in words, and the policy statement that decided.
import type { Decision } from "../../aws/policy/assume-decision.ts";
import type { World } from "../../aws/world.ts";
import { now } from "../base/sandbox-time.ts";
import { reasonOf, type Standing } from "./asking-aws.ts";
import { type Role, statementsBehind } from "./deciding-statement.ts";
import { notLinkedWords } from "./iam-user-of.ts";
import { Mark } from "./mark.tsx";
import { PolicyText } from "./policy-text.tsx";
import { sentence } from "./sentence.ts";
import { refusedWords, untilWords } from "./verdict-words.ts";

interface VerdictProps {
  standing: Standing;
  decision: Decision | undefined;
  world: World;
  role: Role;
}

export function Verdict({ standing, decision, world, role }: VerdictProps) {
  if (!decision) {
    return (
      <section class="card verdict refused" aria-live="polite">
        <h2>
          <Mark isIn={false} /> Nobody is signed in
        </h2>
        <p>{notLinkedWords(standing.person, world)}</p>
      </section>
    );
  }
  const statements = statementsBehind(decision, world, role);
  const plainly = plainWords({ standing, decision, world, role });
  return (
    <section class={`card verdict ${decision.allowed ? "allowed" : "refused"}`} aria-live="polite">
      <h2>
        <Mark isIn={decision.allowed} />
        {decision.allowed ? "AWS lets you in" : "AWS refuses"}
      </h2>
      {plainly ? <p class="plainly">{plainly}</p> : null}
      <p class={plainly ? "quiet" : ""}>{sentence(reasonOf(decision))}</p>
      <Sides decision={decision} />
      {statements.map(({ from, statement }) => (
        <PolicyText key={JSON.stringify(statement)} title={sentence(from)} document={statement} />
      ))}
      {statements.length === 0 ? (
        <p class="quiet">No statement of any policy decided this.</p>
      ) : null}
    </section>
  );
}

/** Both sides must agree: what the person holds, and whom the role trusts. */
function Sides({ decision: { identity, trust } }: { decision: Decision }) {
  return (
    <ul class="sides">
      <li>
        <Mark isIn={identity === "allow"} /> What this user holds in IAM {sideWords[identity]} it
      </li>
      <li>
        <Mark isIn={trust === "allow"} /> The trust policy of the role {sideWords[trust]} it
      </li>
    </ul>
  );
}

const sideWords: Record<Decision["identity"], string> = {
  allow: "allows",
  deny: "forbids",
  none: "does not allow",
};

/** Where Rolecall's own policies decide: since when, or until when, and by which of them. */
function plainWords({ standing, decision, world, role }: VerdictProps): string {
  const { user } = standing;
  if (!decision || !user) return "";
  const circumstances = { world, now: now.value };
  return decision.allowed
    ? untilWords(decision, user, { ...circumstances, role: role.arn })
    : refusedWords(decision, circumstances);
}
