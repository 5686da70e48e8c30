// Inline policies as they are kept, made ready to evaluate: parsed, with where each is written.
import type { PolicyDocument } from "./policy-document.ts";
import type { SourcedPolicy } from "./policy-evaluator.ts";

/** `owner` in words: "group client-a-admin". */
export function sourced(owner: string, policies: ReadonlyMap<string, string>): SourcedPolicy[] {
  return [...policies].map(([name, document]) => ({
    from: `${owner}, policy ${name}`,
    document: parsed(document),
  }));
}

/** Only documents that passed the policy grammar are kept. */
export function parsed(document: string): PolicyDocument {
  return JSON.parse(document) as PolicyDocument;
}
