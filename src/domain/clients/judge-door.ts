// Whether a role in a client's account is as agreed, from knocking at it and from what it shows inside.
import type { DoorJudged, DoorSeen, DoorWanted } from "./door.ts";
import {
  NOT_READ,
  longSession,
  opensWithout,
  otherAccount,
  shortSession,
  shut,
} from "./door-sentences.ts";
import { judgeTrust } from "./judge-trust.ts";
import { readTrust } from "./trust-reading.ts";

export function judgeDoor(wanted: DoorWanted, seen: DoorSeen): DoorJudged {
  if (!seen.opens) return { faults: [shut(wanted, seen.refusal)], notes: [], isCliOnly: false };
  const { accountId } = seen;
  const inside = judgeInside(wanted, seen);
  const isElsewhere = accountId !== null && accountId !== wanted.accountId;
  return {
    ...inside,
    faults: [
      ...(isElsewhere ? [otherAccount(wanted, accountId)] : []),
      ...sessionFaults(wanted, seen),
      ...inside.faults,
    ],
    notes: [...sessionNotes(wanted, seen), ...inside.notes],
  };
}

function judgeInside(wanted: DoorWanted, { role, opensToAnybody }: DoorSeen): DoorJudged {
  const trust = role && readTrust(role.trust);
  if (trust) return judgeTrust(wanted, trust, opensToAnybody);
  const faults = opensToAnybody ? [opensWithout(wanted, [])] : [];
  return { faults, notes: [NOT_READ], isCliOnly: false };
}

function sessionFaults(wanted: DoorWanted, { role }: DoorSeen): readonly string[] {
  if (!role || role.sessionSeconds >= wanted.sessionSeconds) return [];
  return [shortSession(wanted, role.sessionSeconds)];
}

function sessionNotes(wanted: DoorWanted, { role }: DoorSeen): readonly string[] {
  if (!role || role.sessionSeconds <= wanted.sessionSeconds) return [];
  return [longSession(wanted, role.sessionSeconds)];
}
