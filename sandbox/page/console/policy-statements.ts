// The statements of a policy document, which may be written as one or as a list.
import type { PolicyDocument, Statement } from "../../aws/policy/policy-document.ts";

export function statementsOf(document: PolicyDocument | undefined): readonly Statement[] {
  if (!document) return [];
  const { Statement: written } = document;
  return "Effect" in written ? [written] : written;
}
