// Access groups: creating them, their policy, and who is in them.
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  DeleteConflictException,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  EntityAlreadyExistsException,
  GetGroupCommand,
  GetGroupPolicyCommand,
  LimitExceededException,
  ListAttachedGroupPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsForUserCommand,
  MalformedPolicyDocumentException,
  NoSuchEntityException,
  paginateListGroupPolicies,
  PutGroupPolicyCommand,
  RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import { allowAssume, management, startAgency, type Agency } from "./aws-world.ts";

const GroupName = "client-a-admin";
const Path = "/rolecall/";
const document = JSON.stringify(allowAssume("arn:aws:iam::222222222222:role/Admin"));

describe("an access group", () => {
  let agency: Agency;
  beforeEach(async () => {
    agency = await startAgency();
  });
  afterEach(() => agency.aws.stop());

  const create = (name: string, path = Path) =>
    agency.iam.send(new CreateGroupCommand({ GroupName: name, Path: path }));
  const put = (PolicyName: string, PolicyDocument: string, group = GroupName) =>
    agency.iam.send(new PutGroupPolicyCommand({ GroupName: group, PolicyName, PolicyDocument }));
  const add = (UserName: string, group = GroupName) =>
    agency.iam.send(new AddUserToGroupCommand({ GroupName: group, UserName }));
  const remove = (UserName: string, group = GroupName) =>
    agency.iam.send(new RemoveUserFromGroupCommand({ GroupName: group, UserName }));
  const groupsOf = async (UserName: string) => {
    const { Groups } = await agency.iam.send(new ListGroupsForUserCommand({ UserName }));
    return Groups?.map((group) => group.GroupName);
  };

  test("is created under the bot's path", async () => {
    const { Group } = await create("client-b-admin");
    expect(Group).toMatchObject({
      GroupName: "client-b-admin",
      Path,
      Arn: `arn:aws:iam::${management}:group/rolecall/client-b-admin`,
      GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{17}$/) as string,
    });
  });

  test("tells who is in it, page by page", async () => {
    await add("bob");
    await add("alice");
    const first = await agency.iam.send(new GetGroupCommand({ GroupName, MaxItems: 1 }));
    expect(first).toMatchObject({ Group: { GroupName, Path }, IsTruncated: true });
    const { Marker } = first;
    const second = await agency.iam.send(new GetGroupCommand({ GroupName, Marker }));
    const users = [first, second].flatMap(({ Users = [] }) => Users);
    expect(users.map(({ UserName }) => UserName)).toEqual(["alice", "bob"]);
    const gone = new GetGroupCommand({ GroupName: "gone" });
    await expect(agency.iam.send(gone)).rejects.toThrow(NoSuchEntityException);
  });

  test("is not created twice, whatever the case of its name", async () => {
    await expect(create(GroupName)).rejects.toThrow(EntityAlreadyExistsException);
    await expect(create("CLIENT-A-ADMIN")).rejects.toThrow(EntityAlreadyExistsException);
  });

  test.each([
    ["a b", Path],
    ["a/b", Path],
    ["x".repeat(129), Path],
    ["", Path],
    ["client-b-admin", "rolecall"],
    ["client-b-admin", "/rolecall"],
  ])("is not created as %j under %j", async (name, path) => {
    await expect(create(name, path)).rejects.toMatchObject({ name: "ValidationError" });
  });

  test("is not created beyond the account's quota", async () => {
    const small = await startAgency({ groupsQuota: 2 });
    const third = new CreateGroupCommand({ GroupName: "third", Path });
    await expect(small.iam.send(third)).rejects.toThrow(LimitExceededException);
    await small.aws.stop();
  });

  test("keeps its policy, which comes back URL-encoded", async () => {
    await put("more", document);
    const { PolicyDocument } = await agency.iam.send(
      new GetGroupPolicyCommand({ GroupName, PolicyName: "more" }),
    );
    expect(PolicyDocument).toMatch(/^%7B%22Version/);
    expect(decodeURIComponent(PolicyDocument ?? "")).toBe(document);
  });

  test("lists its policies page by page, and no attached ones", async () => {
    for (const name of ["one", "two"]) await put(name, document);
    const names: string[] = [];
    for await (const page of paginateListGroupPolicies(
      { client: agency.iam, pageSize: 2 },
      { GroupName },
    ))
      names.push(...(page.PolicyNames ?? []));
    expect(names).toEqual(["one", "rolecall-access", "two"]);
    const attached = await agency.iam.send(new ListAttachedGroupPoliciesCommand({ GroupName }));
    expect(attached).toMatchObject({ AttachedPolicies: [], IsTruncated: false });
  });

  test("loses its policy once", async () => {
    const gone = new DeleteGroupPolicyCommand({ GroupName, PolicyName: "rolecall-access" });
    await agency.iam.send(gone);
    await expect(agency.iam.send(gone)).rejects.toThrow(NoSuchEntityException);
    await expect(
      agency.iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName: "rolecall-access" })),
    ).rejects.toThrow(NoSuchEntityException);
  });

  test("takes no policy that is not one", async () => {
    await expect(put("p", "{")).rejects.toThrow(MalformedPolicyDocumentException);
    await expect(put("p", '{"Version":"2012-10-17"}')).rejects.toThrow(
      MalformedPolicyDocumentException,
    );
  });

  test("takes 5,120 characters of policies together, white space not counted", async () => {
    const sized = (size: number) => {
      const empty = JSON.stringify(allowAssume("arn:"));
      return JSON.stringify(allowAssume(`arn:${"x".repeat(size - empty.length)}`));
    };
    const room = 5120 - document.length;
    await put("filler", `  ${sized(room)}\n\n`);
    await expect(put("filler", sized(room + 1))).rejects.toThrow(LimitExceededException);
    await expect(put("one-more", document)).rejects.toThrow(LimitExceededException);
    await put("filler", document);
    await put("one-more", document);
  });

  test("takes in a member, and the same member again", async () => {
    await add("alice");
    await add("alice");
    expect(await groupsOf("alice")).toEqual([GroupName, "developers"]);
  });

  test("lets a member go, and says when somebody is none", async () => {
    await add("carol");
    await remove("carol");
    expect(await groupsOf("carol")).toEqual([]);
    await expect(remove("carol")).rejects.toThrow(NoSuchEntityException);
  });

  test("takes in nobody who does not exist; and a group that does not exist takes in nobody", async () => {
    await expect(add("zoe")).rejects.toThrow(NoSuchEntityException);
    await expect(add("alice", "no-such-group")).rejects.toThrow(NoSuchEntityException);
    await expect(put("p", document, "no-such-group")).rejects.toThrow(NoSuchEntityException);
    await expect(
      agency.iam.send(new ListGroupPoliciesCommand({ GroupName: "no-such-group" })),
    ).rejects.toThrow(NoSuchEntityException);
  });

  test("is refused as somebody's eleventh", async () => {
    for (let at = 1; at <= 10; at += 1) {
      await create(`client-${at}`);
      await add("carol", `client-${at}`);
    }
    await expect(add("carol")).rejects.toMatchObject({
      name: "LimitExceededException",
      $metadata: { httpStatusCode: 409 },
    });
    // One of the ten again is no eleventh.
    await add("carol", "client-1");
    await remove("carol", "client-1");
    await add("carol");
  });

  test("is the only kind of group the bot may change", async () => {
    const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };
    await expect(add("alice", "developers")).rejects.toMatchObject(denied);
    await expect(remove("alice", "developers")).rejects.toMatchObject(denied);
    await expect(put("p", document, "developers")).rejects.toMatchObject(denied);
    await expect(create("administrators", "/")).rejects.toMatchObject(denied);
    await expect(create("administrators", "/rolecallers/")).rejects.toMatchObject(denied);
    await expect(
      agency.iam.send(new DeleteGroupPolicyCommand({ GroupName: "developers", PolicyName: "p" })),
    ).rejects.toMatchObject(denied);
  });

  test("is deleted once nobody is in it and no policy is on it", async () => {
    const deletion = new DeleteGroupCommand({ GroupName });
    const conflict = { name: DeleteConflictException.name, $metadata: { httpStatusCode: 409 } };
    await add("alice");
    await expect(agency.iam.send(deletion)).rejects.toMatchObject(conflict);
    await remove("alice");
    await expect(agency.iam.send(deletion)).rejects.toMatchObject({
      ...conflict,
      message: "Cannot delete entity, must delete policies first.",
    });
    const policy = { GroupName, PolicyName: "rolecall-access" };
    await agency.iam.send(new DeleteGroupPolicyCommand(policy));
    await agency.iam.send(deletion);
    expect(agency.aws.world().groups.map(({ name }) => name)).toEqual(["developers"]);
    await expect(agency.iam.send(deletion)).rejects.toThrow(NoSuchEntityException);
  });

  test("outside the bot's path is not deleted by it", async () => {
    const others = new DeleteGroupCommand({ GroupName: "developers" });
    await expect(agency.iam.send(others)).rejects.toMatchObject({ name: "AccessDenied" });
  });
});
