// The address of a person's room: "#/as/alice/dm", "#/as/bob/channel/C0APPROVALS", "#/as/alice/home".

export type Room = "home" | "dm" | { channel: string };

export interface Place {
  /** Key of the person; undefined until somebody is chosen. */
  person?: string;
  /** Undefined: wherever that person usually starts. */
  room?: Room;
}

export function address(person: string, room?: Room): string {
  return `#/${["as", person, ...stepsTo(room)].map(encodeURIComponent).join("/")}`;
}

function stepsTo(room: Room | undefined): string[] {
  if (room === undefined) return [];
  return typeof room === "string" ? [room] : ["channel", room.channel];
}

export function readAddress(hash: string): Place {
  const [as, person, kind, channel] = hash.replace(/^#\/?/, "").split("/").map(decoded);
  if (as !== "as" || !person) return {};
  if (kind === "home" || kind === "dm") return { person, room: kind };
  return kind === "channel" && channel ? { person, room: { channel } } : { person };
}

/** A name for the room that no other room of the same person has. */
export function roomKey(room: Room): string {
  return typeof room === "string" ? room : room.channel;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
