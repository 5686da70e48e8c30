// Patterns as they are written in the access policy: `*` stands for any text, everything else for itself.

export function matchesPattern(pattern: string, text: string): boolean {
  const first = pattern.indexOf("*");
  if (first < 0) return pattern === text;
  if (pattern === "*") return true;
  return text.startsWith(pattern.slice(0, first)) && matchesRest(pattern, first, text);
}

// Each part is taken where it first occurs, which leaves the most for those after it; the last has to be the end.
function matchesRest(pattern: string, first: number, text: string): boolean {
  const parts = pattern.slice(first + 1).split("*");
  const last = parts.pop() ?? "";
  let from = first;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
