// How steps write a policy about a user: what AWS has no room or no group for is trouble.
import { Trouble } from "../../domain/trouble.ts";
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import type { Hold } from "../../ports/hold.ts";
import type { UserPolicies, UserPolicy } from "../../ports/user-policies.ts";

export interface Writing {
  readonly policies: UserPolicies;
  readonly document: PolicyDocument;
}

export async function writePolicy(
  { policies, document }: Writing,
  place: UserPolicy,
  hold: Hold,
): Promise<void> {
  const outcome = await policies.put(place, document, hold);
  if (outcome === "no-room") throw noRoom(place);
  if (outcome === "no-group") throw notShown(place);
}

function noRoom({ iamUser, heldBy }: UserPolicy): Trouble {
  const full =
    heldBy === undefined
      ? `the IAM user ${iamUser} are as long as AWS allows (2,048 characters)`
      : `the group ${heldBy} are as long as AWS allows (5,120 characters)`;
  return new Trouble(
    `The inline policies of ${full}. Give access back that is not needed any more, or delete inline policies that nobody needs, then try again.`,
    { retryable: false },
  );
}

// Somebody deleted it meanwhile, or AWS does not show yet what was made a moment ago: the next run makes sure of it.
function notShown({ heldBy }: UserPolicy): Trouble {
  return new Trouble(`AWS does not show the group ${heldBy ?? ""}.`, { retryable: true });
}
