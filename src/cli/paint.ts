// Colours for a terminal, or none.

type Colour = (text: string) => string;

export interface Paint {
  readonly bold: Colour;
  readonly faint: Colour;
  readonly bad: Colour;
  readonly good: Colour;
  readonly odd: Colour;
}

const within =
  (code: number, end: number): Colour =>
  (text) =>
    `\u001b[${code}m${text}\u001b[${end}m`;

const COLOURS: Paint = {
  bold: within(1, 22),
  faint: within(2, 22),
  bad: within(31, 39),
  good: within(32, 39),
  odd: within(33, 39),
};

const asItIs: Colour = (text) => text;
const PLAIN: Paint = { bold: asItIs, faint: asItIs, bad: asItIs, good: asItIs, odd: asItIs };

export function paintFor(color: boolean): Paint {
  return color ? COLOURS : PLAIN;
}
