// What a button carries finds its request again, and nothing else finds anything.
import { readRequestValue, requestValue } from "../../../src/adapters/slack/request-value.ts";
import { aPendingRequest } from "../../support/a-request.ts";

test("a button's value leads back to the same request", () => {
  const { key } = aPendingRequest();
  expect(readRequestValue(requestValue(key))).toEqual({ key, extension: 0 });
  const twelfth = { ...key, number: 12 };
  expect(readRequestValue(requestValue(twelfth))).toEqual({ key: twelfth, extension: 0 });
});

test("the button of a wish for more time leads back to that wish and no other", () => {
  const { key } = aPendingRequest();
  expect(readRequestValue(requestValue(key, 3))).toEqual({ key, extension: 3 });
});

test.each([
  undefined,
  "",
  "|1",
  "access#T/U#a#b",
  "access#T/U#a#b|",
  "access#T/U#a#b|0",
  "access#T/U#a#b|01",
  "access#T/U#a#b|-1",
  "access#T/U#a#b|1.5",
  "access#T/U#a#b|1e3",
  "access#T/U#a#b|9999999999",
  "access#T/U#a#b|1|0",
  "access#T/U#a#b|1|x",
  "access#T/U#a#b|1|2|3",
  "access#T/U#a#b|1\n",
  "access #T|1",
  "access#ünï|1",
  `${"x".repeat(2000)}|1`,
])("%j leads nowhere", (value) => {
  expect(readRequestValue(value)).toBeUndefined();
});
