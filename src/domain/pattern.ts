// Patterns as they are written in the access policy: `*` stands for any text, everything else for itself.

/** Where what follows a `*` does not fit, that one is given one letter more. */
export function matchesPattern(pattern: string, text: string): boolean {
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let starEnds = 0;
  while (inText < text.length) {
    if (pattern[inPattern] === "*") {
      star = inPattern;
      starEnds = inText;
      inPattern += 1;
    } else if (pattern[inPattern] === text[inText]) {
      inPattern += 1;
      inText += 1;
    } else if (star >= 0) {
      starEnds += 1;
      inText = starEnds;
      inPattern = star + 1;
    } else {
      return false;
    }
  }
  return isOnlyStars(pattern, inPattern);
}

function isOnlyStars(pattern: string, from: number): boolean {
  for (let place = from; place < pattern.length; place += 1) {
    if (pattern[place] !== "*") return false;
  }
  return true;
}
