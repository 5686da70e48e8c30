// A great many active grants for a time, some of which come to their end in waves; the others last for hours more.
import { dueAt } from "../../src/domain/progress.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { afterAt, asShown, commands, HOUR } from "../support/a-request.ts";
import type { Filling } from "./filled-table.ts";
import { askedEarlier, toldAll } from "./past-request.ts";

export interface Waves {
  readonly grants: number;
  /** How many come to their end in each wave. */
  readonly due: number;
  /** When they do. */
  readonly at: readonly number[];
}

const MINUTE = 60_000;
const ACCOUNTS = 500;

/** In no order of time: those of a wave are spread over all of them. */
export function* manyGrants({ grants, due, at }: Waves): Iterable<Filling> {
  const every = Math.floor(grants / (due * at.length));
  for (let index = 0; index < grants; index += 1) {
    const turn = index % every === 0 ? index / every : Infinity;
    yield turn < due * at.length
      ? warnedGrant(index, at[turn % at.length] ?? NaN)
      : longGrant(index, Math.min(...at));
  }
}

/** An hour's access that ends in the second before `end`. */
function warnedGrant(index: number, end: number): Filling {
  const since = end - HOUR - 1000;
  const warned = afterAt(end - MINUTE, granted(index, since, 1), { do: "warn" });
  return filling(warned, since);
}

/** Twelve hours' access, of which at most eight are over by `now`. */
function longGrant(index: number, now: number): Filling {
  const since = now - (index % (8 * 60)) * MINUTE;
  return filling(granted(index, since, 12), since);
}

function granted(index: number, since: number, hours: number): AccessRequest {
  const place = index % ACCOUNTS;
  const asked = askedEarlier({
    requester: { team: "T0NORTHWND", user: `U0HOLDER${String(index).padStart(6, "0")}` },
    iamUser: `holder-${index}.user`,
    slug: `account-${place}`,
    accountId: String(500_000_000_000 + place),
    ref: `R-${index.toString(36).toUpperCase().padStart(6, "0")}`,
    lasting: hours * 3600,
    askedAt: since,
  });
  const approve = { ...commands.approve, ...asShown(asked.ask.plan) };
  return afterAt(since, asked, approve, { ...commands.grant, startedAt: since });
}

function filling(request: AccessRequest, now: number): Filling {
  const told = toldAll(request);
  return { request: told, due: dueAt(told, now) };
}
