// Organizations on the wire: each action by its name, who may call it, and how often.
import { AwsError } from "../aws-error.ts";
import type { Caller } from "../caller.ts";
import type { Wanted } from "../caller-rights.ts";
import { jsonAnswer, jsonBody, jsonError, targetAction, type Json } from "../json-protocol.ts";
import type { AwsService } from "../wire.ts";
import { closeAccount } from "./account-closing.ts";
import { askedRights } from "./asked-rights.ts";
import { createAccount, describeCreation, listCreations } from "./account-creations.ts";
import { describeAccount, describeOrganization, listAccounts } from "./accounts.ts";
import type { Organization } from "./organization.ts";
import { namedError, OrganizationsError } from "./organizations-error.ts";
import { startRequestRates } from "./request-rates.ts";
import { listTags, tagResource } from "./resource-tags.ts";
import { listParents, listRoots, listUnits, moveAccount } from "./units.ts";

const actions = new Map<string, (asked: Json, organization: Organization) => Json>([
  ["CloseAccount", closeAccount],
  ["CreateAccount", createAccount],
  ["DescribeAccount", describeAccount],
  ["DescribeCreateAccountStatus", describeCreation],
  ["DescribeOrganization", describeOrganization],
  ["ListAccounts", listAccounts],
  ["ListCreateAccountStatus", listCreations],
  ["ListOrganizationalUnitsForParent", listUnits],
  ["ListParents", listParents],
  ["ListRoots", listRoots],
  ["ListTagsForResource", listTags],
  ["MoveAccount", moveAccount],
  ["TagResource", tagResource],
]);

export function organizationsService(
  organization: Organization,
  /** Throws AccessDeniedException where the caller's policies do not allow it. */
  checkRights: (caller: Caller, wanted: Wanted) => void,
): AwsService {
  const { calls, clock } = organization;
  const rates = startRequestRates(clock);
  return {
    name: "organizations",
    read: (request) => {
      const action = targetAction(request);
      const asked = jsonBody(request);
      return {
        action,
        about: aboutOf(asked),
        perform: (caller) => {
          const answer = actions.get(action);
          if (!answer)
            throw new AwsError(
              "InvalidAction",
              `The sandbox does not offer organizations:${action}`,
            );
          const state = organization.current();
          if (caller.session.role.accountId !== state.managementAccountId)
            throw namedError("AccessDeniedException");
          for (const wanted of askedRights(action, asked, state)) checkRights(caller, wanted);
          if (organization.settings.throttles) rates.spend(action);
          calls.set(action, (calls.get(action) ?? 0) + 1);
          return jsonAnswer("1.1", answer(asked, organization));
        },
      };
    },
    refuse: (error) =>
      jsonError("1.1", error, error instanceof OrganizationsError ? error.members : {}),
  };
}

const told: Readonly<Record<string, string>> = {
  AccountId: "account",
  AccountName: "name",
  ChildId: "child",
  CreateAccountRequestId: "creation",
  DestinationParentId: "to",
  ParentId: "parent",
  ResourceId: "resource",
};

function aboutOf(asked: Json): Record<string, string> {
  return Object.fromEntries(
    Object.entries(told).flatMap(([field, as]) => {
      const value = asked[field];
      return typeof value === "string" ? [[as, value]] : [];
    }),
  );
}
