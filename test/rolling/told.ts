// What a rolling restart came to, in lines to read.
import { countedErrors } from "../support/steady-load.ts";
import type { Rolled } from "./rolling.ts";

export function told({ replaced, clicks, failed, stays, wrongs }: Rolled, transport: string) {
  const underWay = replaced.reduce((sum, one) => sum + one.underWay, 0);
  const slowest = Math.max(...replaced.map(({ stopMilliseconds }) => stopMilliseconds));
  return [
    `${transport}: two processes, ${replaced.length} times one of them was replaced with ${underWay} clicks, grants and ends under way in all:`,
    `${clicks} clicks and commands, ${countedErrors(failed)} of them failed visibly and were made again; slowest stop ${slowest} ms;`,
    `${stays} times somebody asked, was let in and was out again: each in one record, decided once, let in once, every message once.`,
    ...wrongs.map((wrong) => `WRONG: ${wrong}`),
  ].join("\n");
}
