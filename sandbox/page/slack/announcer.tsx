// Reads new messages out, for those who do not see them appear.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Sight } from "../../slack/people/sees.ts";
import { type Room, roomKey } from "./room-address.ts";
import { entriesIn } from "./rooms.ts";

export function Announcer({ sight, room }: { sight: Sight; room: Room }) {
  const [said, setSaid] = useState("");
  const heard = useRef({ where: "", upTo: 0 });
  const where = `${sight.person} ${roomKey(room)}`;
  const entries = entriesIn(room === "home" ? "dm" : room, sight);
  const newest = entries.at(-1);
  useEffect(() => {
    const at = Number(newest?.ts ?? 0);
    const isNew = heard.current.where === where && at > heard.current.upTo;
    heard.current = { where, upTo: at };
    if (isNew && newest) setSaid(`New message: ${newest.plain}`);
  }, [where, newest?.ts]);
  return (
    <div class="unseen" aria-live="polite">
      {said}
    </div>
  );
}
