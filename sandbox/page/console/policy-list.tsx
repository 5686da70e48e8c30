// Policies as somebody holds them: Rolecall's own in words, every one to unfold as it is written.
import type { PolicyDocument } from "../../aws/policy/policy-document.ts";
import { now } from "../base/sandbox-time.ts";
import { PolicyText } from "./policy-text.tsx";
import { heldWords, rolecallPolicy } from "./rolecall-policies.ts";

interface PolicyListProps {
  title: string;
  policies: Readonly<Record<string, PolicyDocument>>;
}

export function PolicyList({ title, policies }: PolicyListProps) {
  const entries = Object.entries(policies);
  return (
    <>
      <h3>{title}</h3>
      {entries.length === 0 ? <p class="quiet">No policies.</p> : null}
      {entries.map(([name, document]) => (
        <details key={name}>
          <summary>{summaryOf(name, document)}</summary>
          <PolicyText title={`${title}, ${name}`} document={document} />
        </details>
      ))}
    </>
  );
}

function summaryOf(name: string, document: PolicyDocument): string {
  const ours = rolecallPolicy(name, document);
  return ours ? heldWords(ours, now.value) : `Policy ${name}`;
}
