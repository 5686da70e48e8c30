// Lays text out for a terminal of eighty columns: broken between words, indented, in two columns.

const WIDTH = 80;

/** Each line of `text`, broken so that it fits with the indent. A word that is longer stands alone, whole. */
export function paragraph(text: string, indent = 0): string[] {
  const room = WIDTH - indent;
  return text.split("\n").flatMap((line) => broken(line, room).map((part) => pad(part, indent)));
}

function broken(line: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

function pad(text: string, indent: number): string {
  return text === "" ? "" : " ".repeat(indent) + text;
}

/** Names on the left, what is said of them on the right, broken beside them. */
export function twoColumns(rows: readonly (readonly [string, string])[], indent = 0): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, says]) => {
    const [first = "", ...rest] = paragraph(says, indent + left);
    return [pad(name.padEnd(left), indent) + first.trimStart(), ...rest];
  });
}
