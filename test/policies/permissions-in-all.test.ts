// The bot's permissions as a whole: nothing is in them that Rolecall does not do, and AWS has room for them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as dynamoDb from "@aws-sdk/client-dynamodb";
import * as iamApi from "@aws-sdk/client-iam";
import * as organizations from "@aws-sdk/client-organizations";
import * as sts from "@aws-sdk/client-sts";
import { policySize } from "../../src/domain/iam-documents.ts";
import { provisionerPolicy } from "../../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy } from "../../src/domain/permissions/runtime-policy.ts";
import { contextFrom } from "../../sandbox/aws/policy/call-context.ts";
import { aScope } from "./a-scope.ts";
import {
  accessGroup,
  alice,
  bounded,
  byEither,
  byProvisioner,
  byRuntime,
  byWhoeverTypes,
  ENTERING,
  free,
  iam,
  inAccounts,
  management,
  member,
  onOwnGroups,
  org,
  oursByTag,
  provisionerRole,
  puttingOut,
  roleIn,
  runtimeRole,
  taggedOurs,
} from "./bot-calls.ts";
import { inSandbox, type Call } from "./bot-judges.ts";

const scope = aScope();
const runtime = { role: runtimeRole, has: [runtimePolicy(scope)] };
const provisioner = { role: provisionerRole, has: [provisionerPolicy(scope)] };

describe("of everything AWS can be asked for", () => {
  const names = (api: object, service: string) =>
    Object.keys(api)
      .filter((name) => /^[A-Z]\w+Command$/.test(name))
      .map((name) => `${service}:${name.replace(/Command$/, "")}`);
  const actions = [
    ...names(iamApi, "iam"),
    ...names(organizations, "organizations"),
    ...names(sts, "sts"),
    ...names(dynamoDb, "dynamodb"),
    ...["sts:SetSourceIdentity", "sts:TagSession", "iam:PassRole"],
  ];
  const mine = (calls: readonly Call[]) => new Set(calls.map(({ action }) => action));

  it.each([
    ["runtime", runtime, mine([...byEither, ...byRuntime, ...onOwnGroups, ...puttingOut])],
    ["provisioner", provisioner, mine([...byEither, ...byProvisioner, ...onOwnGroups])],
  ])("the %s role may do only what Rolecall does", (_, { role, has }, done) => {
    const context = contextFrom({
      ...{ ...bounded, ...taggedOurs, ...oursByTag, ...member("222222222222") },
    });
    const resources = [
      ...["*", alice, accessGroup, iam("group/rolecall/own.alice.1"), runtimeRole, provisionerRole],
      ...[roleIn("222222222222"), org("account", "222222222222"), org("ou", "ou-ab12-clients00")],
      `arn:aws:dynamodb:eu-central-1:${management}:table/rolecall`,
    ];
    const caller = { arn: role, id: "AROA1", accountId: management };
    const may = actions.filter((action) =>
      resources.some(
        (resource) => inSandbox({ caller, action, resource, context }, has) === "Allowed",
      ),
    );
    const entering = may.filter((action) => ENTERING.some((one) => one === action));
    expect(entering.length).toBeGreaterThan(1);
    expect(may.filter((action) => !entering.includes(action)).sort()).toEqual([...done].sort());
    expect(actions.length).toBeGreaterThan(300);
  });

  it("nothing is called in the source that these tests do not know", () => {
    const source = readdirSync("src/adapters", { recursive: true, encoding: "utf8" })
      .filter((file) => /^(aws|dynamodb)\/.*\.ts$/.test(file))
      .map((file) => readFileSync(join("src/adapters", file), "utf8"))
      .join("\n");
    const called = [...source.matchAll(/\bnew (\w+)Command\(|\bpaginate(\w+)\(/g)];
    const calls = called.map(([, command, paged]) => command ?? paged ?? "");
    expect(calls.length).toBeGreaterThan(20);
    const known = new Set([
      ...[...byEither, ...byRuntime, ...onOwnGroups, ...puttingOut, ...byProvisioner].map(
        ({ action }) => action.replace(/^\w+:/, ""),
      ),
      ...["AssumeRole", ...inAccounts, ...byWhoeverTypes, ...free],
      // The document client's names for the item calls.
      ...["Get", "Put"],
    ]);
    expect(calls.filter((name) => !known.has(name))).toEqual([]);
  });
});

it.each([
  ["two roles", provisionerRole, 40],
  ["one role", null, 25],
])("with %s there is room for all accounts of the file that may be closed", (_, role, count) => {
  const others = Array.from({ length: count }, (__, at) => String(200_000_000_000 + at));
  const large = { ...scope, provisionerRole: role, closes: { others } };
  expect(policySize(provisionerPolicy(large))).toBeLessThan(6144);
  expect(policySize(runtimePolicy(large))).toBeLessThan(6144);
});
