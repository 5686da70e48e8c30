// The kit as a Terraform snippet: whatever a value is, it is quoted and stays a value.
import { describedAs, partsOf, tagsOf } from "./kit-role.ts";
import type { KitAccount, KitRole } from "./kit-role.ts";

export function terraform(account: KitAccount, roles: readonly KitRole[]): string {
  const start = `# Lets Rolecall and its people into the account ${account.id}, ${account.slug}.`;
  return `${[start, ...roles.flatMap((role) => blocks(account, role))].join("\n\n")}\n`;
}

function blocks(account: KitAccount, role: KitRole): string[] {
  const label = `rolecall_${role.key.replaceAll("-", "_")}`;
  return [
    resource("aws_iam_role", label, roleLines(account, role)),
    ...role.policies.map((policy, at) =>
      resource("aws_iam_role_policy_attachment", `${label}_${at + 1}`, [
        `role       = aws_iam_role.${label}.name`,
        `policy_arn = ${quoted(policy)}`,
      ]),
    ),
    `output "${label}_arn" {\n  value = aws_iam_role.${label}.arn\n}`,
  ];
}

function resource(type: string, label: string, lines: readonly string[]): string {
  const inside = lines.map((line) => (line === "" ? "" : `  ${line}`));
  return [`resource "${type}" "${label}" {`, ...inside, "}"].join("\n");
}

function roleLines(account: KitAccount, role: KitRole): string[] {
  const { path, name } = partsOf(role);
  const tags = tagsOf(account, role);
  const widest = Math.max(...tags.map(({ Key }) => quoted(Key).length));
  return [
    `name                 = ${quoted(name)}`,
    `path                 = ${quoted(path)}`,
    `description          = ${quoted(describedAs(role))}`,
    `max_session_duration = ${role.sessionSeconds}`,
    "",
    "assume_role_policy = <<-POLICY",
    ...inTemplate(JSON.stringify(role.trust, null, 2))
      .split("\n")
      .map((line) => `  ${line}`),
    "POLICY",
    "",
    "tags = {",
    ...tags.map(({ Key, Value }) => `  ${quoted(Key).padEnd(widest)} = ${quoted(Value)}`),
    "}",
  ];
}

function quoted(text: string): string {
  return inTemplate(JSON.stringify(text));
}

/** Terraform would fill in `${…}` and `%{…}`, in quotes and in heredocs alike. */
function inTemplate(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}
