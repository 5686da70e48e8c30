// How the roles of a client's account were found: which are as agreed, what is wrong with the others, and when it is looked at next.
import type { AccountInState, ConnectionAsk } from "../../../../domain/accounts/account-request.ts";
import type { CheckedDoor } from "../../../../domain/accounts/clients-account.ts";
import { COMMAND } from "../../ids.ts";
import { bold, clipped, code, when } from "../../mrkdwn.ts";
import { line, quote } from "../shown.ts";
import type { Part } from "../shown.ts";
import { shortCode } from "./what-account.ts";

/** `isForApprovers`: who else reads along has no use for the ExternalId. */
export function doorsFound(
  request: AccountInState<"working">,
  ask: ConnectionAsk,
  isForApprovers: boolean,
): Part[] {
  const { known, waits } = request.state.work;
  const doors = (known.doors ?? []).map((door) =>
    isForApprovers ? withoutExternalId(door, ask.wanted.externalId) : door,
  );
  const next = waits ? `Rolecall looks again ${when(waits.until)}` : "Rolecall looks again soon";
  return [
    ...found(doors),
    line(
      `${next}, or at once: press Check now, or type ${code(`${COMMAND} check ${request.ref}`)}.`,
    ),
  ];
}

function withoutExternalId(door: CheckedDoor, externalId: string): CheckedDoor {
  const hide = (words: string) => words.replaceAll(externalId, "(the ExternalId)");
  return { ...door, faults: door.faults.map(hide), notes: door.notes.map(hide) };
}

const MOST_LISTED = 8;
const MOST_LISTED_ALOUD = 3;

function found(doors: readonly CheckedDoor[]): Part[] {
  const [first] = doors;
  if (!first) return [];
  const faulty = doors.filter(({ faults }) => faults.length > 0);
  const right = doors.filter(({ faults }) => faults.length === 0);
  const all = [...faulty, ...right];
  const title = `${bold("How the roles were found")}, ${when(first.at)}\n`;
  const { block } = line(`${title}${rowsText(all, MOST_LISTED)}`);
  return [
    { block, spoken: `${title}${rowsText(all, MOST_LISTED_ALOUD)}` },
    ...faulty.slice(0, MOST_TOLD).map(whatIsWrong),
    ...all
      .filter(({ notes }) => notes.length > 0)
      .slice(0, MOST_NOTED)
      .map(whatToKnow),
  ];
}

function rowsText(doors: readonly CheckedDoor[], most: number): string {
  const rows = doors.slice(0, most).map(doorRow);
  const more = doors.length - rows.length;
  return [...rows, ...(more > 0 ? [`• and ${more} more`] : [])].join("\n");
}

function doorRow({ faults, roleKey, roleName }: CheckedDoor): string {
  const how = faults.length === 0 ? ":white_check_mark: as agreed" : ":warning: not as agreed";
  return `• ${shortCode(roleKey, 40)} (${shortCode(roleName)}): ${how}`;
}

/** What is wrong with one is mostly wrong with the others too. */
const MOST_TOLD = 3;
const MOST_NOTED = 2;
const MOST_LETTERS = 2000;
const MOST_SPOKEN = 250;

function whatIsWrong({ faults, roleName }: CheckedDoor): Part {
  const title = `Wrong with ${clipped(roleName, 64)}, to tell the client`;
  return quote(title, clipped(faults.join("\n"), MOST_LETTERS), MOST_SPOKEN);
}

function whatToKnow({ notes, roleName }: CheckedDoor): Part {
  const title = `To know about ${clipped(roleName, 64)}`;
  return quote(title, clipped(notes.join("\n"), MOST_LETTERS / 2), MOST_SPOKEN / 2);
}
