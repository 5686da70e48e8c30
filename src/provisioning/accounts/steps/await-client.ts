// The step that waits until the client has made the roles as agreed, and looks at them every now and then.
import type { CheckedDoor } from "../../../domain/accounts/clients-account.ts";
import type { AccountHands } from "../account-hands.ts";
import { done, refused, waits } from "../account-step.ts";
import type { AccountStepRunner, Turn } from "../account-step.ts";
import { checkDoors, whatIsWrong } from "../check-doors.ts";
import { clientsAccount } from "../step-account.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** At first somebody may be at it; a client who takes weeks is not knocked at every minute. */
const DISTANCES = [
  { until: HOUR, every: 5 * MINUTE },
  { until: DAY, every: 30 * MINUTE },
  { until: 30 * DAY, every: 6 * HOUR },
] as const;

export function awaitClient(hands: AccountHands): AccountStepRunner<"await-client"> {
  return async (turn) => {
    const { request, now } = turn;
    if (isJustTold(turn)) {
      const why = "they have just been told what to make";
      return waits(turn, { why, milliseconds: 5 * MINUTE });
    }
    const doors = await checkDoors(hands, { wanted: clientsAccount(turn), ref: request.ref, now });
    const learnt = { doors };
    if (whatIsWrong(doors) === undefined) return done(turn, { outcome: "found", learnt });
    const waited = now() - (request.state.work.waits?.since ?? now());
    const distance = DISTANCES.find(({ until }) => waited < until);
    const why = howFar(doors);
    if (distance) return waits(turn, { why, milliseconds: distance.every, learnt });
    return refused(`The client has not made the roles as agreed for 30 days: ${why}.`, { learnt });
  };
}

// Nobody can have made anything yet, and what is not there yet is not wrong.
function isJustTold({ known, request }: Turn): boolean {
  return known.doors === undefined && request.state.work.waits === undefined;
}

function howFar(doors: readonly CheckedDoor[]): string {
  const right = doors.filter(({ faults }) => faults.length === 0).length;
  return `${right} of ${doors.length === 1 ? "1 role is" : `${doors.length} roles are`} as agreed`;
}
