// What is known of the organization for those who fill in forms: remembered for a minute, and never waited for long.
import { Trouble } from "../../domain/trouble.ts";
import type { Organization } from "../../ports/organization.ts";
import type { OrganizationView } from "../../ports/organization-view.ts";
import { within } from "./within.ts";

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
    const answer = await ask();
    // From its arrival on: ten thousand accounts take AWS more than a minute to list, and would be forgotten before they are known.
    known = { answer, at: now() };
    return answer;
  };
  return async (): Promise<Answer> => {
    if (known && now() - known.at < REMEMBERED_FOR) return known.answer;
    asking ??= askAnew().finally(() => {
      asking = undefined;
    });
    return withoutLongWait(asking);
  };
}

async function withoutLongWait<Answer>(asked: Promise<Answer>): Promise<Answer> {
  const answered = asked.then((answer) => ({ answer }));
  const heard = await within<{ answer: Answer } | undefined>(LONGEST_WAIT, answered, undefined);
  if (heard) return heard.answer;
  const slow = "AWS Organizations takes long to answer. Please try again in a moment.";
  throw new Trouble(slow, { retryable: true });
}
