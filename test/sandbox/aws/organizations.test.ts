// The organization and its accounts, as Organizations lists them.
import {
  CreateOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  paginateListAccounts,
} from "@aws-sdk/client-organizations";
import { agency as seed, startAgency, type Agency } from "./aws-world.ts";

describe("the organization", () => {
  let agency: Agency;
  beforeEach(async () => {
    const accounts = Array.from({ length: 30 }, (_, at) => ({
      id: String(300_000_000_000 + at),
      name: `client-${at}`,
      email: `client-${at}@example.com`,
      roles: [],
    }));
    agency = await startAgency({ ...seed, accounts });
  });
  afterEach(() => agency.aws.stop());

  test("says who manages it", async () => {
    const { Organization } = await agency.organizations.send(new DescribeOrganizationCommand({}));
    expect(Organization).toMatchObject({
      Id: "o-agency0001",
      FeatureSet: "ALL",
      MasterAccountId: "111111111111",
      MasterAccountArn: "arn:aws:organizations::111111111111:account/o-agency0001/111111111111",
    });
  });

  test("lists its accounts page by page, the management account among them", async () => {
    const ids: (string | undefined)[] = [];
    for await (const page of paginateListAccounts({ client: agency.organizations }, {})) {
      expect(page.Accounts?.length).toBeLessThanOrEqual(20);
      for (const account of page.Accounts ?? []) {
        expect(account).toMatchObject({ State: "ACTIVE", Status: "ACTIVE" });
        expect(account.JoinedTimestamp).toBeInstanceOf(Date);
        ids.push(account.Id);
      }
    }
    expect(ids).toHaveLength(31);
    expect(ids).toContain("111111111111");
  });

  test("refuses page sizes and tokens that are not its own", async () => {
    for (const wrong of [{ MaxResults: 21 }, { NextToken: "MTA" }, { NextToken: "x" }])
      await expect(agency.organizations.send(new ListAccountsCommand(wrong))).rejects.toMatchObject(
        { name: "InvalidInputException" },
      );
  });

  test("says plainly what the sandbox does not offer", async () => {
    const create = new CreateOrganizationalUnitCommand({ ParentId: "r-abcd", Name: "clients" });
    await expect(agency.organizations.send(create)).rejects.toMatchObject({
      name: "InvalidAction",
      message: expect.stringContaining("organizations:CreateOrganizationalUnit") as string,
    });
  });
});
