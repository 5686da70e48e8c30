// What becomes of a creation that got stuck: tried again as it was, or with another e-mail or unit, taken in, or given up.
import type { AccountCommand } from "../../../src/domain/accounts/account-command.ts";
import type { AccountRequest } from "../../../src/domain/accounts/account-request.ts";
import { decideAccount } from "../../../src/domain/accounts/decide-account.ts";
import {
  CLIENTS,
  LATER,
  aClosing,
  aCreation,
  afterWishes,
  currentStep,
  wishes,
} from "../../support/an-account.ts";
import type { Wish } from "../../support/an-account.ts";
import { alice, bob, carol } from "../../support/people.ts";

const approved = afterWishes(aCreation(), wishes.approve);

const stuckWith =
  (outcome: Extract<AccountCommand, { do: "record-step" }>["outcome"]): Wish =>
  (request) => ({ do: "record-step", step: currentStep(request), outcome });

const emailTaken = stuckWith({
  ...{ kind: "refused", cause: "the e-mail is used elsewhere", mends: ["email"] },
  learnt: { attempt: null },
});

const retryWith =
  (mended: Extract<AccountCommand, { do: "retry" }>["mended"] & object): Wish =>
  () => ({
    ...{ do: "retry", decider: { person: bob }, approvers: [bob.user] },
    mended,
  });

function emailIn({ ask }: AccountRequest): string | undefined {
  return ask.kind === "create-account" ? ask.wanted.email : undefined;
}

it("asks AWS again with the other e-mail, where nothing came of the first", () => {
  const asked = afterWishes(approved, wishes.doStep);
  expect(currentStep(asked)).toBe("await-account");
  const again = afterWishes(asked, emailTaken, retryWith({ email: "aws+acme-2@agency.example" }));
  expect(currentStep(again)).toBe("create-account");
  expect(emailIn(again)).toBe("aws+acme-2@agency.example");
  expect(again.ask.plan.steps[0]).toMatchObject({ email: "aws+acme-2@agency.example" });
  expect(again.state).toMatchObject({ name: "working", work: { plan: again.ask.plan } });
});

it("keeps the e-mail while an account may still come of it, so that there are never two", () => {
  const attempt = {
    by: "id-1",
    at: LATER,
    email: "aws+acme@agency.example",
    isLost: true as const,
  };
  const stuck = afterWishes(
    approved,
    stuckWith({ kind: "refused", cause: "odd", mends: [], learnt: { attempt } }),
  );
  const command = retryWith({ email: "aws+acme-2@agency.example" })(stuck);
  expect(decideAccount(stuck, command, LATER)).toEqual({ refused: "email-in-use" });
});

it("refuses an e-mail AWS would not take", () => {
  const stuck = afterWishes(approved, emailTaken);
  const command = retryWith({ email: "aws acme@agency" })(stuck);
  expect(decideAccount(stuck, command, LATER)).toMatchObject({ refused: "odd-email" });
});

it("moves into the other unit, and keeps what was done before", () => {
  const beforeMoving = approved.ask.plan.steps.findIndex(({ name }) => name === "move-account");
  const moving = afterWishes(
    approved,
    ...Array.from({ length: beforeMoving }, () => wishes.doStep),
    stuckWith({
      kind: "refused",
      cause: "the unit is gone",
      mends: ["unit"],
      learnt: { accountId: "1" },
    }),
  );
  const unit = { ...CLIENTS, id: "ou-root-internal", path: "internal" };
  const again = afterWishes(moving, retryWith({ unit }));
  expect(currentStep(again)).toBe("move-account");
  expect(again.ask.plan.steps[beforeMoving]).toMatchObject({ unit });
});

describe("an account of that e-mail that Rolecall did not make", () => {
  const found = { id: "999999999999", name: "Acme, made by hand" };
  const stuck = afterWishes(
    approved,
    stuckWith({
      kind: "refused",
      cause: "taken",
      mends: ["adopt"],
      learnt: { attempt: null, found },
    }),
  );

  it("is taken in where an admin says so", () => {
    const adopted = afterWishes(stuck, wishes.adopt);
    expect(adopted.state).toMatchObject({ work: { known: { accountId: found.id, found: null } } });
    expect(adopted.history.entries.at(-1)).toMatchObject({ what: "adopted", by: carol });
  });

  it("is nothing to take in any more once another e-mail was given", () => {
    const again = afterWishes(stuck, retryWith({ email: "aws+acme-2@agency.example" }), emailTaken);
    expect(decideAccount(again, wishes.adopt(), LATER)).toEqual({ refused: "no-account-found" });
  });

  it.each([
    ["an approver who is no admin", bob, "not-an-admin"],
    ["the one who asked, though an admin", alice, "own-request"],
  ])("is not taken in by %s", (_who, by, refused) => {
    const command = { do: "adopt" as const, by, admins: [alice.user, carol.user] };
    expect(decideAccount(stuck, command, LATER)).toEqual({ refused });
  });
});

it("lets people in again where an account that was to be closed is given up", () => {
  const stuck = afterWishes(
    aClosing(),
    wishes.approve,
    wishes.doStep,
    wishes.doStep,
    stuckWith({ kind: "refused", cause: "CLOSE_ACCOUNT_QUOTA_EXCEEDED", mends: [] }),
    wishes.abandon,
  );
  expect(stuck.state).toMatchObject({ name: "abandoned", isToReopen: true });
});

it("keeps it shut where AWS has closed it already", () => {
  const stuck = afterWishes(
    aClosing(),
    wishes.approve,
    ...[wishes.doStep, wishes.doStep, wishes.doStep],
    stuckWith({ kind: "refused", cause: "odd", mends: [] }),
    wishes.abandon,
  );
  expect(stuck.state).toMatchObject({ name: "abandoned", isToReopen: false });
});
