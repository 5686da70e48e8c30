// Wildcards as AWS reads them in policies: `*` is any text, `?` any one sign; in ARNs part by part.

export function matchesWildcards(pattern: string, text: string): boolean {
  if (isPlain(pattern)) return pattern === text;
  const parts = pattern.split("*");
  const first = parts.shift() ?? "";
  const last = parts.pop();
  if (last === undefined) return text.length === first.length && isAt(text, 0, first);
  const end = text.length - last.length;
  if (end < first.length || !isAt(text, 0, first) || !isAt(text, end, last)) return false;
  const inside = text.slice(0, end);
  return parts.reduce((from, part) => endOf(part, inside, from), first.length) <= end;
}

/** Where the part ends that is found first; beyond the end of the text where there is none. */
function endOf(part: string, text: string, from: number): number {
  for (let at = from; at + part.length <= text.length; at += 1) {
    if (isAt(text, at, part)) return at + part.length;
  }
  return text.length + 1;
}

function isAt(text: string, from: number, part: string): boolean {
  for (let at = 0; at < part.length; at += 1) {
    if (part[at] !== "?" && part[at] !== text[from + at]) return false;
  }
  return true;
}

// Most of them are, and a policy is tried with hundreds of people.
function isPlain(pattern: string): boolean {
  return !pattern.includes("*") && !pattern.includes("?");
}

/** ArnEquals and ArnLike do the same. */
export function matchesArn(pattern: string, arn: string): boolean {
  if (isPlain(pattern)) return pattern === arn;
  const [wanted, parts] = [arnParts(pattern), arnParts(arn)];
  const isWhole = wanted.length === 6 && parts.length === 6;
  return isWhole && wanted.every((part, at) => matchesWildcards(part, parts[at] ?? ""));
}

/** Somebody whom the pattern means; in this account, where it means that one too. */
export function exampleOf(
  pattern: string,
  place: { readonly partition: string; readonly managementId: string },
): string {
  const likely = ["arn", place.partition, "iam", "", place.managementId];
  const parts = arnParts(pattern).map((part, at) => {
    const wanted = likely[at];
    return wanted !== undefined && matchesWildcards(part, wanted) ? wanted : filled(part);
  });
  return pattern.startsWith("arn:") ? parts.join(":") : filled(pattern);
}

const filled = (pattern: string): string => pattern.replaceAll(/[*?]/g, "x");

function arnParts(arn: string): string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(":")] : [])];
}
