// What rolecall.yaml may say: the one definition of its shape, with what is allowed in words.
import * as z from "zod";
import { accountSchema } from "./account-schema.ts";
import { closeAccountsSchema, newAccountsSchema } from "./baseline-schema.ts";
import { connectAccountsSchema } from "./connect-schema.ts";
import { GROUP_ID, PERSON_ID, RESERVED_NAMES } from "./policy-names.ts";
import { allowing, fields, list, oneOrMore, refusing, text } from "./policy-words.ts";
import { ruleSchema } from "./rule-schema.ts";

const NAME = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;
const POLICY_NAME = /^(?=.{1,512}$)([\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/;

const ALLOWED = {
  channel: "the id of a Slack channel, such as C0123456789",
  name: "a name in lower-case letters, digits and, between them, dashes, 1 to 50 in all",
  person: "the id of a Slack person, such as U0123456789",
  people: "names for Slack people, such as alice: U0123456789",
  group: "the id of a Slack user group, such as S0123456789, or a list of people",
  groups: "names for groups, such as leads: [bob, carol]",
  member: "the name or Slack id of a person",
  admins: "who runs Rolecall: the names or Slack ids of people, or a group that lists people",
  boundary:
    "the name of an IAM policy of the management account, with its path where it has one (rolecall/people)",
  guard:
    "open, none, or a policy that fences what Rolecall may write: { boundary: rolecall/people }",
  accounts: "a list of at least one account",
  rules: "a list of at least one rule, such as { name: all, ask: everyone, approve: [bob] }",
} as const;

const name = text(NAME, ALLOWED.name).refine(
  (written) => !RESERVED_NAMES.has(written),
  refusing("has a meaning of its own; choose another name"),
);

const group = z.union(
  [text(GROUP_ID, ALLOWED.group), list(z.string(allowing(ALLOWED.member)), ALLOWED.group)],
  allowing(ALLOWED.group),
);

const guard = z.union(
  [
    z.enum(["open", "none"]),
    fields({ boundary: text(POLICY_NAME, ALLOWED.boundary) }, ALLOWED.guard),
  ],
  allowing(ALLOWED.guard),
);

export const policySchema = fields(
  {
    channel: text(/^[CG][A-Z0-9]{5,30}$/, ALLOWED.channel).describe(
      "The Slack channel where requests are posted, by its id.",
    ),
    people: z
      .record(name, text(PERSON_ID, ALLOWED.person), allowing(ALLOWED.people))
      .describe("Names for Slack people, to be used in groups, admins and rules.")
      .exactOptional(),
    groups: z
      .record(name, group, allowing(ALLOWED.groups))
      .describe("Names for Slack user groups, and groups of people of this file.")
      .exactOptional(),
    admins: oneOrMore(z.string(allowing(ALLOWED.admins)), ALLOWED.admins).describe(
      "Who runs Rolecall: people who may end anybody's access.",
    ),
    guard: guard
      .prefault({ boundary: "rolecall/people" })
      .describe("Where Rolecall may write the policy by which AWS itself ends access."),
    accounts: list(accountSchema, ALLOWED.accounts).describe(
      "The AWS accounts people may be let into.",
    ),
    rules: list(ruleSchema, ALLOWED.rules).describe(
      "Who may ask and who decides. The first rule that is about an account and a role decides; where none is, nobody is let in.",
    ),
    new_accounts: newAccountsSchema
      .describe(
        "How accounts are made, and who decides about it. Left out: nobody can ask for one.",
      )
      .exactOptional(),
    connect_accounts: connectAccountsSchema
      .describe(
        "How accounts that clients own are connected, and who decides about it. Left out: nobody can ask for it.",
      )
      .exactOptional(),
    close_accounts: closeAccountsSchema
      .describe("Who decides about closing accounts. Left out: nobody can ask for it.")
      .exactOptional(),
  },
  "channel, admins, accounts, rules and, where they are needed, people, groups, guard, new_accounts, connect_accounts and close_accounts",
).meta({
  title: "Rolecall's access policy",
  description:
    "rolecall.yaml: which AWS accounts there are, who may ask for access, and who decides.",
});

export type PolicyText = z.output<typeof policySchema>;
