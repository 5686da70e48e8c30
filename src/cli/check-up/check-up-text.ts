// What `doctor` prints: a line for each thing that was looked at, and below it what to do; or the same as JSON.
import { paragraph } from "../layout.ts";
import type { Paint } from "../paint.ts";
import { counted } from "../wording.ts";
import type { Line, Section, State } from "./check-line.ts";

const LEFT = Math.max(...["ok", "wrong", "cannot say", "not asked"].map((state) => state.length));
const INDENT = 2 + LEFT + 2;

const COLOURS: Readonly<Record<State, keyof Paint>> = {
  ok: "good",
  wrong: "bad",
  "cannot say": "odd",
  "not asked": "faint",
};

export function checkUpText(sections: readonly Section[], paint: Paint): string {
  const shown = sections.flatMap(({ title, lines }) => [
    paint.bold(title),
    ...lines.flatMap((line) => lineText(line, paint)),
    "",
  ]);
  return `${[...shown, summary(sections)].join("\n")}\n`;
}

function lineText({ what, state, says, todo }: Line, paint: Paint): string[] {
  const [first = "", ...rest] = paragraph(`${what}: ${says}`, INDENT);
  const painted = paint[COLOURS[state]](state) + " ".repeat(LEFT - state.length);
  const arrow = todo === undefined ? [] : paragraph(`→ ${todo}`, INDENT);
  return [`  ${painted}  ${first.trimStart()}`, ...rest, ...arrow];
}

export function isWrong(sections: readonly Section[]): boolean {
  return countOf(sections, "wrong") > 0;
}

function countOf(sections: readonly Section[], wanted: State): number {
  return sections.flatMap(({ lines }) => lines).filter(({ state }) => state === wanted).length;
}

function summary(sections: readonly Section[]): string {
  const faults = countOf(sections, "wrong");
  const open = countOf(sections, "cannot say") + countOf(sections, "not asked");
  const wrong =
    faults === 0 ? "Nothing is wrong." : `${counted(faults, "thing is", "things are")} wrong.`;
  return open === 0 ? wrong : `${wrong} About ${counted(open, "thing")} nothing can be said.`;
}

export function checkUpJson(sections: readonly Section[]): string {
  const checks = sections.flatMap(({ title, lines }) =>
    lines.map((line) => ({ about: title, ...line })),
  );
  return `${JSON.stringify({ ok: !isWrong(sections), checks }, null, 2)}\n`;
}
