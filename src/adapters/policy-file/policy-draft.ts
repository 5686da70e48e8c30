// Writes a policy file: one from scratch with what only people can know left open, or the one in use with something added.
import { Document, Pair, Scalar, YAMLMap, YAMLSeq, isMap, isSeq, parseDocument, visit } from "yaml";
import type {
  Additions,
  AccountAddition,
  PolicyDraft,
  RoleAddition,
} from "../../ports/policy-draft.ts";
import { namesIn } from "./policy-names.ts";

/** `base`: the file in use, which has no fault; null where there is none yet. */
export function policyDraft(base: string | null): PolicyDraft {
  return {
    names: namesIn(parseDocument(base ?? BEGINNING).toJS()).names,
    write: (additions) => {
      const document = withoutAliases(parseDocument(base ?? BEGINNING));
      addPeople(document, additions);
      for (const account of additions.accounts) addAccount(document, account);
      addRemarks(document, additions.remarks);
      // One setting for lists and for what is in braces.
      const flowCollectionPadding = /\[ \S/.test(base ?? "");
      return document.toString({ lineWidth: 100, flowCollectionPadding });
    },
  };
}

const BEGINNING = `# Proposed by \`rolecall import\`. Four things are for you to fill in: the channel, the admins, who may ask
# and who decides. \`rolecall check\` says what is wrong in it, and docs/policy.md what else can be said.

channel: C0000000000 # the id of the Slack channel where requests are posted
people:
  first-admin: U0000000000 # the Slack id of whoever runs Rolecall
admins: [first-admin]
accounts: []
rules:
  # Nobody can ask for anything yet. Write \`ask: everyone\`, or people and groups, once you have looked through it.
  - name: everything
    ask: nobody
    approve: [first-admin]
`;

/** What is shared by an anchor would change everywhere. Without it the comments are lost too. */
function withoutAliases(document: Document): Document {
  const aliases: unknown[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  if (aliases.length === 0) return document;
  return new Document(document.toJS(), { aliasDuplicateObjects: false });
}

function addPeople(document: Document, { people }: Additions): void {
  if (people.length === 0) return;
  if (!isMap(document.get("people"))) document.set("people", new YAMLMap());
  for (const { name, id } of people) document.setIn(["people", name], id);
}

function addAccount(document: Document, account: AccountAddition): void {
  const accounts = document.get("accounts");
  if (!isSeq(accounts)) throw new Error("a policy file has a list of accounts");
  accounts.flow = false;
  if (account.isNew) {
    accounts.add(newAccount(document, account));
    return;
  }
  const known = accounts.items.find((item) => isMap(item) && item.get("id") === account.id);
  const roles = isMap(known) ? known.get("roles") : undefined;
  if (!isMap(roles)) throw new Error(`the account ${account.id} is not in the file`);
  for (const role of account.roles) addRole(document, roles, role);
}

function newAccount(document: Document, account: AccountAddition): YAMLMap {
  const { slug, id, name, unit, comment, roles } = account;
  const written = new YAMLMap();
  written.set("slug", slug);
  const quoted = new Scalar(id);
  quoted.type = Scalar.QUOTE_DOUBLE;
  written.set("id", quoted);
  written.set("name", name);
  if (unit !== null && unit !== "") written.set("unit", unit);
  const all = new YAMLMap();
  for (const role of roles) addRole(document, all, role);
  written.set("roles", all);
  if (comment.length > 0) written.commentBefore = asComment(comment);
  return written;
}

function addRole(document: Document, roles: YAMLMap, role: RoleAddition): void {
  if (role.isNew) {
    const key = new Scalar(role.key);
    if (role.comment.length > 0) key.commentBefore = asComment(role.comment);
    // Beside a comment a role stands on a line of its own.
    if (role.comment.length > 0) roles.flow = false;
    roles.add(new Pair(key, newRole(document, role)));
    return;
  }
  const known = roles.get(role.key);
  if (!isMap(known)) throw new Error(`the role ${role.key} is not in the file`);
  if (role.openedBy.length > 0) known.set("opened_by", openedByAll(document, known, role));
  setBeside(known, role);
}

function newRole(document: Document, role: RoleAddition): YAMLMap {
  const written = new YAMLMap();
  written.set("role", role.role);
  if (role.group !== null) written.set("group", role.group);
  if (role.openedBy.length > 0) written.set("opened_by", inOneLine(document, role.openedBy));
  setBeside(written, role);
  return written;
}

function setBeside(written: YAMLMap, { isWithoutMfa, externalId }: RoleAddition): void {
  if (isWithoutMfa) written.set("mfa", false);
  if (externalId !== null) written.set("external_id", externalId);
}

function openedByAll(document: Document, known: YAMLMap, { openedBy }: RoleAddition): unknown {
  const written = known.get("opened_by");
  const before = isSeq(written) ? written.toJSON() : (written ?? []);
  return inOneLine(document, [...[before].flat().map(String), ...openedBy]);
}

function inOneLine(document: Document, words: readonly string[]): unknown {
  const list = document.createNode(words);
  if (list instanceof YAMLSeq) list.flow = true;
  return list;
}

function addRemarks(document: Document, remarks: readonly string[]): void {
  if (remarks.length === 0) return;
  document.comment = [document.comment, asComment(remarks)].filter(Boolean).join("\n\n");
}

function asComment(lines: readonly string[]): string {
  return lines.map((line) => ` ${line}`).join("\n");
}
