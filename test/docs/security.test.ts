// docs/security.md says of each permission of Rolecall's roles what it is worth to somebody who has them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPolicy } from "../../src/adapters/policy-file/policy-file.ts";
import { provisionerPolicy } from "../../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy } from "../../src/domain/permissions/runtime-policy.ts";
import { scopeOf } from "../../src/domain/permissions/permission-scope.ts";

const read = (path: string) => readFileSync(join(__dirname, "../..", path), "utf8");

/** Of a policy file in which everything is switched on that asks for a permission, and one account is reached in each way. */
function everyStatement(): readonly string[] {
  const text = read("docs/rolecall.example.yaml").replace(
    "    roles:\n      admin: { role: OrganizationAccountAccessRole }\n",
    "    roles:\n      admin: { role: OrganizationAccountAccessRole, group: clients/admins }\n",
  );
  const place = {
    ...{ partition: "aws", managementId: "111111111111", organizationId: "o-northwind01" },
    ...{ region: "eu-central-1", table: "rolecall" },
    runtimeRole: "arn:aws:iam::111111111111:role/rolecall",
    provisionerRole: "arn:aws:iam::111111111111:role/rolecall-provisioner",
  };
  const choice = { outside: ["acme-prod"], units: ["*"], onlyTagged: false };
  const scope = scopeOf(readPolicy(text, "rolecall.yaml"), place, choice);
  const statements = [runtimePolicy(scope), provisionerPolicy(scope)].flatMap(
    ({ Statement }) => Statement,
  );
  return [...new Set(statements.map(({ Sid }) => String(Sid)))];
}

it("names every statement there is", () => {
  const statements = everyStatement();
  const page = read("docs/security.md");
  expect(statements).toEqual(
    expect.arrayContaining(["EnterNamedAccounts", "CloseNamedAccounts", "NobodyInOtherGroups"]),
  );
  expect(statements.filter((sid) => !page.includes(`\`${sid}\``))).toEqual([]);
});
