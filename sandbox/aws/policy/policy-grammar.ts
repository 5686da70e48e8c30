// Which policy documents IAM accepts, and how it refuses the others (MalformedPolicyDocument).
import { malformedPolicy, validationError } from "../aws-error.ts";
import { isObject, type Json } from "../json-protocol.ts";
import { isKnownOperator } from "./condition-operators.ts";

/** A policy of a user, a group or a boundary; or the trust policy of a role. */
export type PolicyKind = "identity" | "trust";

export function checkPolicy(text: string, kind: PolicyKind): void {
  if (!/^[\t\n\r\u0020-\u00ff]+$/.test(text) || text.length > 131_072)
    throw validationError(
      "The specified value for policyDocument is invalid. It must contain only printable ASCII characters.",
    );
  const document = parse(text);
  onlyKeys(document, ["Version", "Id", "Statement"]);
  if (!["2012-10-17", "2008-10-17", undefined].some((known) => known === document["Version"]))
    throw syntaxErrors();
  const statements = statementsOf(document["Statement"]);
  for (const statement of statements) checkStatement(statement, kind);
  checkSids(statements);
}

const syntaxErrors = () => malformedPolicy("Syntax errors in policy.");

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Said below, as for any other text that is not a JSON object.
  }
  throw syntaxErrors();
}

function onlyKeys(object: Json, known: readonly string[]): void {
  if (Object.keys(object).some((key) => !known.includes(key))) throw syntaxErrors();
}

function statementsOf(value: unknown): Json[] {
  const statements: unknown[] = Array.isArray(value) ? value : [value];
  if (statements.length === 0 || !statements.every(isObject)) throw syntaxErrors();
  return statements;
}

const statementKeys = {
  identity: ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"],
  trust: ["Sid", "Effect", "Action", "NotAction", "Principal", "NotPrincipal", "Condition"],
};

function checkStatement(statement: Json, kind: PolicyKind): void {
  checkKeys(statement, kind);
  if (statement["Effect"] !== "Allow" && statement["Effect"] !== "Deny") throw syntaxErrors();
  checkActions(oneOf(statement, "Action"));
  if (kind === "identity") checkResources(oneOf(statement, "Resource"));
  else checkPrincipal(statement);
  checkConditions(statement["Condition"]);
}

function checkKeys(statement: Json, kind: PolicyKind): void {
  const has = (name: string) => name in statement || `Not${name}` in statement;
  if (kind === "identity" && has("Principal"))
    throw malformedPolicy("Policy document should not specify a principal.");
  if (kind === "trust" && has("Resource")) throw malformedPolicy("Has prohibited field Resource");
  onlyKeys(statement, statementKeys[kind]);
}

/** The strings of `Action` or of `NotAction`: exactly one of the two, and not empty. */
function oneOf(statement: Json, name: "Action" | "Resource"): string[] {
  const wanted = statement[name];
  const excluded = statement[`Not${name}`];
  if (wanted === undefined && excluded === undefined)
    throw malformedPolicy(`Policy statement must contain ${name.toLowerCase()}s.`);
  if (wanted !== undefined && excluded !== undefined) throw syntaxErrors();
  return strings(wanted ?? excluded);
}

function strings(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0) throw syntaxErrors();
  return values.map((item) => {
    if (typeof item !== "string") throw syntaxErrors();
    return item;
  });
}

function checkActions(actions: readonly string[]): void {
  for (const action of actions) {
    if (action !== "*" && !action.includes(":"))
      throw malformedPolicy(
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
      );
    if (action !== "*" && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action)) throw syntaxErrors();
  }
}

function checkResources(resources: readonly string[]): void {
  for (const resource of resources)
    if (resource !== "*" && !resource.startsWith("arn:"))
      throw malformedPolicy(`Resource ${resource} must be in ARN format or "*".`);
}

function checkPrincipal(statement: Json): void {
  const principal = statement["Principal"] ?? statement["NotPrincipal"];
  if (principal === undefined)
    throw malformedPolicy("AssumeRolepolicy contained an invalid principal: missing.");
  if (principal === "*") return;
  if (!isObject(principal)) throw syntaxErrors();
  for (const name of strings(principal["AWS"] ?? "*"))
    if (
      !/^(\*|\d{12}|A[A-Z0-9]{15,}|arn:aws:(iam|sts)::\d{12}:(root|(user|role|assumed-role|federated-user)\/[^*?]+))$/.test(
        name,
      )
    )
      throw malformedPolicy(`Invalid principal in policy: "AWS":"${name}"`);
}

function checkConditions(block: unknown): void {
  if (block === undefined) return;
  if (!isObject(block)) throw syntaxErrors();
  for (const [operator, keys] of Object.entries(block)) {
    if (!isKnownOperator(operator)) throw malformedPolicy(`Invalid Condition type : ${operator}.`);
    if (!isObject(keys)) throw syntaxErrors();
    for (const [key, value] of Object.entries(keys)) {
      if (!key.includes(":"))
        throw malformedPolicy(
          "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        );
      checkConditionValue(value);
    }
  }
}

function checkConditionValue(value: unknown): void {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (!values.every((item) => ["string", "boolean", "number"].includes(typeof item)))
    throw syntaxErrors();
}

function checkSids(statements: readonly Json[]): void {
  const seen = new Set<unknown>();
  for (const { Sid } of statements) {
    if (Sid === undefined) continue;
    if (typeof Sid !== "string" || !/^[A-Za-z0-9]*$/.test(Sid))
      throw malformedPolicy(
        `Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*`,
      );
    if (seen.has(Sid))
      throw malformedPolicy("Statement IDs (SID) in a single policy must be unique.");
    seen.add(Sid);
  }
}
