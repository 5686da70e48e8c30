// The one-time tickets that apps.connections.open hands out, and whom each was for.
import { randomUUID } from "node:crypto";

/** As long as a real address can be connected to. */
const VALID_MILLISECONDS = 30_000;

interface Holder {
  /** Where the bot listens that asked, where that is known. */
  bot?: string;
}

export interface Tickets {
  issue(holder: Holder): string;
  /** Undefined for one that was never issued, was used already, or is too old. */
  use(ticket: string | null): Holder | undefined;
}

export function startTickets(): Tickets {
  const issued = new Map<string, Holder & { until: number }>();
  return {
    issue: (holder) => {
      const ticket = randomUUID();
      issued.set(ticket, { ...holder, until: performance.now() + VALID_MILLISECONDS });
      return ticket;
    },
    use: (ticket) => {
      const holder = issued.get(ticket ?? "");
      issued.delete(ticket ?? "");
      return holder && performance.now() <= holder.until ? holder : undefined;
    },
  };
}
