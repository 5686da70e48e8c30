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
