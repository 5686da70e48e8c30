// Trying again and again in a story what AWS refuses, each time for another reason.
import { breakingAccounts } from "./breaking-accounts.ts";
import type { MakingAccounts } from "./making-accounts.ts";
import type { Town } from "./on-the-sandbox.ts";

export interface Refusal {
  readonly error: string;
  readonly reason?: string;
  readonly why: RegExp;
  readonly mends?: readonly string[];
}

export const violation = "ConstraintViolationException";
export const input = "InvalidInputException";

/** What AWS has against any change to the organization. */
export const ANY: readonly Refusal[] = [
  { error: "AccessDeniedException", why: /Rolecall's own role lacks the permission/ },
  { error: "AWSOrganizationsNotInUseException", why: /has no organization/ },
  { error: "UnsupportedAPIEndpointException", why: /Correct AWS_REGION/ },
  { error: violation, reason: "WAIT_PERIOD_ACTIVE", why: /asks for a wait of some days/ },
  { error: violation, reason: "ACCOUNT_CREATION_NOT_COMPLETE", why: /not finished setting up/ },
  { error: violation, reason: "SOMETHING_NEW", why: /AWS refused it\. .*\(SOMETHING_NEW\)/ },
];

const label = ({ error, reason }: Refusal) => reason ?? error;
export const rows = (refusals: readonly Refusal[]) =>
  refusals.map((refusal) => [label(refusal), refusal] as const);

/** With each of them AWS takes no more just now: Rolecall waits and comes back by itself. */
export const BUSY: readonly (readonly [error: string, reason: string | undefined, why: RegExp])[] =
  [
    ["ConcurrentModificationException", undefined, /busy with another change/],
    ["FinalizingOrganizationException", undefined, /still setting up the organization/],
    ["TooManyRequestsException", undefined, /asked us to slow down/],
    ["PolicyChangesInProgressException", undefined, /change to the organization's policies/],
  ];

export const buttonsFor = (mends: readonly string[]) => [
  "Retry",
  ...(mends.length > 0 ? ["Fix and retry…"] : []),
  "Abandon",
];

export function retrying(town: Town, made: MakingAccounts) {
  const { isStuck, refuses } = breakingAccounts(town, made);
  const { accountCard, comesTo } = made;
  return { retriedInto, comesThrough };

  /** Retried into each refusal in turn. */
  async function retriedInto(ref: string, action: string, refusal: Refusal): Promise<void> {
    const { error, reason, why, mends = [] } = refusal;
    refuses({ action, error, ...(reason === undefined ? {} : { reason }) });
    await town.types("bob", `retry ${ref}`);
    const { plain, buttons } = await isStuck(ref, why);
    if (error !== "AccessDeniedException") expect(plain).toContain("AWS said: ");
    expect(plain).toContain(`(${reason ?? error.replace("Exception", "")})`);
    expect(buttons).toEqual(buttonsFor(mends));
    expect((await made.accountRecord(ref)).state).toMatchObject({ mends });
  }

  async function comesThrough(ref: string, action: string, busy: typeof BUSY): Promise<void> {
    for (const [error, reason] of busy) {
      refuses({ action, error, ...(reason === undefined ? {} : { reason }) });
    }
    await town.types("bob", `retry ${ref}`);
    const [[, , first] = []] = busy;
    if (first) await made.waitsFor(ref, first);
    await accountCard(ref, /waiting since .*: /);
    const { history } = await comesTo(ref, "done");
    const waited = history.entries.filter(({ what }) => what === "step-waits");
    for (const [, , why] of busy) {
      expect(waited.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(why));
    }
  }
}
