// What a formula of a page comes to: numbers, + × / and brackets.

/** Fails on anything else. */
export function worthOf(formula: string): number {
  const signs = formula.match(/[\d.]+|[()+×/]/g) ?? [];
  const next = () => signs.shift();

  const atom = (): number => {
    const sign = next() ?? "";
    if (sign !== "(") return Number(sign);
    const inner = sum();
    if (next() !== ")") throw new Error(`A bracket is open in ${formula}.`);
    return inner;
  };
  const product = (): number => {
    let worth = atom();
    while (signs[0] === "×" || signs[0] === "/") {
      worth = next() === "×" ? worth * atom() : worth / atom();
    }
    return worth;
  };
  const sum = (): number => {
    let worth = product();
    while (signs[0] === "+") {
      next();
      worth += product();
    }
    return worth;
  };
  const worth = sum();
  if (signs.length > 0 || Number.isNaN(worth)) throw new Error(`${formula} cannot be counted.`);
  return worth;
}
