// What is remembered of how the roles of an account trust people, once Rolecall has made it.
import { accountFrom } from "../../../src/domain/accounts/new-account.ts";
import { aNewAccount } from "../../support/an-account.ts";

const made = (trust: "mfa" | "account" | "named") =>
  accountFrom(aNewAccount({ trust }), "333333333333");

it("an account whose roles trust people by name says so, and by which role Rolecall gets in", () => {
  expect(made("named")).toMatchObject({
    trust: "named",
    managedBy: "OrganizationAccountAccessRole",
  });
});

it.each(["mfa", "account"] as const)("an account of the style %s says nothing", (style) => {
  expect(made(style)).not.toHaveProperty("trust");
});
