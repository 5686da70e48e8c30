// What people typed and chose in fields of messages, each for themselves.
import type { Option } from "./block-kit.ts";
import type { MessagePlace } from "./messages.ts";
import type { FieldValue } from "./view-state.ts";

export interface Fields {
  /** By `fieldKey`. */
  typed: Map<string, FieldValue>;
  /** What the app offered last in a field that asks it for options; same keys. */
  offered: Map<string, readonly Option[]>;
}

export interface MessageFields {
  of(personId: string, place: MessagePlace): Fields;
}

export function startMessageFields(): MessageFields {
  const all = new Map<string, Fields>();
  return {
    of: (personId, { channelId, ts }) => {
      const key = [personId, channelId, ts].join(" ");
      const fields = all.get(key) ?? { typed: new Map(), offered: new Map() };
      all.set(key, fields);
      return fields;
    },
  };
}
