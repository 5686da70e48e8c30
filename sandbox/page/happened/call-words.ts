// What one call was for, in plain words.
import type { Call } from "../../calls.ts";
import { storedWords } from "./delivery-words.ts";
import { deletedWords, listedWords, readWords, writtenWords } from "./policy-words.ts";
import { firstLine, groupName, type Named, personName, placeName } from "./names.ts";
import { isListOfAccounts, type Turn } from "./turns.ts";

type About = Readonly<Record<string, string>>;
type Words = (about: About, named: Named) => string;

const slack: Record<string, Words> = {
  "auth.test": () => "which workspace and which bot this token belongs to",
  "users.info": (about, named) =>
    `who ${personName(about["user"], named)} is: a guest? of another workspace? gone?`,
  "users.list": () => "everybody of the workspace, page by page",
  "usergroups.list": () => "which user groups there are",
  "usergroups.users.list": (about, named) =>
    `who is in ${groupName(about["usergroup"], named)} just now`,
  "conversations.info": (about, named) =>
    `what ${placeName(about["channel"], named)} is: shared with another company? is the bot in it?`,
  "conversations.open": (about, named) =>
    `the direct messages of ${personName(about["users"], named)} are opened`,
  "chat.postMessage": (about, named) => `${posted(about, named)}: ${quoted(about, named)}`,
  "chat.update": (about, named) =>
    `its message in ${placeName(about["channel"], named)} is redrawn: ${quoted(about, named)}`,
  "views.open": () => "a form opens",
  "views.update": () => "the form is redrawn",
  "views.publish": (about, named) =>
    `the Home tab of ${personName(about["user_id"], named)} is redrawn`,
  response_url: (about, named) => `only to the one who acted: ${quoted(about, named)}`,
};

const iam: Record<string, Words> = {
  GetUser: (about) => `IAM user ${about["user"] ?? ""} is read afresh: still the one who asked?`,
  ListMFADevices: (about) => `the MFA devices of ${about["user"] ?? ""}, for the CLI profile`,
  GetGroup: (about) => `who is in the group ${about["group"] ?? ""}`,
  ListGroupPolicies: (about) => `which policies the group ${about["group"] ?? ""} has`,
  GetGroupPolicy: (about) => `what its policy ${about["policy"] ?? ""} allows`,
  ListAttachedGroupPolicies: () => "whether anything else is attached to it",
  ListGroupsForUser: (about) => `which groups ${about["user"] ?? ""} is in`,
  CreateGroup: (about) => `the access group ${about["group"] ?? ""} is made`,
  PutGroupPolicy: (about) => `its policy ${about["policy"] ?? ""} is written: this one role`,
  DeleteGroupPolicy: (about) => `the policy ${about["policy"] ?? ""} is deleted`,
  AddUserToGroup: (about) => `IAM user ${about["user"] ?? ""} joins ${about["group"] ?? ""}`,
  RemoveUserFromGroup: (about) => `IAM user ${about["user"] ?? ""} leaves ${about["group"] ?? ""}`,
  PutUserPolicy: writtenWords,
  DeleteUserPolicy: deletedWords,
  GetUserPolicy: readWords,
  ListUserPolicies: listedWords,
  DeleteGroup: (about) => `the group ${about["group"] ?? ""} is deleted`,
  ListRoles: () => "which roles the account has, and whom each trusts",
  GetRole: (about) => `the role ${about["role"] ?? ""}: its id, and whom it trusts`,
  CreateRole: (about) => `the role ${about["role"] ?? ""} is made`,
  UpdateAssumeRolePolicy: (about) => `whom the role ${about["role"] ?? ""} trusts is written anew`,
  UpdateRole: (about) => `how long a session of the role ${about["role"] ?? ""} lasts is set`,
  AttachRolePolicy: (about) => `a policy of AWS is attached to the role ${about["role"] ?? ""}`,
  ListAttachedRolePolicies: (about) => `what is attached to the role ${about["role"] ?? ""}`,
  PutRolePolicy: writtenWords,
  DeleteRolePolicy: deletedWords,
  GetRolePolicy: readWords,
  ListRolePolicies: listedWords,
  GetAccountAuthorizationDetails: () => "all IAM users and groups, with their tags",
  ListAccountAliases: () => "the alias of the account, for the sign-in address",
  CreateAccountAlias: (about) => `the account gets the alias ${about["alias"] ?? ""}`,
  GetAccountSummary: () => "how many groups IAM allows here",
};

const organizations: Record<string, Words> = {
  DescribeOrganization: () => "which organization this is",
  ListRoots: () => "the root of the organization",
  ListOrganizationalUnitsForParent: (about) => `the units under ${about["parent"] ?? ""}`,
  ListAccounts: () => "the accounts of the organization, page by page",
  DescribeAccount: (about) => `account ${about["account"] ?? ""}: open, closing or closed?`,
  ListParents: (about) => `which unit ${about["child"] ?? ""} is in`,
  CreateAccount: (about) => `a new account is asked for: ${about["name"] ?? ""}`,
  DescribeCreateAccountStatus: () => "how far the new account is",
  ListCreateAccountStatus: () => "which accounts are being made, and which were",
  MoveAccount: (about) => `account ${about["account"] ?? ""} moves to ${about["to"] ?? ""}`,
  ListTagsForResource: (about) => `the tags of ${about["resource"] ?? ""}`,
  TagResource: (about) => `${about["resource"] ?? ""} is tagged`,
  CloseAccount: (about) => `account ${about["account"] ?? ""} is closed`,
};

const dynamodb: Record<string, Words> = {
  CreateTable: () => "the table for requests is made",
  DescribeTable: () => "whether the table is ready",
  GetItem: () => "the request is read",
  Query: (about) => QUERIES[about["index"] ?? ""] ?? tableQueryWords(about),
};

function tableQueryWords(about: About): string {
  return isListOfAccounts(about)
    ? "which accounts were made or closed"
    : "the newest request for this seat";
}

/** By index. */
const QUERIES: Record<string, string> = {
  due: "what is due",
  person: "what this person has, and asked for",
  waiting: "what waits for a decision",
  ref: "which request has this reference",
};

const other: Record<string, Words> = {
  GetCallerIdentity: () => "which AWS account the bot works in",
  AssumeRole: (about) => `the bot becomes ${about["role"] ?? "a role"}`,
};

const words: Partial<Record<Call["service"], Record<string, Words>>> = {
  slack,
  iam,
  organizations,
  dynamodb,
};

export function callWords(call: Call, turn: Turn, named: Named): string {
  if (call.service === "dynamodb" && call.action === "PutItem")
    return writeWords(call, turn, named);
  const tell = (words[call.service] ?? other)[call.action];
  if (!tell) return call.action;
  const told = tell(call.about ?? {}, named);
  return isReadBack(call, turn) ? `read back: ${told}` : told;
}

/** What is written before the acknowledgement is what the person did; after it, what the bot did. */
function writeWords({ number }: Call, { delivery }: Turn, named: Named): string {
  return delivery && number < delivery.number
    ? storedWords(delivery, named)
    : "how far it is, is stored";
}

function isReadBack({ action, number, about }: Call, { calls }: Turn): boolean {
  const changed = READ_BACK[action];
  return (
    changed !== undefined &&
    calls.some((one) => {
      const isSame = one.about?.["policy"] === about?.["policy"] || action === "ListUserPolicies";
      return changed.test(one.action) && isSame && one.number < number;
    })
  );
}

/** What is read after which change. */
const READ_BACK: Record<string, RegExp> = {
  ListGroupsForUser: /^(AddUserTo|RemoveUserFrom)Group$/,
  GetUserPolicy: /^(Put|Delete)UserPolicy$/,
  ListUserPolicies: /^(Put|Delete)UserPolicy$/,
  GetRolePolicy: /^(Put|Delete)RolePolicy$/,
};

/** To look for what is not there yet is how the bot finds out what is left to make. */
export function isFailure({ outcome, error }: Call): boolean {
  return outcome !== "ok" && error !== "NoSuchEntity";
}

export function outcomeWords({ outcome, error }: Call): string {
  if (outcome === "ok") return "";
  if (error === "NoSuchEntity") return "there is none";
  if (error === "ConditionalCheckFailedException") return "refused: somebody was faster";
  return outcome === "no-answer" ? "no answer" : `refused: ${error ?? "no reason"}`;
}

function posted({ channel = "", thread_ts: thread }: About, named: Named): string {
  if (channel.startsWith("U")) return `a direct message to ${personName(channel, named)}`;
  const place = placeName(channel, named);
  return thread === undefined ? `a message in ${place}` : `a reply in a thread of ${place}`;
}

function quoted({ text = "" }: About, named: Named): string {
  return `“${firstLine(text, named)}”`;
}
