// What goes wrong at AWS while an account is made or closed: what is read about it, what is on record, and how it goes on.
import type { Fault } from "../../sandbox/faults.ts";
import type { OrganizationChange } from "../../sandbox/aws/organizations/organization-change.ts";
import type { FailureReason } from "../../sandbox/aws/organizations/organization-settings.ts";
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox(agencyWithColleagues(), { ROLECALL_LEASE_SECONDS: "60" });
const made = makingAccounts(town);
const { asksFor, clicksOnCard, comesTo, accountCard, accountsCalled } = made;

const happens = (change: OrganizationChange) => {
  town.sandbox().aws.changeOrganization(change);
};

beforeAll(() => {
  happens({ do: "set", creationMilliseconds: 100, closureMilliseconds: 100, throttles: false });
});

type Broken = Pick<Fault, "action"> & Partial<Fault>;

/** AWS refuses it so the next time; or for as long as `times` says. */
function refuses(fault: Broken): void {
  town.sandbox().faults.add({ service: "organizations", effect: "fail", ...fault });
}

/** Asked for, approved, and stuck for that reason. */
async function isStuck(ref: string, why: RegExp): Promise<{ buttons: string[]; plain: string }> {
  const { state } = await comesTo(ref, "stuck");
  expect(state.cause).toMatch(why);
  const { plain, buttons } = await accountCard(ref, /: stuck/);
  expect(plain).toMatch(why);
  return { plain, buttons: buttons.map(({ label }) => label) };
}

async function approved(person: string, name: string, fields = {}): Promise<string> {
  const ref = await asksFor(person, name, fields);
  await clicksOnCard("bob", ref, "Approve");
  return ref;
}

const EMAIL = "email";
const UNIT = "unit";

const buttonsFor = (mends: readonly string[]) => [
  "Retry",
  ...(mends.length > 0 ? ["Fix and retry…"] : []),
  "Abandon",
];

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
    { reason: "ACCOUNT_LIMIT_EXCEEDED", why: /as many accounts as AWS allows it.*Ask AWS for a higher quota/ },
    { reason: "CONCURRENT_ACCOUNT_MODIFICATION", why: /at work on the same account already/ },
    { reason: "EMAIL_ALREADY_EXISTS", why: /takes each e-mail once, in the whole world/, mends: [EMAIL] },
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
    { reason: "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED", why: /does not allow tags/ },
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

interface Refusal {
  readonly error: string;
  readonly reason?: string;
  readonly why: RegExp;
  readonly mends?: readonly string[];
}

const violation = "ConstraintViolationException";
const input = "InvalidInputException";

/** What AWS has against any change to the organization. */
const ANY: readonly Refusal[] = [
  { error: "AccessDeniedException", why: /Rolecall's own role lacks the permission/ },
  { error: "AWSOrganizationsNotInUseException", why: /has no organization/ },
  { error: "UnsupportedAPIEndpointException", why: /Correct AWS_REGION/ },
  { error: violation, reason: "WAIT_PERIOD_ACTIVE", why: /asks for a wait of some days/ },
  { error: violation, reason: "ACCOUNT_CREATION_NOT_COMPLETE", why: /not finished setting up/ },
  { error: violation, reason: "SOMETHING_NEW", why: /AWS refused it\. .*\(SOMETHING_NEW\)/ },
];

const label = ({ error, reason }: Refusal) => reason ?? error;
const rows = (refusals: readonly Refusal[]) =>
  refusals.map((refusal) => [label(refusal), refusal] as const);

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

/** With each of them AWS takes no more just now: Rolecall waits and comes back by itself. */
const BUSY: readonly (readonly [error: string, reason: string | undefined, why: RegExp])[] = [
  ["ConcurrentModificationException", undefined, /busy with another change/],
  ["FinalizingOrganizationException", undefined, /still setting up the organization/],
  ["TooManyRequestsException", undefined, /asked us to slow down/],
  ["PolicyChangesInProgressException", undefined, /change to the organization's policies/],
];

async function comesThrough(
  ref: string,
  action: string,
  busy: typeof BUSY,
): Promise<void> {
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
      { error: violation, reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED", why: /as many accounts as AWS allows/ },
      { error: violation, reason: "TAG_POLICY_VIOLATION", why: /against a tag policy/ },
      { error: violation, reason: "MAX_TAG_LIMIT_EXCEEDED", why: /can have 50 tags/ },
      { error: violation, reason: "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE", why: /Enable all features/ },
      { error: violation, reason: "MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED", why: /a valid way to pay/ },
      { error: violation, reason: "MASTER_ACCOUNT_MISSING_CONTACT_INFO", why: /lacks contact information/ },
      { error: input, reason: "INVALID_ROLE_NAME", why: /does not accept the name of the role/ },
      { error: input, reason: "INVALID_SYSTEM_TAGS_PARAMETER", why: /a name that AWS keeps for itself/ },
      { error: input, reason: "INVALID_EMAIL_ADDRESS_TARGET", why: /does not accept the e-mail/, mends: [EMAIL] },
    ]),
  )("with %s: stuck, with what AWS said, and nothing is made", async (_, refusal) => {
    await retriedInto(ref, "CreateAccount", refusal);
    expect((await made.accountRecord(ref)).state).toMatchObject({ step: "create-account" });
    expect(accountsCalled(name)).toEqual([]);
  });

  it("takes no more just now, for each of its reasons: Rolecall waits, and it is there in the end, once", async () => {
    const most = "ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED";
    await comesThrough(ref, "CreateAccount", [[violation, most, /five accounts at a time/], ...BUSY]);
    expect(accountsCalled(name)).toHaveLength(1);
  });
});

describe("AWS refuses MoveAccount", () => {
  const name = "Gretas Garden";
  let ref = "";
  beforeAll(async () => {
    ref = await asksFor("greta", name);
    refuses({ action: "MoveAccount", error: "AccessDeniedException" });
    await clicksOnCard("bob", ref, "Approve");
    await comesTo(ref, "stuck");
  });

  it.each(
    rows([
      ...ANY,
      { error: "AccountNotFoundException", why: /does not find the account/ },
      { error: "DestinationParentNotFoundException", why: /Choose another unit/, mends: [UNIT] },
      { error: input, reason: "MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS", why: /another organization/, mends: [UNIT] },
    ]),
  )("with %s: stuck, and the account stays in the root meanwhile, where nobody is let in", async (_, refusal) => {
    await retriedInto(ref, "MoveAccount", refusal);
    expect((await made.accountRecord(ref)).state).toMatchObject({ step: "move-account" });
    expect(accountsCalled(name)).toMatchObject([{ unit: "" }]);
    expect(await town.types("greta", "gretas-garden admin")).toMatch(/There is no account/);
  });

  it("takes no more just now, or says that it is elsewhere or there already: it is moved by itself", async () => {
    refuses({ action: "MoveAccount", error: "SourceParentNotFoundException" });
    refuses({ action: "MoveAccount" });
    await comesThrough(ref, "MoveAccount", BUSY);
    expect(accountsCalled(name)).toMatchObject([{ unit: "clients" }]);
  });

  it("loses its answer, or says Duplicate: moved is moved", async () => {
    const other = await asksFor("greta", "Gretas Grange");
    refuses({ action: "MoveAccount", effect: "fail-after", error: "DuplicateAccountException" });
    await clicksOnCard("bob", other, "Approve");
    await comesTo(other, "done");
    expect(accountsCalled("Gretas Grange")).toMatchObject([{ unit: "clients" }]);
  });
});

describe("AWS refuses CloseAccount", () => {
  let ref = "";
  const name = "Client B";
  beforeAll(async () => {
    ref = await made.asksToClose("carol", "client-b");
    refuses({ action: "CloseAccount", error: "AccessDeniedException" });
    await made.approvesEnd("bob", ref);
    await town.types("alice", `approve ${ref} client-b`);
    await comesTo(ref, "stuck");
  });

  it.each(
    rows([
      ...ANY,
      { error: "AccountNotFoundException", why: /does not find the account/ },
      { error: "ConflictException", why: /for the state the account is in/ },
      { error: "AccessDeniedForDependencyException", why: /another of its services/ },
      { error: violation, reason: "CLOSE_ACCOUNT_QUOTA_EXCEEDED", why: /used up\. Retry in some days/ },
      { error: violation, reason: "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", why: /management account cannot be closed/ },
      { error: violation, reason: "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED", why: /a way to pay in the account/ },
      { error: violation, reason: "MASTER_ACCOUNT_ADDRESS_DOES_NOT_MATCH_MARKETPLACE", why: /country where AWS does not sell/ },
    ]),
  )("with %s: stuck, the account goes on, and nobody is let in meanwhile", async (_, refusal) => {
    await retriedInto(ref, "CloseAccount", refusal);
    expect((await made.accountRecord(ref)).state).toMatchObject({ step: "close-account" });
    expect(accountsCalled(name)).toMatchObject([{ state: "ACTIVE" }]);
    expect(await town.types("freya", "client-b admin")).toMatch(/is closed, or about to be/);
  });

  it("takes no more just now, for each of its reasons: it is closed by itself", async () => {
    const most = "CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED";
    refuses({ action: "CloseAccount" });
    await comesThrough(ref, "CloseAccount", [[violation, most, /three accounts at a time/], ...BUSY]);
    expect(accountsCalled(name)).toMatchObject([{ state: "SUSPENDED" }]);
  });

  it("says that it is closed already, or its answer is lost: closed is closed", async () => {
    for (const [slug, effect, error] of [
      ["client-c", "fail-after", "AccountAlreadyClosedException"],
      ["client-a", "fail-after", "ConflictException"],
      ["internal-tools", "lose-answer", undefined],
    ] as const) {
      const other = await made.asksToClose("carol", slug);
      refuses({ action: "CloseAccount", effect, ...(error ? { error } : {}) });
      await made.approvesEnd("bob", other);
      await town.types("alice", `approve ${other} ${slug}`);
      await comesTo(other, "done");
    }
    const states = town.sandbox().aws.organization().accounts.map(({ state }) => state);
    expect(states.filter((state) => state === "SUSPENDED")).toHaveLength(4);
  });
});

test("the e-mail belongs to somebody outside: Fix and retry takes another one, and says no to those that cannot work", async () => {
  happens({ do: "take-email", email: "aws+hugos-hut@northwind.example" });
  const ref = await approved("hugo", "Hugos Hut");
  const { plain } = await isStuck(ref, /AWS calls it EMAIL_ALREADY_EXISTS/);
  expect(plain).toMatch(/Fix and retry takes another e-mail/);
  await town.dm("hugo", ref, /is stuck since .* at this step: AWS making the account/);
  expect(await clicksOnCard("bob", ref, "Fix and retry…")).toMatch(/Another e-mail: <aws\+hugos-hut@/);
  const types = (email: string) => town.sends("bob", { "Another e-mail": email });
  expect(await types("hugo")).toMatch(/6 to 64 plain characters/);
  expect(await types("aws+client-a@northwind.example")).toMatch(/that of the account Client A/);
  expect(await types("hut@northwind.example")).toBe("");
  const { ask } = await comesTo(ref, "done");
  expect(ask).toMatchObject({ wanted: { email: "hut@northwind.example" } });
  expect(accountsCalled("Hugos Hut")).toMatchObject([{ email: "hut@northwind.example" }]);
  await accountCard(ref, /it is there[^]*with the e-mail `hut@northwind.example`/);
});

test("somebody made the account by hand meanwhile: an admin adopts it, nobody else, and it is set up like any other", async () => {
  const ref = await asksFor("ida", "Idas Inn");
  const email = "aws+idas-inn@northwind.example";
  happens({ do: "create-account", name: "By Hand", email });
  const [{ id = "" } = {}] = accountsCalled("By Hand");
  await clicksOnCard("bob", ref, "Approve");
  const { plain, buttons } = await isStuck(ref, /belongs to the account By Hand \(\d{12}\).*did not make/);
  expect(buttons).toEqual(["Retry", "Fix and retry…", "Adopt", "Abandon"]);
  expect(plain).toMatch(/An admin who knows that it is the right one can adopt it/);
  expect(await town.types("bob", `adopt ${ref}`)).toMatch(/admin/);
  expect(await town.types("emil", `adopt ${ref}`)).toMatch(/admin/);
  expect((await made.accountRecord(ref)).state.name).toBe("stuck");
  expect(await clicksOnCard("carol", ref, "Adopt")).toBe("");
  const { state } = await comesTo(ref, "done");
  expect(state.work.known.accountId).toBe(id);
  expect(town.sandbox().aws.organization().creations.map((one) => one.email)).not.toContain(email);
  expect(accountsCalled("By Hand")).toMatchObject([
    { unit: "clients", tags: { "rolecall:request": ref, "managed-by": "rolecall" } },
  ]);
  const own = await town.isLetIn("ida", "idas-inn admin look around");
  expect(made.enters("ida", "By Hand").allowed).toBe(true);
  expect(made.enters("ida", "By Hand", { mfa: false }).allowed).toBe(false);
  expect(own).not.toBe(ref);
});

test.each([
  ["lost", "lose-answer", undefined],
  ["a failure of AWS's own", "fail-after", "ServiceException"],
] as const)("the answer to CreateAccount is %s: Rolecall looks for the account, and there is one", async (_, effect, error) => {
  const name = effect === "lose-answer" ? "Jonas Jetty" : "Jonas Jungle";
  refuses({ action: "CreateAccount", effect, ...(error ? { error } : {}) });
  const ref = await approved("jonas", name);
  await made.waitsFor(ref, /gave no answer.*looks whether the account is there before it asks again/);
  await comesTo(ref, "done");
  expect(accountsCalled(name)).toHaveLength(1);
  const asked = town.sandbox().aws.organization().creations;
  expect(asked.filter((one) => one.name === name)).toHaveLength(1);
});

test("CreateAccount never reached AWS, and nobody can know: after a quarter of an hour it is asked for again, once", async () => {
  refuses({ action: "CreateAccount", effect: "fail", error: "ServiceException" });
  const ref = await approved("jonas", "Jonas Jail");
  const looking = /may have been asked for already, so Rolecall looks for it/;
  await made.waitsFor(ref, looking);
  await town.timePasses("14m");
  await made.waitsFor(ref, looking);
  expect(accountsCalled("Jonas Jail")).toEqual([]);
  await comesTo(ref, "done");
  expect(accountsCalled("Jonas Jail")).toHaveLength(1);
});

test("the account is there but nobody gets in for ten minutes: the card says so, and Rolecall goes on by itself", async () => {
  happens({ do: "set", entryMilliseconds: 600_000 });
  const ref = await approved("karla", "Karlas Kiosk");
  const knocking = /does not let Rolecall in yet, which may take some minutes/;
  await made.waitsFor(ref, knocking);
  happens({ do: "set", entryMilliseconds: 0 });
  await accountCard(ref, /getting in for the first time, waiting since .*: AWS does not let Rolecall in/);
  await town.timePasses("9m");
  await made.waitsFor(ref, knocking);
  await comesTo(ref, "done");
  await town.reply(ref, /getting in for the first time: .*, (?:9|10) minutes/);
});

test("nobody gets in for longer than twenty minutes: stuck, and Retry knocks anew", async () => {
  happens({ do: "set", entryMilliseconds: 1_500_000 });
  const ref = await approved("karla", "Karlas Kitchen");
  const knocking = /does not let Rolecall in yet/;
  await made.waitsFor(ref, knocking);
  happens({ do: "set", entryMilliseconds: 0 });
  await town.timePasses("19m");
  await made.waitsFor(ref, knocking);
  const { buttons } = await isStuck(ref, /has not let Rolecall in for twenty minutes: the role Org/);
  expect(buttons).toEqual(["Retry", "Abandon"]);
  await town.types("carol", `retry ${ref}`);
  await made.waitsFor(ref, knocking);
  await town.timePasses("5m");
  await comesTo(ref, "done");
  expect(accountsCalled("Karlas Kitchen")).toHaveLength(1);
});

test("AWS refuses the tightened trust policy: stuck at that step, the old one stands, and Retry tightens it", async () => {
  refuses({ service: "iam", action: "UpdateAssumeRolePolicy", error: "AccessDenied", times: 50 });
  const ref = await approved("liv", "Livs Lab");
  await isStuck(ref, /iam:UpdateAssumeRolePolicy/);
  expect((await made.accountRecord(ref)).state).toMatchObject({ step: "harden-trust" });
  const [{ id = "" } = {}] = accountsCalled("Livs Lab");
  const sids = () =>
    town
      .sandbox()
      .aws.world()
      .roles.filter(({ accountId }) => accountId === id)
      .flatMap(({ trust }) => [trust.Statement].flat().map(({ Sid }) => Sid));
  expect(sids()).not.toContain("RolecallBot");
  town.sandbox().faults.clear();
  await clicksOnCard("bob", ref, "Retry");
  await comesTo(ref, "done");
  expect(sids()).toEqual(["RolecallBot", "People", "RolecallBot", "People"]);
});

test("AWS throttles everything for five minutes: the card says that it takes longer, and then it is made, once", async () => {
  const ref = await asksFor("magnus", "Magnus Mill");
  refuses({ action: "*", effect: "throttle", times: 10_000 });
  await clicksOnCard("bob", ref, "Approve");
  await accountCard(ref, /delayed[^]*AWS asked us to slow down[^]*Rolecall tries again/);
  const { retry } = await made.accountRecord(ref);
  await town.timePasses("5m");
  await until(
    () => made.accountRecord(ref),
    (request) => (request.retry?.attempts ?? 0) > (retry?.attempts ?? 0),
    { what: "Rolecall has tried again after five minutes", seconds: 20 },
  );
  town.sandbox().faults.clear();
  await comesTo(ref, "done");
  expect(accountsCalled("Magnus Mill")).toHaveLength(1);
  expect(await made.accountRecord(ref)).toMatchObject({ retry: null });
});

test("the unit is deleted meanwhile: the account waits in the root, and Fix and retry moves it into another one", async () => {
  happens({ do: "create-unit", unit: "clients/nuts" });
  await town.timePasses("61s");
  const ref = await asksFor("nora", "Noras Nuts", { "Organizational unit": "clients › nuts" });
  happens({ do: "delete-unit", unit: "clients/nuts" });
  await clicksOnCard("bob", ref, "Approve");
  await isStuck(ref, /The unit is not there \(any more\)\. Choose another unit/);
  expect(accountsCalled("Noras Nuts")).toMatchObject([{ unit: "" }]);
  await town.timePasses("61s");
  expect(await clicksOnCard("bob", ref, "Fix and retry…")).toContain("Organizational unit");
  expect(await town.sends("bob", { "Organizational unit": "clients › banks" })).toBe("");
  await comesTo(ref, "done");
  expect(accountsCalled("Noras Nuts")).toMatchObject([{ unit: "clients/banks" }]);
  await accountCard(ref, /it is there[^]*in \*clients › banks\*/);
});

test("bob gives it up in the middle: the card says what there is, what to do by hand, and Rolecall touches none of it", async () => {
  refuses({ action: "MoveAccount", error: "AccessDeniedException", times: 50 });
  const ref = await approved("oskar", "Oskars Oven");
  await isStuck(ref, /lacks the permission/);
  expect(await town.types("oskar", `abandon ${ref}`)).toMatch(/your own request/);
  expect(await town.types("petra", `abandon ${ref}`)).toMatch(/Only approvers/);
  await clicksOnCard("bob", ref, "Abandon");
  await comesTo(ref, "abandoned");
  const { plain, buttons } = await accountCard(ref, /given up[^]*What is left/);
  const [{ id = "" } = {}] = accountsCalled("Oskars Oven");
  expect(plain).toContain(`the AWS account \`${id}\` with the e-mail`);
  expect(plain).toMatch(/the groups `oskars-oven-admin` and `oskars-oven-read-only`/);
  expect(plain).toMatch(/Name the account in rolecall.yaml if it is to be used as it is/);
  expect(buttons).toEqual([]);
  await town.dm("oskar", ref, /given up|gave/i);
  expect(await town.types("oskar", "oskars-oven admin")).toMatch(/There is no account/);
  expect(accountsCalled("Oskars Oven")).toMatchObject([{ state: "ACTIVE", unit: "" }]);
  expect(await town.types("bob", `retry ${ref}`)).toMatch(/not stuck|given up|abandoned/i);
});
