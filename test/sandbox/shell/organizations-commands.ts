// Every call to Organizations that the bot makes, for the agency.
import {
  CloseAccountCommand,
  CreateAccountCommand,
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListCreateAccountStatusCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  MoveAccountCommand,
  TagResourceCommand,
} from "@aws-sdk/client-organizations";

const Tags = [
  { Key: "managed-by", Value: "rolecall" },
  { Key: "rolecall:request", Value: "R-7K3QXA" },
];
export const newAccount = {
  AccountName: "Client D",
  Email: "aws+client-d@northwind.example",
  Tags,
};
const clientC = { AccountId: "444444444444" };
/** In an order in which every one of them succeeds; the ids are the sandbox's own. */
export const organizationsCommands = ({ root = "", unit = "", creation = "" } = {}) => [
  new DescribeOrganizationCommand({}),
  new ListRootsCommand({}),
  new ListOrganizationalUnitsForParentCommand({ ParentId: root }),
  new ListAccountsCommand({}),
  new DescribeAccountCommand(clientC),
  new CreateAccountCommand({ ...newAccount, Email: "aws+client-e@northwind.example" }),
  new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: creation }),
  new ListCreateAccountStatusCommand({}),
  new ListParentsCommand({ ChildId: clientC.AccountId }),
  new TagResourceCommand({ ResourceId: clientC.AccountId, Tags }),
  new MoveAccountCommand({ ...clientC, SourceParentId: unit, DestinationParentId: root }),
  new ListTagsForResourceCommand({ ResourceId: clientC.AccountId }),
  new CloseAccountCommand(clientC),
];
