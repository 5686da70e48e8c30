// Work on an account as a checklist: how far it has come, how long each step took, and what it waits for.
import type { AccountStep } from "../../../../domain/accounts/account-plan.ts";
import { stepKey } from "../../../../domain/accounts/account-plan.ts";
import type { AccountEntry, AccountWork } from "../../../../domain/accounts/account-request.ts";
import { stepInHand } from "../../../../domain/accounts/step-in-hand.ts";
import { escapedWithin, when } from "../../mrkdwn.ts";
import { OUTCOMES } from "../journal-text.ts";
import { causeText } from "../plan-text.ts";
import { line } from "../shown.ts";
import type { Part } from "../shown.ts";
import { doing, runsOf } from "./account-step-text.ts";

/** `sign`: before the step in hand. */
export function checklist(work: AccountWork, sign: string): Part {
  const entries = timed(work);
  const inHand = stepInHand(work);
  const lines = runsOf(work.plan.steps).map((run) => {
    const done = run.flatMap((step) => entries.get(stepKey(step)) ?? []);
    const name = doing(run);
    if (done.length === run.length) return `:white_check_mark: ${name}: ${doneText(done)}`;
    if (!inHand || !run.includes(inHand)) return `○ ${name}`;
    const far = run.length === 1 ? "" : `, ${done.length} of ${run.length} done`;
    return `${sign} ${name}${far}${waitsText(work)}`;
  });
  return line([progressBar(work), ...lines].join("\n"));
}

const WIDTH = 10;

/** "▓▓▓▓▓░░░░░ 5 of 11" */
export function progressBar({ plan, journal }: AccountWork): string {
  const all = plan.steps.length;
  const done = plan.steps.filter((step) => isDone(step, journal)).length;
  const full = all === 0 ? WIDTH : Math.floor((done / all) * WIDTH);
  return `${"▓".repeat(full)}${"░".repeat(WIDTH - full)} ${done} of ${all}`;
}

function isDone(step: AccountStep, journal: readonly AccountEntry[]): boolean {
  return journal.some((entry) => entry.step === stepKey(step));
}

interface Timed extends AccountEntry {
  readonly took: number;
}

// Steps are done one after the other, so each took the time since the one before.
function timed({ journal, startedAt }: AccountWork): ReadonlyMap<string, Timed> {
  return new Map(
    journal.map((entry, index) => {
      const began = journal[index - 1]?.at ?? startedAt;
      return [entry.step, { ...entry, took: Math.max(entry.at - began, 0) }];
    }),
  );
}

const NOTE_MOST = 160;

function doneText(done: readonly Timed[]): string {
  const took = spanText(done.reduce((sum, entry) => sum + entry.took, 0));
  const outcomes = [...new Set(done.map(({ outcome }) => OUTCOMES[outcome]))].join("; ");
  const [note] = done.flatMap((entry) => noteOf(entry));
  return `${outcomes}${note === undefined ? "" : ` (${escapedWithin(note, NOTE_MOST)})`}, ${took}`;
}

function noteOf({ outcome, note }: AccountEntry): string[] {
  return outcome === "skipped" && note !== undefined && note !== "" ? [note] : [];
}

function waitsText({ waits }: AccountWork): string {
  return waits ? `, waiting since ${when(waits.since)}: ${causeText(waits.why)}` : "";
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** "42 seconds", "3 minutes"; in the largest unit that it fills. */
export function spanText(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => milliseconds >= size) ?? ["second", 1000];
  const amount = Math.round(milliseconds / size);
  if (amount === 0) return "less than a second";
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
