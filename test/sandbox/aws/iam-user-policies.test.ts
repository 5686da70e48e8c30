// Inline policies of people: what IAM takes, how it counts, and on whom the bot may write.
import {
  DeleteUserPolicyCommand,
  GetUserPolicyCommand,
  LimitExceededException,
  ListUserPoliciesCommand,
  MalformedPolicyDocumentException,
  NoSuchEntityException,
  paginateListUserPolicies,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import type { AwsSeed, SeedUser } from "../../../sandbox/aws/aws-seed.ts";
import { agency as seed, allowAssume, roleOf, startAgency, type Agency } from "./aws-world.ts";

const UserName = "alice";
const PolicyName = "rolecall-guard.client-a.admin.R-7K3QXA";
const document = JSON.stringify(allowAssume(roleOf("222222222222")));
const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };

const people: SeedUser[] = [
  { name: "alice", boundary: "rolecall/people" },
  { name: "bob", boundary: "other/people" },
  { name: "carol" },
  { name: "dora", boundary: allowAssume("*") },
];

function withPeople(changes: Partial<AwsSeed["bot"]> = {}) {
  return startAgency({
    users: people,
    policies: { "rolecall/people": allowAssume("*"), "other/people": allowAssume("*") },
    bot: { ...seed.bot, ...changes },
  });
}

let agency: Agency;
afterEach(() => agency.aws.stop());

const put = (user = UserName, policy = PolicyName, text = document) =>
  agency.iam.send(
    new PutUserPolicyCommand({ UserName: user, PolicyName: policy, PolicyDocument: text }),
  );
const remove = (user = UserName, policy = PolicyName) =>
  agency.iam.send(new DeleteUserPolicyCommand({ UserName: user, PolicyName: policy }));
const get = (user = UserName, policy = PolicyName) =>
  agency.iam.send(new GetUserPolicyCommand({ UserName: user, PolicyName: policy }));
const list = async (user = UserName) =>
  (await agency.iam.send(new ListUserPoliciesCommand({ UserName: user }))).PolicyNames;

describe("a policy of somebody's own", () => {
  beforeEach(async () => {
    agency = await withPeople();
  });

  test("is kept and comes back URL-encoded", async () => {
    await put();
    const answer = await get();
    expect(answer).toMatchObject({ UserName, PolicyName });
    expect(answer.PolicyDocument).toMatch(/^%7B%22Version/);
    expect(decodeURIComponent(answer.PolicyDocument ?? "")).toBe(document);
    expect(agency.calls.since(0)[0]).toMatchObject({
      action: "PutUserPolicy",
      about: { user: UserName, policy: PolicyName },
    });
  });

  test("is written over by the next of its name", async () => {
    const other = JSON.stringify(allowAssume(roleOf("333333333333")));
    await put();
    await put(UserName, PolicyName, other);
    expect(decodeURIComponent((await get()).PolicyDocument ?? "")).toBe(other);
    expect(await list()).toEqual([PolicyName]);
  });

  test("is deleted once", async () => {
    await put();
    await remove();
    expect(await list()).toEqual([]);
    await expect(remove()).rejects.toThrow(NoSuchEntityException);
    await expect(get()).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `The user policy with name ${PolicyName} cannot be found.`,
    });
  });

  test("is listed with the others, page by page", async () => {
    for (const name of ["three", "one", "two"]) await put(UserName, name);
    const pages: unknown[] = [];
    for await (const { PolicyNames } of paginateListUserPolicies(
      { client: agency.iam, pageSize: 2 },
      { UserName },
    ))
      pages.push(PolicyNames);
    expect(pages).toEqual([["one", "three"], ["two"]]);
  });

  test("must be a policy with a name", async () => {
    for (const text of ["{", '{"Version":"2012-10-17"}'])
      await expect(put(UserName, PolicyName, text)).rejects.toThrow(
        MalformedPolicyDocumentException,
      );
    for (const name of ["", "a b", "a/b", "x".repeat(129)])
      await expect(put(UserName, name)).rejects.toMatchObject({ name: "ValidationError" });
    await expect(put("a b")).rejects.toMatchObject({ name: "ValidationError" });
    await put(UserName, "x".repeat(128));
  });

  test("shares 2,048 characters with the user's others, white space not counted", async () => {
    const sized = (size: number) => {
      const empty = JSON.stringify(allowAssume("arn:"));
      return JSON.stringify(allowAssume(`arn:${"x".repeat(size - empty.length)}`));
    };
    const room = 2048 - document.length;
    await put();
    await put(UserName, "filler", `  ${sized(room)}\n\n`);
    await expect(put(UserName, "filler", sized(room + 1))).rejects.toMatchObject({
      name: LimitExceededException.name,
      message: "Maximum policy size of 2048 bytes exceeded for user alice",
      $metadata: { httpStatusCode: 409 },
    });
    await expect(put(UserName, "one-more")).rejects.toThrow(LimitExceededException);
    await remove(UserName, "filler");
    await put(UserName, "one-more");
  });

  test("of somebody who does not exist is not found", async () => {
    await expect(get("zoe")).rejects.toThrow(NoSuchEntityException);
    await expect(list("zoe")).rejects.toThrow(NoSuchEntityException);
  });
});

test("a write is seen by reads and by access decisions only once it has spread", async () => {
  agency = await startAgency({
    users: [{ name: "alice", boundary: allowAssume("*") }],
    bot: { ...seed.bot, userPolicies: "open" },
    propagationMilliseconds: 10_000,
  });
  const mayAlice = () =>
    agency.aws.mayAssume({ user: "alice", role: roleOf("222222222222"), mfa: true }).allowed;
  await put();
  expect(await list()).toEqual([]);
  await expect(get()).rejects.toThrow(NoSuchEntityException);
  expect(mayAlice()).toBe(false);
  expect(Object.keys(agency.aws.world().users[0]?.policies ?? {})).toEqual([PolicyName]);
  agency.clock.advance(10_000);
  expect(await list()).toEqual([PolicyName]);
  expect(mayAlice()).toBe(true);
});

describe("the bot", () => {
  test("writes only on people who carry its boundary, where nothing is said", async () => {
    agency = await withPeople();
    await put("alice");
    for (const user of ["bob", "carol", "dora"]) {
      await expect(put(user)).rejects.toMatchObject(denied);
      await expect(remove(user)).rejects.toMatchObject(denied);
      expect(await list(user)).toEqual([]);
    }
    await expect(put("carol")).rejects.toThrow(
      "User: arn:aws:sts::111111111111:assumed-role/rolecall/rolecall is not authorized to perform: " +
        "iam:PutUserPolicy on resource: user carol because no identity-based policy allows the iam:PutUserPolicy action",
    );
  });

  test("is refused, not told, about somebody who does not exist: rights come first", async () => {
    agency = await withPeople();
    await expect(put("zoe")).rejects.toMatchObject(denied);
    await expect(remove("zoe")).rejects.toMatchObject(denied);
  });

  test("is refused from the moment somebody's boundary is taken away", async () => {
    agency = await withPeople();
    await put("alice");
    agency.aws.change({ do: "remove-boundary", user: "alice" });
    await expect(remove("alice")).rejects.toMatchObject(denied);
    agency.aws.change({ do: "set-boundary", user: "alice", boundary: "rolecall/people" });
    await remove("alice");
  });

  test("may be fenced in by another boundary", async () => {
    agency = await withPeople({ boundary: "arn:aws:iam::111111111111:policy/other/people" });
    await put("bob");
    await expect(put("alice")).rejects.toMatchObject(denied);
  });

  test("may write on everybody, where the seed says so", async () => {
    agency = await withPeople({ userPolicies: "open" });
    for (const user of ["alice", "bob", "carol", "dora"]) await put(user);
    await expect(put("zoe")).rejects.toThrow(NoSuchEntityException);
    await expect(remove("zoe")).rejects.toThrow(NoSuchEntityException);
  });

  test("may write on nobody, where the seed says so, and still reads", async () => {
    agency = await withPeople({ userPolicies: "none" });
    await expect(put("alice")).rejects.toMatchObject(denied);
    await expect(remove("alice")).rejects.toMatchObject(denied);
    agency.aws.change({
      do: "put-user-policy",
      user: "alice",
      policy: "own",
      document: allowAssume("*"),
    });
    expect(await list("alice")).toEqual(["own"]);
    await get("alice", "own");
  });
});
