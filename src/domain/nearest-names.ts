// "Did you mean …": the known names closest to a mistyped one.

/** At most `most` names, nearest first; names that share nothing with `typed` are left out. */
export function nearestNames(typed: string, known: readonly string[], most: number): string[] {
  const wanted = typed.toLowerCase();
  const reach = Math.max(2, Math.floor(wanted.length / 2));
  return known
    .map((name) => ({ name, distance: nearness(wanted, name.toLowerCase(), reach) }))
    .filter(({ distance }) => distance <= reach)
    .sort((one, other) => one.distance - other.distance || one.name.localeCompare(other.name))
    .slice(0, most)
    .map(({ name }) => name);
}

// A name that contains what was typed counts as near, however long it is.
function nearness(wanted: string, name: string, reach: number): number {
  if (wanted.length >= 2 && name.includes(wanted)) return 1;
  if (Math.abs(wanted.length - name.length) > reach) return reach + 1;
  return editDistance(wanted, name);
}

function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const substitution =
        (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(
        Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1),
      );
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}
