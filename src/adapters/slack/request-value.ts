// What a button carries: which request it is about, and nothing else.
import type { RequestKey } from "../../domain/request.ts";

export function requestValue({ subject, number }: RequestKey): string {
  return `${subject}|${number}`;
}

/** Undefined for anything that `requestValue` does not write. */
export function readRequestValue(value: string | undefined): RequestKey | undefined {
  const match = /^([!-{}~]{1,1000})\|([1-9]\d{0,8})$/.exec(value ?? "");
  const [, subject, digits] = match ?? [];
  if (subject === undefined || digits === undefined) return undefined;
  return { subject, number: Number(digits) };
}
