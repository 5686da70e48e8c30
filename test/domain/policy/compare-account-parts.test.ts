// What one policy says of making, connecting and closing accounts, and another says differently.
import type { AccessPolicy } from "../../../src/domain/access-policy.ts";
import { compareAccountParts } from "../../../src/domain/policy/compare-account-parts.ts";
import { aPolicy, aRule, people } from "../../support/a-policy.ts";
import { alice, bob, carol, dan } from "../../support/people.ts";
import { closingBy, connecting, making } from "./a-landscape.ts";

const none = aPolicy();
const makes = (changes: Parameters<typeof making>[0] = {}) =>
  aPolicy({ newAccounts: making(changes) });
const fieldsBetween = (before: AccessPolicy, after: AccessPolicy) =>
  compareAccountParts(before, after).flatMap(({ fields }) => fields);

it("is nothing between a policy and itself", () => {
  const policy = aPolicy({
    newAccounts: making(),
    connecting: connecting(),
    closing: closingBy(),
  });
  expect(compareAccountParts(policy, policy)).toEqual([]);
  expect(compareAccountParts(none, none)).toEqual([]);
});

it("is that new accounts are switched on: for whom, and what they get", () => {
  const [part, ...others] = compareAccountParts(none, makes());
  expect(others).toEqual([]);
  expect(part).toMatchObject({ part: "new accounts", switched: "on", terms: [] });
  expect(
    part?.changes.map(({ change, subjects }) => [change.what, change.before, subjects]),
  ).toEqual([
    ["ask", null, [{ kind: "everyone" }]],
    [
      "approve",
      null,
      [
        { kind: "person", id: bob.user },
        { kind: "person", id: carol.user },
      ],
    ],
  ]);
  expect(part?.fields.map(({ field }) => field)).toEqual([
    "email",
    "name",
    "role",
    "roles.admin",
    "roles.read-only",
    "trust",
  ]);
});

it("is that they are switched off, which says all", () => {
  const policy = aPolicy({
    newAccounts: making(),
    connecting: connecting(),
    closing: closingBy(),
  });
  const off = { switched: "off", changes: [], terms: [], fields: [] };
  expect(compareAccountParts(policy, none)).toEqual([
    { part: "new accounts", ...off },
    { part: "connecting accounts", ...off },
    { part: "closing accounts", ...off },
  ]);
});

it("is who may and how many have to say yes, and the terms", () => {
  const before = aPolicy({ closing: closingBy({ approvals: 2 }) });
  const after = aPolicy({
    closing: closingBy({
      mayApprove: people(bob, dan),
      lapseMilliseconds: 1000,
      mayAsk: people(alice),
    }),
  });
  const [part] = compareAccountParts(before, after);
  expect(part).toMatchObject({
    part: "closing accounts",
    switched: null,
    terms: ["lapse"],
    fields: [],
  });
  expect(part?.changes.map(({ change }) => change.what).sort()).toEqual([
    "approve",
    "approve",
    "ask",
    "ask",
  ]);
});

it("is each field that is another, comes or goes", () => {
  const roles = making().roles;
  const [, reader] = roles;
  if (!reader) throw new Error("there is a reader");
  const before = makes({
    alias: "a-{slug}",
    tags: { owner: "a", stage: "test" },
    units: ["clients"],
  });
  const after = makes({
    email: "b+{slug}@a.example",
    roles: [...roles.slice(0, 1), { ...reader, sessionSeconds: 7200 }],
    tags: { owner: "b" },
    trust: "named",
    unit: "clients",
    most: 9,
  });
  expect(fieldsBetween(before, after)).toEqual([
    { field: "email", before: "aws+{slug}@agency.example", after: "b+{slug}@a.example" },
    { field: "roles.read-only", before: reader, after: { ...reader, sessionSeconds: 7200 } },
    { field: "unit", before: null, after: "clients" },
    { field: "trust", before: "mfa", after: "named" },
    { field: "tags.owner", before: "a", after: "b" },
    { field: "most", before: null, after: "9" },
    { field: "units", before: ["clients"], after: null },
    { field: "alias", before: "a-{slug}", after: null },
    { field: "tags.stage", before: "test", after: null },
  ]);
  expect(fieldsBetween(makes({ rule: aRule() }), makes({ rule: aRule() }))).toEqual([]);
});

describe("connecting accounts of clients", () => {
  const connects = (changes: Parameters<typeof connecting>[0] = {}) =>
    aPolicy({ connecting: connecting(changes) });

  it("is switched on: for whom, and what clients are asked for", () => {
    const [part, ...others] = compareAccountParts(none, connects());
    expect(others).toEqual([]);
    expect(part).toMatchObject({ part: "connecting accounts", switched: "on" });
    expect(part?.changes.map(({ change }) => change.what)).toEqual(["ask", "approve"]);
    expect(part?.fields.map(({ field }) => field)).toEqual([
      "roles.admin",
      "roles.read-only",
      "trust",
      "role_names",
    ]);
  });

  it("is another: whom it trusts, which roles, and what they may be called", () => {
    const [admin] = connecting().roles;
    if (!admin) throw new Error("there is an admin");
    const after = connects({ trust: "named", roles: [admin], roleNames: ["Rolecall*", "A*"] });
    expect(fieldsBetween(connects(), after)).toEqual([
      { field: "trust", before: "mfa", after: "named" },
      { field: "role_names", before: ["Rolecall*"], after: ["Rolecall*", "A*"] },
      { field: "roles.read-only", before: connecting().roles[1], after: null },
    ]);
  });
});
