// The organization and its accounts, as Organizations shows them.
import type { Json } from "../json-protocol.ts";
import { stateOf } from "./account-closing.ts";
import { required } from "./organization-input.ts";
import { lineOf, type Member, type OrganizationState } from "./organization-state.ts";
import { namedError } from "./organizations-error.ts";
import type { Organization } from "./organization.ts";

export function describeOrganization(_asked: Json, organization: Organization): Json {
  const state = organization.current();
  const { id, managementAccountId: manager } = state;
  return {
    Organization: {
      Id: id,
      Arn: `arn:aws:organizations::${manager}:organization/${id}`,
      FeatureSet: organization.settings.features,
      MasterAccountArn: accountArn(state, manager),
      MasterAccountId: manager,
      MasterAccountEmail: state.members.get(manager)?.email,
      AvailablePolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
    },
  };
}

export function listAccounts(asked: Json, organization: Organization): Json {
  const members = [...organization.current().members.values()];
  const { entries, end } = organization.pages.page(members, asked, "ListAccounts");
  return { Accounts: entries.map((member) => accountOf(member, organization)), ...end };
}

export function describeAccount(asked: Json, organization: Organization): Json {
  const member = organization.current().members.get(required(asked, "AccountId", "AccountId"));
  if (!member) throw namedError("AccountNotFoundException");
  return { Account: accountOf(member, organization) };
}

function accountOf(member: Member, organization: Organization): Json {
  const state = organization.current();
  const { id, name, email, parentId, joinedAt, joinedBy } = member;
  const is = stateOf(member, organization);
  return {
    Id: id,
    Arn: accountArn(state, id),
    Name: name,
    Email: email,
    State: is,
    // The older field has no word of its own for a closed account.
    Status: is === "CLOSED" ? "SUSPENDED" : is,
    Paths: [`${[state.id, ...lineOf(state, parentId), id].join("/")}/`],
    JoinedMethod: joinedBy,
    JoinedTimestamp: joinedAt / 1000,
  };
}

const accountArn = ({ id, managementAccountId }: OrganizationState, accountId: string) =>
  `arn:aws:organizations::${managementAccountId}:account/${id}/${accountId}`;
