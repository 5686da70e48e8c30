// Whether two patterns have anything in common: a rule about `*/production` and units under `clients/*` do.

interface Place {
  readonly inOne: number;
  readonly inOther: number;
}

/** Whether some text fits both, `*` being any text in either. */
export function patternsMeet(one: string, other: string): boolean {
  const width = other.length + 1;
  const seen = new Set<number>([0]);
  // A set is gone through with what is added meanwhile.
  for (const place of seen) {
    const [inOne, inOther] = [Math.floor(place / width), place % width];
    if (inOne === one.length && inOther === other.length) return true;
    for (const next of nextPlaces(one[inOne], other[inOther])) {
      seen.add((inOne + next.inOne) * width + inOther + next.inOther);
    }
  }
  return false;
}

const ON_IN_ONE: Place = { inOne: 1, inOther: 0 };
const ON_IN_OTHER: Place = { inOne: 0, inOther: 1 };
const ON_IN_BOTH: Place = { inOne: 1, inOther: 1 };

/** A `*` ends there, or takes the other's letter in. */
function nextPlaces(letter: string | undefined, other: string | undefined): readonly Place[] {
  if (letter === "*" || other === "*") {
    return [...(letter ? [ON_IN_ONE] : []), ...(other ? [ON_IN_OTHER] : [])];
  }
  return letter !== undefined && letter === other ? [ON_IN_BOTH] : [];
}
