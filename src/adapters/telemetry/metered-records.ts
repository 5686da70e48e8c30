// Records under meter: what each save of this process adds to a history is told, and no call is added for it.
import type { History, HistoryEntry, RequestKey } from "../../domain/request.ts";
import type { Records, Saved } from "../../ports/request-store.ts";

export interface MeteredRecord {
  readonly key: RequestKey;
  readonly version: number;
  readonly history: History;
  readonly ask: { readonly askedAt: number };
}

export type Added<Kept> = (record: Kept, entries: readonly HistoryEntry[]) => void;

/**
 * Every process counts what it saved itself, so that all of them together count everything once. What was saved while its
 * answer was lost is not counted, nor what is saved on top of a version that this process has forgotten or never saw.
 */
export function meteredRecords<Kept extends MeteredRecord>(
  records: Records<Kept>,
  added: Added<Kept>,
): Records<Kept> {
  const lengths = rememberedLengths();
  const seen = <Found extends Kept | undefined>(found: Found): Found => {
    if (found) lengths.remember(found);
    return found;
  };
  const saved = (outcome: Saved<Kept>, before: Length | undefined): Saved<Kept> => {
    if (outcome === "changed") return outcome;
    if (before) added(outcome, entriesSince(before, outcome.history));
    return seen(outcome);
  };
  return {
    load: async (key) => seen(await records.load(key)),
    recall: async (key) => seen(await records.recall(key)),
    latest: async (subject) => seen(await records.latest(subject)),
    recallLatest: (subject) => records.recallLatest(subject),
    open: async (request, due) => saved(await records.open(request, due), NOTHING_YET),
    save: async (request, due) => {
      const before = lengths.recall(request);
      return saved(await records.save(request, due), before);
    },
  };
}

/** How long a history was at a version of its record, and how often its last entry had been repeated. */
interface Length {
  readonly version: number;
  readonly entries: number;
  readonly lastTimes: number;
}

const NOTHING_YET: Length = { version: 0, entries: 0, lastTimes: 0 };

/** Each once for every time it happened: a repeat is counted in the entry before it. */
function entriesSince({ entries: before, lastTimes }: Length, history: History): HistoryEntry[] {
  const { entries, dropped } = history;
  const firstNew = Math.max(0, before - dropped);
  const last = entries[firstNew - 1];
  return [
    ...(last ? repeated(last, timesOf(last) - lastTimes) : []),
    ...entries.slice(firstNew).flatMap((entry) => repeated(entry, timesOf(entry))),
  ];
}

function repeated(entry: HistoryEntry, times: number): HistoryEntry[] {
  return Array.from({ length: Math.max(0, times) }, () => entry);
}

function timesOf({ times = 1 }: HistoryEntry): number {
  return times;
}

/** As many as the stores remember records. */
const MOST_REMEMBERED = 4000;

interface Lengths {
  remember(record: MeteredRecord): void;
  /** Undefined where that version was not seen. */
  recall(record: MeteredRecord): Length | undefined;
}

function rememberedLengths(): Lengths {
  // A Map keeps the order of insertion: the first is the one that was seen longest ago.
  const lengths = new Map<string, Length>();
  return {
    remember: (record) => {
      const name = nameOf(record);
      const known = lengths.get(name);
      // An answer that was long under way does not replace what was learnt since.
      if (known && known.version > record.version) return;
      lengths.delete(name);
      lengths.set(name, lengthOf(record));
      const oldest = lengths.keys().next();
      if (lengths.size > MOST_REMEMBERED && !oldest.done) lengths.delete(oldest.value);
    },
    recall: (record) => {
      const known = lengths.get(nameOf(record));
      return known?.version === record.version ? known : undefined;
    },
  };
}

function lengthOf({ version, history: { entries, dropped } }: MeteredRecord): Length {
  const last = entries.at(-1);
  return {
    version,
    entries: entries.length + dropped,
    lastTimes: last ? timesOf(last) : 0,
  };
}

function nameOf({ key }: MeteredRecord): string {
  return `${key.subject} ${key.number}`;
}
