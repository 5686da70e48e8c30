// Every reason for which AWS does not move or close an account: what is read, what is on record, and what Retry does.
import { agencyWithColleagues } from "./colleagues.ts";
import { breakingAccounts } from "./breaking-accounts.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { ANY, BUSY, input, retrying, rows, violation } from "./retrying-accounts.ts";

const town = onTheSandbox(agencyWithColleagues(), { ROLECALL_LEASE_SECONDS: "60" });
const made = makingAccounts(town);
const { asksFor, clicksOnCard, comesTo, accountsCalled } = made;
const { happens, refuses } = breakingAccounts(town, made);
const { retriedInto, comesThrough } = retrying(town, made);

beforeAll(() => {
  happens({ do: "set", creationMilliseconds: 100, closureMilliseconds: 100, throttles: false });
});

const UNIT = "unit";

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
      {
        error: input,
        reason: "MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS",
        why: /another organization/,
        mends: [UNIT],
      },
    ]),
  )(
    "with %s: stuck, and the account stays in the root meanwhile, where nobody is let in",
    async (_, refusal) => {
      await retriedInto(ref, "MoveAccount", refusal);
      expect((await made.accountRecord(ref)).state).toMatchObject({ step: "move-account" });
      expect(accountsCalled(name)).toMatchObject([{ unit: "" }]);
      expect(await town.types("greta", "gretas-garden admin")).toMatch(/There is no account/);
    },
  );

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
      {
        error: violation,
        reason: "CLOSE_ACCOUNT_QUOTA_EXCEEDED",
        why: /used up\. Retry in some days/,
      },
      {
        error: violation,
        reason: "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
        why: /management account cannot be closed/,
      },
      {
        error: violation,
        reason: "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
        why: /a way to pay in the account/,
      },
      {
        error: violation,
        reason: "MASTER_ACCOUNT_ADDRESS_DOES_NOT_MATCH_MARKETPLACE",
        why: /country where AWS does not sell/,
      },
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
    await comesThrough(ref, "CloseAccount", [
      [violation, most, /three accounts at a time/],
      ...BUSY,
    ]);
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
    const states = town
      .sandbox()
      .aws.organization()
      .accounts.map(({ state }) => state);
    expect(states.filter((state) => state === "SUSPENDED")).toHaveLength(4);
  });
});
