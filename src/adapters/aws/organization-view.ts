// What is known of the organization for those who fill in forms: remembered for a minute, and never waited for long.
import { Trouble } from "../../domain/trouble.ts";
import type { Organization } from "../../ports/organization.ts";
import type { OrganizationView } from "../../ports/organization-view.ts";

const REMEMBERED_FOR = 60_000;
/** Slack gives three seconds to open a form. */
const LONGEST_WAIT = 2_000;

export function organizationView(organization: Organization, now: () => number): OrganizationView {
  return {
    accounts: remembered(() => organization.accounts(), now),
    units: remembered(() => organization.units(), now),
    creations: remembered(() => organization.creations(), now),
  };
}

// An answer that comes too late for one form is there for the next.
function remembered<Answer>(ask: () => Promise<Answer>, now: () => number) {
  let known: { readonly answer: Answer; readonly at: number } | undefined;
  let asking: Promise<Answer> | undefined;
  const askAnew = async (): Promise<Answer> => {
    const at = now();
    const answer = await ask();
    known = { answer, at };
    return answer;
  };
  return async (): Promise<Answer> => {
    if (known && now() - known.at < REMEMBERED_FOR) return known.answer;
    asking ??= askAnew().finally(() => {
      asking = undefined;
    });
    return within(LONGEST_WAIT, asking);
  };
}

async function within<Answer>(milliseconds: number, asked: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const slow = "AWS Organizations takes long to answer. Please try again in a moment.";
      reject(new Trouble(slow, { retryable: true }));
    }, milliseconds);
  });
  // Whoever gave up waiting hears of no failure later.
  asked.catch(() => undefined);
  try {
    return await Promise.race([asked, impatience]);
  } finally {
    clearTimeout(timer);
  }
}
