// The alias of an account: one for each, and none of two.
import {
  CreateAccountAliasCommand,
  ListAccountAliasesCommand,
  type IAMClient,
} from "@aws-sdk/client-iam";
import type { AwsSeed } from "../../../sandbox/aws/aws-seed.ts";
import { agency as seed, startAgency, trustWithMfa, type Agency } from "./aws-world.ts";
import { accessRole, sessionOf } from "./bot-session.ts";

const taken = { name: "EntityAlreadyExistsException", $metadata: { httpStatusCode: 409 } };
const [a = "", b = ""] = seed.accounts.map(({ id }) => id);
const accounts = seed.accounts.map((account) => ({
  ...account,
  roles: [
    { name: accessRole, trust: trustWithMfa },
    { name: "Reader", trust: trustWithMfa },
  ],
}));

let agency: Agency;
let inA: IAMClient;
let inB: IAMClient;

const sessionIn = async (account: string, role = accessRole) =>
  (await sessionOf(agency, { RoleArn: `arn:aws:iam::${account}:role/${role}` })).iam;

async function start(changes: Partial<AwsSeed> = {}) {
  agency = await startAgency({ accounts, bot: { ...seed.bot, mayAssume: ["*"] }, ...changes });
  [inA, inB] = [await sessionIn(a), await sessionIn(b)];
}
afterEach(() => agency.aws.stop());

const give = (iam: IAMClient, AccountAlias: string) =>
  iam.send(new CreateAccountAliasCommand({ AccountAlias }));
const aliasOf = async (iam: IAMClient) =>
  (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases;

test("an account has none until it is given one, and each says its own", async () => {
  await start();
  expect(await aliasOf(inA)).toEqual([]);
  await give(inA, "northwind-client-a");
  expect(await aliasOf(inA)).toEqual(["northwind-client-a"]);
  expect(await aliasOf(inB)).toEqual([]);
  expect(await aliasOf(agency.iam)).toEqual(["agency"]);
  expect(agency.aws.world().accounts).toEqual([
    { id: "111111111111", name: "management", alias: "agency" },
    { id: a, name: "client-a", alias: "northwind-client-a" },
    { id: b, name: "client-b" },
  ]);
});

test("one that another account has is taken, the management account's too", async () => {
  await start();
  await give(inA, "client");
  await expect(give(inB, "client")).rejects.toMatchObject({
    ...taken,
    message: "The account alias client already exists.",
  });
  await expect(give(inB, "agency")).rejects.toMatchObject(taken);
  await expect(give(inA, "client")).rejects.toMatchObject(taken);
});

test("a second one takes the place of the first, which is free then", async () => {
  await start();
  await give(inA, "client");
  await give(inA, "client-a");
  expect(await aliasOf(inA)).toEqual(["client-a"]);
  await give(inB, "client");
  expect(await aliasOf(inB)).toEqual(["client"]);
});

test.each(["ab", "Client-A", "-client", "client-", "client--a", "client_a", "c".repeat(64)])(
  "%s cannot be an alias",
  async (alias) => {
    await start();
    await expect(give(inA, alias)).rejects.toMatchObject({ name: "ValidationError" });
  },
);

test("is seen only once it has spread, and is taken at once", async () => {
  await start({ propagationMilliseconds: 10_000 });
  await give(inA, "client-a");
  expect(await aliasOf(inA)).toEqual([]);
  await expect(give(inB, "client-a")).rejects.toMatchObject(taken);
  agency.clock.advance(10_000);
  expect(await aliasOf(inA)).toEqual(["client-a"]);
});

test("a session that only reads does not set it", async () => {
  await start();
  const reading = await sessionIn(a, "Reader");
  expect(await aliasOf(reading)).toEqual([]);
  await expect(give(reading, "client-a")).rejects.toMatchObject({ name: "AccessDenied" });
});
