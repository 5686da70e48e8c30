// What the form for a new account proposes from its name, and what it leaves alone.
import { newDraft, proposeAnew } from "../../../src/adapters/slack/account-draft.ts";
import type { AccountDraft } from "../../../src/adapters/slack/account-draft.ts";
import { howAccountsAreMade as policy } from "../../support/an-account.ts";

const typing = (draft: AccountDraft, name: string) => proposeAnew(policy, draft, name);
const byHand = (draft: AccountDraft, names: Partial<AccountDraft["names"]>): AccountDraft => ({
  ...draft,
  names: { ...draft.names, ...names },
});

test("every name is proposed from what the account is for", () => {
  expect(newDraft(policy, "Café Nord").names).toEqual({
    slug: "cafe-nord",
    accountName: "Cafe Nord",
    email: "aws+cafe-nord@agency.example",
    birthRole: "OrganizationAccountAccessRole",
    alias: "agency-cafe-nord",
  });
});

test("as long as there is no name, nothing is made from it", () => {
  const { names } = newDraft(policy, "  ");
  expect(names).toMatchObject({ slug: "", accountName: "", email: "", alias: "" });
  expect(newDraft(policy, "日本").names.email).toBe("");
});

test("while they are untouched, the names follow, in fields of another number", () => {
  const draft = typing(newDraft(policy, "Nord"), "Nordbank");
  expect(draft.names.email).toBe("aws+nordbank@agency.example");
  expect(draft.turns).toEqual({ slug: 1, accountName: 1, email: 1, birthRole: 0, alias: 1 });
  expect(typing(draft, "Nordbank ").turns).toEqual(draft.turns);
});

test("what was changed by hand stays, and what follows from it goes with it", () => {
  const changed = byHand(newDraft(policy, "Nord"), { slug: "nb", accountName: "NB" });
  const draft = typing(changed, "Nordbank");
  expect(draft.names).toMatchObject({
    slug: "nb",
    accountName: "NB",
    email: "aws+nb@agency.example",
    alias: "agency-nb",
  });
  const further = typing(draft, "Nordbank AG");
  expect(further.names).toEqual(draft.names);
});

test("an alias that nobody wants is not proposed again", () => {
  const draft = typing(byHand(newDraft(policy, "Nord"), { alias: "" }), "Nordbank");
  expect(draft.names.alias).toBe("");
});
