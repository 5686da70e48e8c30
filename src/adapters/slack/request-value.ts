// What a button carries: which request it is about, and which wish for more time, where it is about one.
import type { RequestKey } from "../../domain/request.ts";

export interface RequestValue {
  readonly key: RequestKey;
  /** 0 for the ask itself. So a card that was left behind never decides what it did not show. */
  readonly extension: number;
}

export function requestValue({ subject, number }: RequestKey, extension = 0): string {
  const ask = `${subject}|${number}`;
  return extension === 0 ? ask : `${ask}|${extension}`;
}

/** Undefined for anything that `requestValue` does not write. */
export function readRequestValue(value: string | undefined): RequestValue | undefined {
  const match = /^([!-{}~]{1,1000})\|([1-9]\d{0,8})(?:\|([1-9]\d{0,8}))?$/.exec(value ?? "");
  const [, subject, digits, extension = "0"] = match ?? [];
  if (subject === undefined || digits === undefined) return undefined;
  return { key: { subject, number: Number(digits) }, extension: Number(extension) };
}
