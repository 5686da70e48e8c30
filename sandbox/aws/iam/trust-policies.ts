// Which trust policies IAM takes: as long as it lets them be, and naming nobody in a principal who is not there.
import { limitExceeded, malformedPolicy } from "../aws-error.ts";
import { listed, type PolicyDocument } from "../policy/policy-document.ts";
import { checkPolicy } from "../policy/policy-grammar.ts";
import { parsed } from "../policy/sourced-policies.ts";
import type { IamState } from "./iam-state.ts";
import type { Iam } from "./iam.ts";
import { countedSize } from "./quotas.ts";

export function readTrust(iam: Iam, text: string): PolicyDocument {
  checkPolicy(text, "trust");
  if (countedSize([text]) > iam.quotas.trustPolicySize)
    throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${iam.quotas.trustPolicySize}`);
  const document = parsed(text);
  for (const { Principal, NotPrincipal } of listed(document.Statement))
    for (const named of [Principal, NotPrincipal])
      if (typeof named === "object") checkNamed(listed(named["AWS"]), iam);
  return document;
}

function checkNamed(principals: readonly string[], iam: Iam): void {
  // Somebody made a moment ago is not seen by roles of other accounts yet.
  const state = iam.visible();
  const unknown = principals.find((name) => !isThere(name, state));
  if (unknown !== undefined)
    throw malformedPolicy(`Invalid principal in policy: "AWS":"${unknown}"`);
}

/** Of accounts elsewhere in the world the sandbox knows nothing, and takes anybody. */
function isThere(principal: string, { accounts, roles, users }: IamState): boolean {
  const [, account = "", kind = "", path = ""] =
    /^arn:aws:iam::(\d{12}):(user|role)\/(.+)$/.exec(principal) ?? [];
  if (!accounts.has(account)) return true;
  if (kind === "role") return roles.has(principal);
  return users.get(path.slice(path.lastIndexOf("/") + 1))?.arn === principal;
}
