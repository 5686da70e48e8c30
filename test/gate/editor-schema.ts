// The schema of rolecall.yaml for editors: what they check and explain while somebody writes.
import { z } from "zod";
import { policySchema } from "../../src/adapters/policy-file/policy-schema.ts";

/** Where it is, beside the example. */
export const EDITOR_SCHEMA = "docs/rolecall.schema.json";

/**
 * Says less than the policy file's own checks, which compare entries too, and never more: what Rolecall reads is right in an editor.
 * Draft 7 is the one that every editor knows.
 */
export function editorSchema(): unknown {
  return z.toJSONSchema(policySchema, {
    io: "input",
    target: "draft-7",
    override: ({ jsonSchema }) => {
      if (jsonSchema.pattern === undefined) return;
      // Not every editor reads a pattern as Unicode, and without that `\p{Cc}` is the letters p and C.
      jsonSchema.pattern = jsonSchema.pattern.replaceAll(
        "\\p{Cc}",
        "\\u0000-\\u001f\\u007f-\\u009f",
      );
    },
  });
}
