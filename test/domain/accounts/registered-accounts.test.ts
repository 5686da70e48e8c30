// The accounts people may ask for: those of rolecall.yaml, with those Rolecall has made and without those it has closed.
import { findAccount } from "../../../src/domain/access-policy.ts";
import { withRegistry } from "../../../src/domain/accounts/registered-accounts.ts";
import type { RegistryEntry } from "../../../src/domain/accounts/registered-accounts.ts";
import { aPolicy, clientA } from "../../support/a-policy.ts";

const acme = { ...clientA, slug: "acme", id: "999999999999", name: "Acme" };
let number = 0;
const entry = (what: RegistryEntry["what"], account = acme): RegistryEntry => ({
  ...{ what, account, at: 0, ref: "R-1" },
  number: (number += 1),
});

it("knows an account that was made", () => {
  expect(findAccount(withRegistry(aPolicy(), [entry("registered")]), "acme")).toEqual(acme);
});

it("says of one that is being closed that it is, and knows it again where it was kept", () => {
  const closing = [entry("registered"), entry("closing")];
  const refused = { refused: "account-closed", account: "acme" };
  expect(findAccount(withRegistry(aPolicy(), closing), "acme")).toEqual(refused);
  expect(findAccount(withRegistry(aPolicy(), [...closing, entry("kept")]), "acme")).toEqual(acme);
});

it("takes an account of rolecall.yaml as the file has it, until it is closed", () => {
  const made = { ...clientA, name: "as it was when it was made" };
  expect(findAccount(withRegistry(aPolicy(), [entry("registered", made)]), "client-a")).toBe(
    clientA,
  );
  const closed = withRegistry(aPolicy(), [entry("closed", clientA)]);
  expect(findAccount(closed, "client-a")).toMatchObject({ refused: "account-closed" });
});

it("lets rolecall.yaml give the slug of a closed account to another one", () => {
  const before = { ...clientA, id: "000000000001" };
  expect(findAccount(withRegistry(aPolicy(), [entry("closed", before)]), "client-a")).toBe(clientA);
});

describe("where a client lets Rolecall in no more", () => {
  const shut = { since: 5, why: "the role is gone" };

  it("is known as shut, until it is found open again", () => {
    const marked = [entry("registered"), entry("shut", { ...acme, shut })];
    expect(findAccount(withRegistry(aPolicy(), marked), "acme")).toEqual({ ...acme, shut });
    const open = [...marked, entry("registered")];
    expect(findAccount(withRegistry(aPolicy(), open), "acme")).toEqual(acme);
  });

  it("is as rolecall.yaml has it, but for that mark", () => {
    const before = { ...clientA, name: "as it was when it was connected" };
    const marked = [entry("shut", { ...before, shut })];
    expect(findAccount(withRegistry(aPolicy(), marked), "client-a")).toEqual({ ...clientA, shut });
  });
});
