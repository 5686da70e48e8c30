// Whether Rolecall is where it has to be: in the management account of an organization with all features.
import type { CallerSeen, OrganizationSeen } from "../../ports/aws-check-up.ts";
import { judged, ok, wrong } from "./check-line.ts";
import type { Line, Verdict } from "./check-line.ts";
import type { AwsFacts } from "./look-around.ts";

export function judgeIdentity({ caller, organization }: AwsFacts): Line[] {
  const accountId = "seen" in caller ? caller.seen.accountId : "";
  return [
    { what: "credentials", ...judged(caller, judgeCaller, withoutCredentials) },
    {
      what: "organization",
      ...judged(organization, (seen) => judgeOrganization(seen, accountId)),
    },
  ];
}

function judgeCaller({ arn, accountId, roleName }: CallerSeen): Verdict {
  const who = roleName === null ? arn.split(":").slice(5).join(":") : `the role ${roleName}`;
  return ok(`They are of ${who} in ${accountId}.`);
}

function withoutCredentials(says: string): Verdict {
  return wrong(
    says,
    "Give it a role or a profile, and AWS_REGION; `aws sts get-caller-identity` shows whose it is.",
  );
}

function judgeOrganization(seen: OrganizationSeen | null, accountId: string): Verdict {
  if (!seen) {
    return wrong(
      `${accountId} is in no organization.`,
      "Run Rolecall in the management account of an organization.",
    );
  }
  const { id, managementId, hasAllFeatures } = seen;
  if (managementId !== accountId) {
    return wrong(
      `${accountId} is a member of ${id}, and people's IAM users are in its management account, ${managementId}.`,
      "Run Rolecall in the management account.",
    );
  }
  if (!hasAllFeatures) {
    return wrong(
      `${id} has consolidated billing only.`,
      "Enable all features: `aws organizations enable-all-features`. Every member has to agree.",
    );
  }
  return ok(`This is the management account of ${id}, which has all features.`);
}
