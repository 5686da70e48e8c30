// The text of a YAML file as a document, however odd the text is.
import { Composer, Parser } from "yaml";
import type { CST, Document, LineCounter } from "yaml";

/** What keeps a text from being a document that can be read, and where in the text that is. */
export interface YamlError {
  readonly offset: number;
  readonly says: string;
}

interface Composed {
  readonly document: Document;
  readonly errors: readonly YamlError[];
}

/** Far more than a policy needs. What composes the document calls itself for each level, and a stack ends. */
const DEEPEST = 100;

export function composeDocument(text: string, lines: LineCounter): Composed {
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const tooDeep = offsetBelow(DEEPEST, tokens);
  const composer = new Composer({ logLevel: "error" });
  const composed = composer.compose(tooDeep === undefined ? tokens : [], true, text.length);
  const [document, second] = [...composed];
  // With `true`, even a text of nothing is a document.
  if (!document) throw new Error("no document was composed");
  const errors = document.errors.map(({ pos, message }) => ({ offset: pos[0], says: message }));
  if (tooDeep !== undefined) {
    errors.push({ offset: tooDeep, says: "this is nested too deeply" });
  }
  if (second) {
    errors.push({
      offset: second.range[0],
      says: "this is a second document; a policy file is one",
    });
  }
  return { document, errors };
}

function offsetBelow(depth: number, tokens: readonly CST.Token[]): number | undefined {
  let level: readonly CST.Token[] = tokens;
  for (let deep = 0; deep <= depth && level.length > 0; deep += 1) level = level.flatMap(inside);
  return level[0] && "offset" in level[0] ? level[0].offset : undefined;
}

function inside(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}
