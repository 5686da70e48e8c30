// Policy variables such as ${aws:username}, filled from what is known about the call.

/** What is known about a call: condition key in lower case → values. */
export type Context = ReadonlyMap<string, readonly string[]>;

// Stand for a literal * and ? once wildcards and filled-in text share one string.
export const literalStar = "\ue000";
export const literalQuestion = "\ue001";

/** The text with every variable filled in; undefined when one has no value, so that it matches nothing. */
export function fillVariables(text: string, context: Context): string | undefined {
  const missing: string[] = [];
  const filled = text.replace(/\$\{([^}]*)\}/g, (_, inside: string) => {
    const value = valueOf(inside, context);
    if (value === undefined) missing.push(inside);
    return asLiteral(value ?? "");
  });
  return missing.length > 0 ? undefined : filled;
}

export function unmarked(text: string): string {
  return text.replaceAll(literalStar, "*").replaceAll(literalQuestion, "?");
}

function valueOf(inside: string, context: Context): string | undefined {
  if (["*", "?", "$"].includes(inside)) return inside;
  const [, key = "", fallback] = /^\s*([^,\s]+)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inside) ?? [];
  const values = context.get(key.toLowerCase()) ?? [];
  return values.length === 1 ? values[0] : fallback;
}

const asLiteral = (value: string) =>
  value.replaceAll("*", literalStar).replaceAll("?", literalQuestion);
