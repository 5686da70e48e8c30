// A policy far larger than any we know of is reviewed all the same.
import { reviewPolicy } from "../../../src/domain/policy/review-policy.ts";
import { aRule } from "../../support/a-policy.ts";
import { about, anAccount, policyOf } from "./a-landscape.ts";

it("reviews a thousand rules about ten thousand accounts of two roles", () => {
  const accounts = Array.from({ length: 10_000 }, (_, number) =>
    anAccount(`client-${number}`, "admin", "read-only"),
  );
  const rules = Array.from({ length: 1000 }, (_, number) =>
    aRule({ name: `rule-${number}`, accounts: about(`client-${number}*`, `*-never-${number}`) }),
  );
  const all = reviewPolicy(policyOf([...rules, aRule({ name: "rest" })], accounts));
  // `client-0*` to `client-9*` leave the others nothing.
  expect(all.filter(({ what }) => what.kind === "idle-pattern")).toHaveLength(10);
  expect(all.filter(({ what }) => what.kind === "shadowed")).toHaveLength(991);
});
