// The line of the log that says once a minute how it stands: alarms are made of its numbers (infra/how-it-stands.ts).
import { howItStands } from "../../domain/how-it-stands.ts";
import type { HowItStands, Recorded } from "../../domain/how-it-stands.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { Logger } from "../../logger.ts";
import type { AccountRequestStore } from "../../ports/account-request-store.ts";
import type { DriftLedgerStore } from "../../ports/drift-ledger-store.ts";
import type { RequestStore } from "../../ports/request-store.ts";
import type { SlackLink } from "../../ports/slack-link.ts";
import type { RecordMetrics } from "./record-metrics.ts";
import { secondsOfSilence } from "./slack-silence.ts";

interface RecordToRead {
  readonly store: Pick<RequestStore, "waiting" | "stuck" | "holdings">;
  readonly accounts: Pick<AccountRequestStore, "allOpen">;
  readonly ledger: Pick<DriftLedgerStore, "load">;
  readonly now: () => number;
}

interface MinuteLineParts extends RecordToRead {
  readonly logger: Logger;
  readonly link: () => SlackLink;
  readonly startedAt: number;
  readonly record: Pick<RecordMetrics, "stands">;
  /** How many there ever were. */
  readonly throttles: () => number;
  readonly errors: () => number;
}

/** Writes it, whatever happens; never fails. */
export function minuteLine(parts: MinuteLineParts): () => Promise<void> {
  const { logger, link, now, startedAt, record } = parts;
  const throttles = sinceLast(parts.throttles);
  const errors = sinceLast(parts.errors);
  return async () => {
    const stands = await readHowItStands(parts, logger);
    if (stands) record.stands(stands, now());
    const silence = secondsOfSilence(link(), { now: now(), startedAt });
    logger.info(
      {
        ...(silence === undefined ? {} : { secondsSinceSlack: silence }),
        ...inShort(stands),
        throttles: throttles(),
        errors: errors(),
      },
      "how it stands",
    );
  };
}

// While the table does not answer nothing is said of what it holds: a nought would end an alarm, and without a number it stays as it is.
function inShort(stands: HowItStands | undefined): Partial<Omit<HowItStands, "requests">> {
  if (!stands) return {};
  const { stuck, overdue, drift } = stands;
  return { stuck, overdue, drift };
}

async function readHowItStands(
  from: RecordToRead,
  logger: Logger,
): Promise<HowItStands | undefined> {
  try {
    return howItStands(await readRecord(from));
  } catch (error) {
    const level = error instanceof Trouble ? "warn" : "error";
    logger[level]({ err: error }, "the record could not be read to say how it stands");
    return undefined;
  }
}

async function readRecord({ store, accounts, ledger, now }: RecordToRead): Promise<Recorded> {
  const [waiting, stuck, holdings, openAbout, drift] = await Promise.all([
    store.waiting(Infinity),
    store.stuck(),
    store.holdings(),
    accounts.allOpen(),
    ledger.load(),
  ]);
  return { waiting, stuck, holdings, accounts: openAbout, ledger: drift, now: now() };
}

function sinceLast(count: () => number): () => number {
  let before = 0;
  return () => {
    const [all, last] = [count(), before];
    before = all;
    return all - last;
  };
}
