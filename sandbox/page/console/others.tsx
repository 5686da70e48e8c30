// Would AWS let the others in? One line for each, with the reason.
import { reasonOf, type Standing } from "./asking-aws.ts";

export function Others({ others }: { others: readonly Standing[] }) {
  return (
    <section class="card">
      <h2>Would AWS let the others in?</h2>
      <ul class="others">
        {others.map((standing) => (
          <li key={standing.person.key}>
            <b>{standing.person.name.split(" ")[0]}:</b> {answerAbout(standing)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The better of their chances: with MFA where they have a device. */
function answerAbout({ user, withMfa, withoutMfa }: Standing): string {
  const decision = withMfa ?? withoutMfa;
  if (!user || !decision) return "no, because no IAM user is linked.";
  const how = decision.allowed && withMfa ? ", with MFA" : "";
  return `${decision.allowed ? "yes" : "no"}${how}, because ${reasonOf(decision)}.`;
}
