// What one change of the table is for the audit: an object with a name of its own, and what is new in it.
//
// It runs in the function that reads the table's stream, and knows of a record only what src/adapters/dynamodb/request-item.ts stores.

/** As a stream tells it: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html */
export interface StreamRecord {
  readonly eventID?: string;
  readonly eventName?: string;
  readonly dynamodb?: StreamChange;
}

interface StreamChange {
  readonly ApproximateCreationDateTime?: number;
  readonly SequenceNumber?: string;
  readonly Keys?: Image;
  readonly NewImage?: Image;
  readonly OldImage?: Image;
}

/** Attributes by name, each as `{ S: "…" }` or `{ N: "…" }`. */
export type Image = Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;

export interface AuditObject {
  /** Follows from the change alone, so that a change which is delivered twice is written once. */
  readonly key: string;
  readonly body: string;
}

/** Undefined where there is nothing to keep: a claim, or where a message stands. */
export function auditedChange({ eventName, dynamodb = {} }: StreamRecord): AuditObject | undefined {
  const { NewImage: image = {}, OldImage: before = {} } = dynamodb;
  // Rolecall removes nothing, so whoever did was somebody else.
  if (eventName === "REMOVE") return objectOf(dynamodb, { removed: before });
  if (image["request"] === undefined) return undefined;
  const request = read(image);
  // Kept as it is rather than lost, or tried for ever.
  if (request === undefined) return objectOf(dynamodb, { unreadable: image });
  return whatIsNew(dynamodb, request, read(before));
}

function whatIsNew(
  change: StreamChange,
  { entries, state, ask, dropped }: Request,
  was?: Request,
): AuditObject | undefined {
  const before = was?.entries ?? [];
  const happened = without(entries, before);
  // A repeat that is counted takes the place of the one before, and a long history loses its middle; anything else was done by hand.
  const gone = without(before, entries);
  const other = was ? otherwise(was, { state, ask }) : {};
  if (happened.length + gone.length + Object.keys(other).length === 0) return undefined;
  const lost = gone.length > 0 ? { gone } : {};
  return objectOf(change, { state, happened, ...lost, ...other, dropped });
}

/** Rolecall changes neither without an entry: where there is none, somebody else has. */
function otherwise(was: Standing, is: Standing): object {
  return {
    ...(was.state === is.state ? {} : { stateBefore: was.state }),
    ...(said(was.ask) === said(is.ask) ? {} : { ask: is.ask, askBefore: was.ask }),
  };
}

/** By day, then by request, then in order: what happened on a day, and to a request on it, is one listing. */
function objectOf(change: StreamChange, told: object): AuditObject {
  const { NewImage, OldImage, Keys, SequenceNumber: sequence = "0" } = change;
  const attributes = { ...Keys, ...(NewImage ?? OldImage) };
  const about = {
    ref: attributes["ref"]?.S,
    subject: attributes["subject"]?.S,
    number: Number(attributes["number"]?.N),
    version: Number(attributes["version"]?.N),
    at: changedAt(change).toISOString(),
  };
  const day = about.at.slice(0, 10).replaceAll("-", "/");
  return {
    key: `${day}/${about.ref ?? "no-request"}/${sequence.padStart(40, "0")}.json`,
    body: JSON.stringify({ ...about, ...told }),
  };
}

/** In seconds, as DynamoDB noted it: the same however often it is told. */
function changedAt({ ApproximateCreationDateTime: seconds = 0 }: StreamChange): Date {
  return new Date(seconds * 1000);
}

interface Standing {
  readonly state: unknown;
  readonly ask: unknown;
}

interface Request extends Standing {
  readonly entries: readonly unknown[];
  readonly dropped: number;
}

/** What of it is read, and none of it is certain: another version of Rolecall may have written it. */
interface Stored {
  readonly state?: { readonly name?: unknown };
  readonly ask?: unknown;
  readonly history?: { readonly entries?: unknown; readonly dropped?: number };
}

function read(image: Image): Request | undefined {
  try {
    const { state, ask, history = {} } = JSON.parse(image["request"]?.S ?? "") as Stored;
    const { entries, dropped = 0 } = history;
    return Array.isArray(entries) ? { state: state?.name, ask, entries, dropped } : undefined;
  } catch {
    return undefined;
  }
}

/** Each as often as there are more of it than among `others`. */
function without(entries: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const left = new Map<string, number>();
  for (const other of others.map(said)) left.set(other, (left.get(other) ?? 0) + 1);
  return entries.filter((entry) => {
    const times = left.get(said(entry)) ?? 0;
    left.set(said(entry), times - 1);
    return times <= 0;
  });
}

function said(entry: unknown): string {
  return JSON.stringify(entry);
}
