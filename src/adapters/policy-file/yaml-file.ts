// A YAML file as its content, with the line and column of everything in it.
import { LineCounter, isAlias, isMap, isNode, isScalar, isSeq } from "yaml";
import type { Document, Pair } from "yaml";
import type { Fault, PlacedFault, Path } from "./policy-faults.ts";
import { composeDocument } from "./yaml-document.ts";
import type { YamlError } from "./yaml-document.ts";

export interface YamlFile {
  readonly content: unknown;
  /** What keeps it from being YAML at all. */
  readonly errors: readonly PlacedFault[];
  /** The place of what the fault's path leads to or, where that is missing, of what should hold it. */
  placed(fault: Fault): PlacedFault;
}

export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const { document, errors } = composeDocument(text, lines);
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const read = errors.length > 0 ? { content: undefined, errors } : contentOf(document);
  return {
    content: read.content,
    errors: read.errors.map(({ offset, says }) => ({ ...placeAt(offset), path: [], says })),
    placed: (fault) => ({
      ...placeAt(offsetOf(document, fault.path)),
      path: fault.path,
      says: fault.see
        ? `${fault.says} (line ${placeAt(offsetOf(document, fault.see)).line})`
        : fault.says,
    }),
  };
}

/** What thousands of accounts and rules may share by an anchor is far below it, what grows without end above. */
const MOST_ALIASES = 100_000;

interface Read {
  readonly content: unknown;
  readonly errors: readonly YamlError[];
}

// Aliases that multiply without end, or stand for nothing, are refused only when they are resolved.
function contentOf(document: Document): Read {
  try {
    return { content: document.toJS({ maxAliasCount: MOST_ALIASES }), errors: [] };
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return { content: undefined, errors: [{ offset: 0, says }] };
  }
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const found = stepInto(isAlias(node) ? node.resolve(document) : node, step);
    if (!found) break;
    offset = found.offset ?? offset;
    node = found.node;
  }
  return offset;
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
