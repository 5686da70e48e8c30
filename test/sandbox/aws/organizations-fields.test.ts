// What Organizations refuses of a call's fields, with the reason it gives.
import {
  CreateAccountCommand,
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  ListAccountsCommand,
  ListCreateAccountStatusCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  MoveAccountCommand,
  TagResourceCommand,
  type CreateAccountCommandInput,
  type Tag,
} from "@aws-sdk/client-organizations";
import { clientA, startOrganization, type OrganizationSetting } from "./organization-setting.ts";

let org: OrganizationSetting;
beforeAll(async () => {
  org = await startOrganization();
});
afterAll(() => org.aws.stop());

const tag = (Key: string, Value = "x"): Tag => ({ Key, Value });
const tags = (count: number) => Array.from({ length: count }, (_, at) => tag(`key-${at}`));

test.each<[Partial<CreateAccountCommandInput>, string]>([
  [{ Email: undefined }, "INPUT_REQUIRED"],
  [{ AccountName: undefined }, "INPUT_REQUIRED"],
  [{ Email: "a@b.c" }, "MIN_LENGTH_EXCEEDED"],
  [{ Email: `${"a".repeat(60)}@b.example` }, "MAX_LENGTH_EXCEEDED"],
  [{ Email: "a@b@example.com" }, "INVALID_PATTERN"],
  [{ Email: "a b@example.com" }, "INVALID_PATTERN"],
  [{ Email: "a@example" }, "INVALID_PATTERN"],
  [{ AccountName: "" }, "MIN_LENGTH_EXCEEDED"],
  [{ AccountName: "x".repeat(51) }, "MAX_LENGTH_EXCEEDED"],
  [{ AccountName: "Zürich" }, "INVALID_PATTERN"],
  [{ RoleName: "a role" }, "INVALID_PATTERN"],
  [{ RoleName: "x".repeat(65) }, "MAX_LENGTH_EXCEEDED"],
  [{ RoleName: "AWSServiceRoleForX" }, "INVALID_ROLE_NAME"],
  [{ IamUserAccessToBilling: "MAYBE" as "DENY" }, "INVALID_ENUM"],
  [{ Tags: [tag("good"), tag("bad!")] }, "INVALID_PATTERN"],
  [{ Tags: [tag("")] }, "MIN_LENGTH_EXCEEDED"],
  [{ Tags: [tag("key", "x".repeat(257))] }, "MAX_LENGTH_EXCEEDED"],
  [{ Tags: [tag("key"), tag("key", "y")] }, "DUPLICATE_TAG_KEY"],
  [{ Tags: [tag("aws:owner")] }, "INVALID_SYSTEM_TAGS_PARAMETER"],
])("CreateAccount with %j is refused for %s, and nothing is begun", async (wrong, reason) => {
  const input = { Email: "d@example.com", AccountName: "client-d", ...wrong };
  const asked = new CreateAccountCommand(input);
  await expect(org.organizations.send(asked)).rejects.toMatchObject({
    name: "InvalidInputException",
    Reason: reason,
    $metadata: { httpStatusCode: 400 },
  });
  expect(org.aws.organization().creations).toEqual([]);
});

test("CreateAccount with more than 50 tags is refused", async () => {
  const input = { Email: "d@example.com", AccountName: "client-d", Tags: tags(51) };
  await expect(org.organizations.send(new CreateAccountCommand(input))).rejects.toMatchObject({
    name: "ConstraintViolationException",
    Reason: "MAX_TAG_LIMIT_EXCEEDED",
  });
});

test("an account cannot come to more than 50 tags bit by bit either", async () => {
  const add = (Tags: Tag[]) =>
    org.organizations.send(new TagResourceCommand({ ResourceId: clientA, Tags }));
  await add(tags(50));
  await expect(add([tag("one-more")])).rejects.toMatchObject({ Reason: "MAX_TAG_LIMIT_EXCEEDED" });
  await expect(add([tag("key-1", "another value")])).resolves.toBeDefined();
});

const refused = (sent: Promise<unknown>, Reason: string) =>
  expect(sent).rejects.toMatchObject({ name: "InvalidInputException", Reason });

test("ids have a form of their own each", async () => {
  const { organizations } = org;
  const root = org.unit("");
  const pattern = "INVALID_PATTERN";
  await refused(
    organizations.send(new DescribeAccountCommand({ AccountId: "22222222222" })),
    pattern,
  );
  await refused(organizations.send(new ListParentsCommand({ ChildId: root })), pattern);
  await refused(
    organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId: "clients" })),
    pattern,
  );
  await refused(
    organizations.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: "car-1" })),
    pattern,
  );
  const move = { AccountId: clientA, SourceParentId: root, DestinationParentId: "ou-1" };
  await refused(organizations.send(new MoveAccountCommand(move)), pattern);
});

test("a state that is none is refused", async () => {
  const States = ["DONE" as "FAILED"];
  await refused(
    org.organizations.send(new ListCreateAccountStatusCommand({ States })),
    "INVALID_ENUM",
  );
});

test("a page has one to twenty entries", async () => {
  const list = (MaxResults: number) =>
    org.organizations.send(new ListAccountsCommand({ MaxResults }));
  await refused(list(0), "MIN_VALUE_EXCEEDED");
  await refused(list(21), "MAX_VALUE_EXCEEDED");
});
