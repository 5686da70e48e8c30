// Where in a YAML file something is written: line and column, for a path of keys and positions.
import { isAlias, isMap, isNode, isScalar, isSeq } from "yaml";
import type { Document, LineCounter, Pair } from "yaml";

export interface YamlFile {
  readonly document: Document;
  readonly lines: LineCounter;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Of what `path` leads to; where that is missing, of the nearest thing that should hold it. */
export function placeOf(file: YamlFile, path: readonly PropertyKey[]): Place {
  let offset = startOf(file.document.contents) ?? 0;
  let node: unknown = file.document.contents;
  for (const step of path) {
    const found = stepInto(isAlias(node) ? node.resolve(file.document) : node, step);
    if (!found) break;
    offset = found.offset ?? offset;
    node = found.node;
  }
  const { line, col } = file.lines.linePos(offset);
  return { line, column: col };
}

interface Found {
  readonly node: unknown;
  readonly offset: number | undefined;
}

function stepInto(node: unknown, step: PropertyKey): Found | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }: Pair) => isScalar(key) && String(key.value) === step);
  return pair && { node: pair.value, offset: startOf(pair.key) };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
