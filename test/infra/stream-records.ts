// Changes of the table as its stream tells them, of records as Rolecall stores them.
import type { Image, StreamRecord } from "../../infra/audit/audited-change.ts";
import { toItem } from "../../src/adapters/dynamodb/request-item.ts";
import type { AccessRequest } from "../../src/domain/request.ts";

/** The attributes of an item, each with its type. */
export function image(item: Readonly<Record<string, unknown>>): Image {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === "number" ? { N: String(value) } : { S: String(value) },
    ]),
  );
}

export function stored(request: AccessRequest): Image {
  return image(toItem({ request, due: null, writeId: "w1" }));
}

const CHANGED_AT = Date.UTC(2026, 0, 5, 9, 1, 2);

interface Change {
  readonly from?: Image;
  readonly to?: Image;
  readonly sequence?: string;
}

/** As the documentation of the stream has it; `sequence` tells changes apart. */
export function change({ from, to, sequence = "111100000000000000000001" }: Change): StreamRecord {
  const { subject, number } = { ...from, ...to };
  return {
    eventID: `id-${sequence}`,
    eventName: from ? (to ? "MODIFY" : "REMOVE") : "INSERT",
    dynamodb: {
      ApproximateCreationDateTime: CHANGED_AT / 1000,
      SequenceNumber: sequence,
      Keys: { ...(subject ? { subject } : {}), ...(number ? { number } : {}) },
      ...(to ? { NewImage: to } : {}),
      ...(from ? { OldImage: from } : {}),
    },
  };
}
