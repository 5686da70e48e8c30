// What everybody sees, kept up to date: the person this tab is first, then the others for their unread marks.
import { signal } from "@preact/signals";
import type { Directory } from "../../control/directory.ts";
import type { Call } from "../../calls.ts";
import type { Sight } from "../../slack/people/sees.ts";
import { control } from "../base/control.ts";
import { readOnChange, visibleChanges } from "../base/live.ts";
import { readTime } from "../base/sandbox-time.ts";
import { place } from "./place.ts";

export const directory = signal<Directory | undefined>(undefined);
export const sights = signal<Readonly<Record<string, Sight>>>({});
/** Why nothing can be shown. */
export const trouble = signal<string | undefined>(undefined);
/** The deliveries to the bot so far; hints are ticked off by them. */
export const deliveries = signal<readonly Call[]>([]);

/** With more people than this, the others' unread marks are not worth the reading. */
const MOST_WATCHED = 12;

export function keepReading(): () => void {
  return readOnChange(async () => {
    try {
      await readAll();
      trouble.value = undefined;
    } catch (error) {
      trouble.value = error instanceof Error ? error.message : String(error);
    }
  }, visibleChanges);
}

async function readAll(): Promise<void> {
  await readTime();
  directory.value ??= await control.directory();
  const { people } = directory.value;
  await look(place.value.person);
  await readDeliveries();
  if (people.length > MOST_WATCHED) return;
  for (const { key } of people) if (key !== place.value.person) await look(key);
}

let asked = 0;
const newest = new Map<string, number>();

/** Reads anew what one person sees. */
export async function look(person: string | undefined): Promise<void> {
  const known = directory.value?.people.some(({ key }) => key === person);
  if (person === undefined || known !== true) return;
  asked += 1;
  const mine = asked;
  const sight = await control.sees(person);
  // Of two looks under way, the one that began later has seen more.
  if (mine < (newest.get(person) ?? 0)) return;
  newest.set(person, mine);
  sights.value = { ...sights.value, [person]: sight };
}

let lastCall = 0;

async function readDeliveries(): Promise<void> {
  const fresh = await control.calls(lastCall);
  lastCall = fresh.at(-1)?.number ?? lastCall;
  const delivered = fresh.filter(({ service }) => service === "delivery");
  if (delivered.length > 0) deliveries.value = [...deliveries.value, ...delivered];
}
