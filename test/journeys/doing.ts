// What people do in a story. Each answers with all that the person then reads: Slack's error, the whisper, the form.
import type { Told } from "../../sandbox/slack/people/told.ts";
import { until } from "../../sandbox/until.ts";
import type { Knowing } from "./knowing.ts";
import type { Place } from "./place.ts";
import type { Seeing } from "./seeing.ts";

/** A message, or where there is none the Home tab or the form on top. */
export type ClickedPlace = { channel: string; ts: string } | "home" | "modal";

/** By the labels of the fields; a list picks several, null clears. */
export type Typed = Readonly<Record<string, string | string[] | null>>;

export interface Doing {
  /** Types after `/aws-access`. */
  types(person: string, text: string): Promise<string>;
  /** Types the same again and again, as people do, until the answer is like this. */
  typesUntil(person: string, text: string, like: RegExp): Promise<string>;
  clicks(person: string, where: ClickedPlace, button: string): Promise<string>;
  /** Fills in the form on top and sends it; answers with what is said under its fields, or instead of it. */
  sends(person: string, fields: Typed): Promise<string>;
  /** Asks in words; answers with the reference, when the approvers have the card. */
  asks(person: string, text: string): Promise<string>;
  /** Asks, has it approved by bob, and waits until everybody has been told; answers with the reference. */
  isLetIn(person: string, text: string): Promise<string>;
  /** For everybody at once, Slack, AWS and the bot: `30s`, `15m`, `4h`, `3d`. */
  timePasses(howLong: string): Promise<void>;
}

export function doing(here: () => Place, { rests, card }: Knowing & Seeing): Doing {
  const types: Doing["types"] = async (person, text) =>
    read(await here().sandbox.slack.people.command(person, { text }));
  const typesUntil: Doing["typesUntil"] = (person, text, like) =>
    until(
      () => types(person, text),
      (answer) => like.test(answer) && answer,
      { what: `${person} is answered ${String(like)}`, seconds: 20 },
    );
  const clicks: Doing["clicks"] = async (person, where, button) => {
    const place = typeof where === "string" ? where : { channel: where.channel, ts: where.ts };
    return read(await here().sandbox.slack.people.click(person, { where: place, button }));
  };
  const sends: Doing["sends"] = async (person, fields) => {
    const { people } = here().sandbox.slack;
    const { error } = await people.fill(person, { ...fields });
    if (error !== undefined) throw new Error(error);
    const { errors = {}, ...told } = await people.submit(person);
    const faults = Object.values(errors);
    return faults.length > 0 ? faults.join("\n") : read(told);
  };
  const asks: Doing["asks"] = async (person, text) => {
    const answer = await types(person, text);
    const ref = refIn(answer);
    await rests(ref, "pending");
    return ref;
  };
  const isLetIn: Doing["isLetIn"] = async (person, text) => {
    const ref = await asks(person, text);
    await clicks("bob", await card(ref), "Approve");
    await rests(ref, "active");
    return ref;
  };
  const timePasses: Doing["timePasses"] = (howLong) =>
    here().sandbox.advance(millisecondsIn(howLong));
  return { types, typesUntil, clicks, sends, asks, isLetIn, timePasses };
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function millisecondsIn(howLong: string): number {
  const [, amount = "", unit = ""] = /^(\d+)([smhd])$/.exec(howLong) ?? [];
  const seconds = SECONDS[unit];
  if (seconds === undefined) throw new Error(`"${howLong}" is no time like 30s, 15m, 4h or 3d.`);
  return Number(amount) * seconds * 1000;
}

/** The first reference in what somebody reads. */
export function refIn(text: string): string {
  const ref = /R-[0-9A-Z]{6}/.exec(text)?.[0];
  if (ref === undefined) throw new Error(`There is no reference in: ${text}`);
  return ref;
}

function read({ error, ephemeral, modal }: Told): string {
  return [error, ephemeral?.plain, modal?.plain].filter((words) => words !== undefined).join("\n");
}
