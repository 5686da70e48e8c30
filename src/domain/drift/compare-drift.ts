// What one comparison means for what was known before: newly found, found again, no longer so; and when to compare again.
import { SETTLED_AFTER, findDrift, findingName, isAboutRequest, isMember } from "./drift.ts";
import { settledHolding } from "./drift.ts";
import type { Compared, Finding } from "./drift.ts";
import { toTell } from "./drift-ledger.ts";
import type { Drift, DriftEvent, DriftLedger, Over } from "./drift-ledger.ts";
import { coversMembership, isSameKey } from "../holding.ts";

/** What is found beyond these waits until some of them are dealt with. */
const MOST_OPEN = 200;

export function comparisonEvents(ledger: DriftLedger, compared: Compared): DriftEvent[] {
  const found = new Map(findDrift(compared).map((finding) => [findingName(finding), finding]));
  const known = ledger.open.filter(({ over }) => over === null);
  const names = new Set(known.map(({ finding }) => findingName(finding)));
  const fresh = [...found].flatMap(([name, finding]) => (names.has(name) ? [] : [finding]));
  return [
    ...known.flatMap((drift) => {
      const again = found.get(findingName(drift.finding));
      return again ? stillThere(drift, again, compared.at) : noLonger(drift, compared);
    }),
    ...fresh
      .slice(0, Math.max(0, MOST_OPEN - ledger.open.length))
      .map((finding) => ({ what: "suspected", at: compared.at, finding }) as const),
  ];
}

function stillThere(drift: Drift, finding: Finding, at: number): DriftEvent[] {
  const { number, order, isSure } = drift;
  const isNews = !isSure || JSON.stringify(finding) !== JSON.stringify(drift.finding);
  const found: DriftEvent = { what: "found", at, number, finding };
  const doneAt = order?.doneAt ?? null;
  const isInVain = doneAt !== null && at - doneAt > SETTLED_AFTER;
  return [...(isNews ? [found] : []), ...(isInVain ? [inVain(number, at)] : [])];
}

function inVain(number: number, at: number): DriftEvent {
  const cause = "Rolecall did what it could, and AWS still shows it.";
  return { what: "failed", at, number, cause, keepsTrying: false };
}

function noLonger(drift: Drift, compared: Compared): DriftEvent[] {
  const { number, isSure } = drift;
  const { at } = compared;
  const how = howItEnded(drift, compared);
  if (how === undefined) return [];
  return isSure ? [{ what: "over", at, number, over: how }] : [{ what: "dismissed", at, number }];
}

/** Undefined while nothing can be said of it. */
function howItEnded({ finding, order }: Drift, compared: Compared): Over | undefined {
  const { at } = compared;
  const stands = howItStands(finding, compared);
  if (stands === undefined) return undefined;
  if (!order) return { ...stands, at };
  if (order.want === "adopt") return { ...stands, how: "adopted", at, by: order.by };
  // What was to be undone may have come to an end by other means meanwhile.
  return stands.how === "put-right" ? { how: "undone", at, by: order.by } : { ...stands, at };
}

type Stands = Pick<Over, "how" | "ref"> | undefined;

function howItStands(finding: Finding, { at, census, holdings }: Compared): Stands {
  if (isAboutRequest(finding)) {
    const holding = holdings.find(({ key }) => isSameKey(key, finding.key));
    if (!holding || holding.expected === "over") return { how: "request-ended" };
    return settledHolding(holding, at) ? { how: "put-right" } : undefined;
  }
  if (finding.what === "group-changed") return { how: "put-right" };
  const { iamUser, group } = finding;
  if (!isMember(census, iamUser, group)) return { how: "put-right" };
  const holding = holdings
    .filter(coversMembership)
    .find((one) => one.iamUser === iamUser && one.group === group);
  return holding ? { how: "on-record", ref: holding.ref } : { how: "put-right" };
}

/** IAM shows a change within seconds, as a rule; what looks wrong is looked at again after this. */
const SOON = 30_000;

/** When to compare again. `period`: how often that is done while nothing is going on. */
export function nextComparison(ledger: DriftLedger, now: number, period: number): number {
  const open = ledger.open.filter(({ over }) => over === null);
  if (open.some(({ order, trouble }) => order?.doneAt === null && trouble === null)) return now;
  const isGoingOn = open.some(({ isSure, order }) => !isSure || order !== null);
  return now + (isGoingOn || toTell(ledger).length > 0 ? Math.min(SOON, period) : period);
}
