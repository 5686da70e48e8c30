// The tree of units: reading it, moving accounts in it, and what changes in it by hand.
import {
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  MoveAccountCommand,
  TagResourceCommand,
  paginateListTagsForResource,
} from "@aws-sdk/client-organizations";
import { clientA, startOrganization, type OrganizationSetting } from "./organization-setting.ts";

let org: OrganizationSetting;
beforeEach(async () => {
  org = await startOrganization();
});
afterEach(() => org.aws.stop());

const nowhere = "ou-abcd-12345678";
const move = (from: string, to: string, AccountId = clientA) =>
  org.organizations.send(
    new MoveAccountCommand({ AccountId, SourceParentId: from, DestinationParentId: to }),
  );
const unitsOf = (ParentId: string) =>
  org.organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId }));

describe("the tree", () => {
  test("is read from the root down", async () => {
    const { Roots } = await org.organizations.send(new ListRootsCommand({}));
    const root = org.unit("");
    expect(root).toMatch(/^r-[0-9a-z]{4,32}$/);
    expect(Roots).toEqual([expect.objectContaining({ Id: root, Name: "Root" })]);
    const { OrganizationalUnits: top } = await unitsOf(root);
    expect(top?.map(({ Name }) => Name)).toEqual(["clients", "internal"]);

    const [clients, banks] = [org.unit("clients"), org.unit("clients/banks")];
    expect(banks).toMatch(/^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/);
    expect((await unitsOf(clients)).OrganizationalUnits).toEqual([
      {
        Id: banks,
        Arn: `arn:aws:organizations::111111111111:ou/o-agency0001/${banks}`,
        Name: "banks",
        Path: `o-agency0001/${root}/${clients}/${banks}/`,
      },
    ]);
  });

  test("is read from an account or a unit up", async () => {
    const parents = async (ChildId: string) =>
      (await org.organizations.send(new ListParentsCommand({ ChildId }))).Parents;
    expect(await parents(clientA)).toEqual([
      { Id: org.unit("clients"), Type: "ORGANIZATIONAL_UNIT" },
    ]);
    expect(await parents(org.unit("clients"))).toEqual([{ Id: org.unit(""), Type: "ROOT" }]);
    await expect(parents("999999999999")).rejects.toMatchObject({ name: "ChildNotFoundException" });
  });

  test("has no units under what is not there", async () => {
    await expect(unitsOf(nowhere)).rejects.toMatchObject({ name: "ParentNotFoundException" });
  });
});

describe("an account", () => {
  test("is moved from where it is to somewhere else", async () => {
    await move(org.unit("clients"), org.unit("clients/banks"));
    expect(await org.parentOf(clientA)).toBe(org.unit("clients/banks"));
    expect((await org.account(clientA)).Paths).toEqual([
      `o-agency0001/${org.unit("")}/${org.unit("clients")}/${org.unit("clients/banks")}/${clientA}/`,
    ]);
  });

  test.each<[string, () => [string, string, string?], string]>([
    [
      "it is not where it is said to be",
      () => [org.unit("internal"), org.unit("")],
      "SourceParentNotFoundException",
    ],
    [
      "it is said to be in a unit that is not there",
      () => [nowhere, org.unit("")],
      "SourceParentNotFoundException",
    ],
    [
      "there is no such unit",
      () => [org.unit("clients"), nowhere],
      "DestinationParentNotFoundException",
    ],
    [
      "it is there already",
      () => [org.unit("internal"), org.unit("clients")],
      "DuplicateAccountException",
    ],
    [
      "there is no such account",
      () => [org.unit("clients"), org.unit(""), "999999999999"],
      "AccountNotFoundException",
    ],
  ])("is not moved where %s", async (_what, way, name) => {
    await expect(move(...way())).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
    expect(await org.parentOf(clientA)).toBe(org.unit("clients"));
  });

  test("is not moved while somebody else changes the organization", async () => {
    const error = "ConcurrentModificationException";
    org.faults.add({ service: "organizations", action: "MoveAccount", effect: "fail", error });
    await expect(move(org.unit("clients"), org.unit(""))).rejects.toMatchObject({
      name: error,
      message: expect.stringContaining("conflicts with another attempt to modify the same entity"),
    });
  });
});

describe("by hand", () => {
  test("a unit goes, once it is empty; one of the same name is another one", async () => {
    const before = org.unit("clients/banks");
    expect(() => org.aws.changeOrganization({ do: "delete-unit", unit: "clients" })).toThrow(
      /not empty/,
    );
    org.aws.changeOrganization({ do: "delete-unit", unit: "clients/banks" });
    await expect(move(org.unit("clients"), before)).rejects.toMatchObject({
      name: "DestinationParentNotFoundException",
    });
    await org.pass(1);
    org.aws.changeOrganization({ do: "create-unit", unit: "clients/banks" });
    expect(org.unit("clients/banks")).not.toBe(before);
    await move(org.unit("clients"), org.unit("clients/banks"));
  });

  test("units are nested five deep, not deeper", () => {
    org.aws.changeOrganization({ do: "create-unit", unit: "clients/banks/3" });
    org.aws.changeOrganization({ do: "create-unit", unit: "clients/banks/3/4" });
    org.aws.changeOrganization({ do: "create-unit", unit: "clients/banks/3/4/5" });
    const tooDeep = { do: "create-unit", unit: "clients/banks/3/4/5/6" } as const;
    expect(() => org.aws.changeOrganization(tooDeep)).toThrow(/5 deep/);
  });

  test("an account is moved, and tagged", async () => {
    org.aws.changeOrganization({ do: "move-account", account: clientA, unit: "" });
    org.aws.changeOrganization({ do: "tag-account", account: clientA, tags: { owner: "web" } });
    expect(await org.parentOf(clientA)).toBe(org.unit(""));
    expect(org.aws.organization().accounts).toContainEqual(
      expect.objectContaining({ id: clientA, unit: "", tags: { owner: "web" } }),
    );
  });
});

describe("tags", () => {
  test("are added to those that are there, page by page", async () => {
    const Tags = Array.from({ length: 30 }, (_, at) => ({ Key: `key-${at}`, Value: "" }));
    const add = (more: typeof Tags) =>
      org.organizations.send(new TagResourceCommand({ ResourceId: clientA, Tags: more }));
    await add(Tags);
    await add([{ Key: "key-1", Value: "other" }]);
    const pages = paginateListTagsForResource(
      { client: org.organizations },
      { ResourceId: clientA },
    );
    const found = new Map<string | undefined, string | undefined>();
    for await (const page of pages)
      for (const { Key, Value } of page.Tags ?? []) found.set(Key, Value);
    expect(found.size).toBe(30);
    expect(found.get("key-1")).toBe("other");
    expect(found.get("key-2")).toBe("");
  });

  test("are of accounts, units and the root, and of nothing else", async () => {
    const tagsOf = (ResourceId: string) =>
      org.organizations.send(new ListTagsForResourceCommand({ ResourceId }));
    for (const there of [clientA, org.unit("clients"), org.unit("")])
      expect((await tagsOf(there)).Tags).toEqual([]);
    for (const gone of ["999999999999", nowhere])
      await expect(tagsOf(gone)).rejects.toMatchObject({ name: "TargetNotFoundException" });
  });
});
