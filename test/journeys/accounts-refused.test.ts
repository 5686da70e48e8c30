// Every reason for which AWS does not make an account: what is read, what is on record, and what Retry does.
import type { FailureReason } from "../../sandbox/aws/organizations/organization-settings.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { breakingAccounts } from "./breaking-accounts.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { ANY, BUSY, buttonsFor, input, retrying, rows, violation } from "./retrying-accounts.ts";

const town = onTheSandbox(agencyWithColleagues(), { ROLECALL_LEASE_SECONDS: "60" });
const made = makingAccounts(town);
const { asksFor, clicksOnCard, comesTo, accountsCalled } = made;
const { happens, refuses, isStuck } = breakingAccounts(town, made);
const { retriedInto, comesThrough } = retrying(town, made);

beforeAll(() => {
  happens({ do: "set", creationMilliseconds: 100, closureMilliseconds: 100, throttles: false });
});

const EMAIL = "email";

interface Failure {
  readonly reason: FailureReason;
  readonly why: RegExp;
  readonly mends?: readonly string[];
}

describe("AWS gives up making the account, for each of its reasons", () => {
  const name = "Emils Shop";
  let ref = "";
  beforeAll(async () => {
    ref = await asksFor("emil", name);
    happens({ do: "fail-next-creation", reason: "INTERNAL_FAILURE" });
    await clicksOnCard("bob", ref, "Approve");
    await comesTo(ref, "stuck");
  });

  it.each<Failure>([
    {
      reason: "ACCOUNT_LIMIT_EXCEEDED",
      why: /as many accounts as AWS allows it.*Ask AWS for a higher quota/,
    },
    { reason: "CONCURRENT_ACCOUNT_MODIFICATION", why: /at work on the same account already/ },
    {
      reason: "EMAIL_ALREADY_EXISTS",
      why: /takes each e-mail once, in the whole world/,
      mends: [EMAIL],
    },
    { reason: "FAILED_BUSINESS_VALIDATION", why: /could not validate the business/ },
    { reason: "GOVCLOUD_ACCOUNT_ALREADY_EXISTS", why: /AWS GovCloud \(US\) already/ },
    { reason: "INTERNAL_FAILURE", why: /AWS had a failure of its own/ },
    { reason: "INVALID_ADDRESS", why: /does not accept the address/, mends: [EMAIL] },
    { reason: "INVALID_EMAIL", why: /does not accept the e-mail/, mends: [EMAIL] },
    { reason: "INVALID_IDENTITY_FOR_BUSINESS_VALIDATION", why: /does not accept who owns/ },
    { reason: "INVALID_PAYMENT_INSTRUMENT", why: /a valid way to pay/ },
    { reason: "MISSING_BUSINESS_VALIDATION", why: /has not validated the business/ },
    { reason: "MISSING_PAYMENT_INSTRUMENT", why: /a valid way to pay/ },
    { reason: "PENDING_BUSINESS_VALIDATION", why: /is still validating the business/ },
    { reason: "UNKNOWN_BUSINESS_VALIDATION", why: /cannot say whether it has validated/ },
    {
      reason: "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED",
      why: /does not allow tags/,
    },
  ])("$reason: it is said in plain words, and Retry asks AWS anew", async (failure) => {
    const { reason, why, mends = [] } = failure;
    const asked = town.sandbox().aws.organization().creations.length;
    happens({ do: "fail-next-creation", reason });
    await clicksOnCard("bob", ref, "Retry");
    const { plain, buttons } = await isStuck(ref, why);
    expect(plain).toContain(`AWS calls it ${reason}.`);
    expect(plain).toMatch(/stuck since .* at this step: AWS making the account/);
    expect(buttons).toEqual(buttonsFor(mends));
    const { state } = await made.accountRecord(ref);
    expect(state).toMatchObject({ step: "await-account", mends });
    expect(town.sandbox().aws.organization().creations).toHaveLength(asked + 1);
    expect(accountsCalled(name)).toEqual([]);
  });

  it("is there in the end, once", async () => {
    await town.types("bob", `retry ${ref}`);
    await comesTo(ref, "done");
    expect(accountsCalled(name)).toHaveLength(1);
    await town.dm("emil", ref, /The new account \*emils-shop\* is there/);
  });
});

describe("AWS refuses CreateAccount", () => {
  const name = "Freyas Farm";
  let ref = "";
  beforeAll(async () => {
    ref = await asksFor("freya", name);
    refuses({ action: "CreateAccount", error: "AccessDeniedException" });
    await clicksOnCard("bob", ref, "Approve");
    await comesTo(ref, "stuck");
  });

  it.each(
    rows([
      ...ANY,
      {
        error: violation,
        reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
        why: /as many accounts as AWS allows/,
      },
      { error: violation, reason: "TAG_POLICY_VIOLATION", why: /against a tag policy/ },
      { error: violation, reason: "MAX_TAG_LIMIT_EXCEEDED", why: /can have 50 tags/ },
      {
        error: violation,
        reason: "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
        why: /Enable all features/,
      },
      {
        error: violation,
        reason: "MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
        why: /a valid way to pay/,
      },
      {
        error: violation,
        reason: "MASTER_ACCOUNT_MISSING_CONTACT_INFO",
        why: /lacks contact information/,
      },
      { error: input, reason: "INVALID_ROLE_NAME", why: /does not accept the name of the role/ },
      {
        error: input,
        reason: "INVALID_SYSTEM_TAGS_PARAMETER",
        why: /a name that AWS keeps for itself/,
      },
      {
        error: input,
        reason: "INVALID_EMAIL_ADDRESS_TARGET",
        why: /does not accept the e-mail/,
        mends: [EMAIL],
      },
    ]),
  )("with %s: stuck, with what AWS said, and nothing is made", async (_, refusal) => {
    await retriedInto(ref, "CreateAccount", refusal);
    expect((await made.accountRecord(ref)).state).toMatchObject({ step: "create-account" });
    expect(accountsCalled(name)).toEqual([]);
  });

  it("takes no more just now, for each of its reasons: Rolecall waits, and it is there in the end, once", async () => {
    const most = "ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED";
    await comesThrough(ref, "CreateAccount", [
      [violation, most, /five accounts at a time/],
      ...BUSY,
    ]);
    expect(accountsCalled(name)).toHaveLength(1);
  });
});
