// The units that an account may be put into, as AWS has them and rolecall.yaml lets people choose them.
import { mayChoose } from "../../../../domain/accounts/check-new-account.ts";
import type { OrganizationalUnit } from "../../../../domain/accounts/new-account.ts";
import { isRefusal } from "../../../../domain/refusal.ts";
import type { Refusal } from "../../../../domain/refusal.ts";
import { lookAtOrganization } from "../../../../operations/accounts/new-account-form.ts";
import type { EdgePorts } from "../edge.ts";

export async function choosableUnits(
  ports: EdgePorts,
): Promise<readonly OrganizationalUnit[] | Refusal> {
  const { newAccounts } = ports.policy;
  if (!newAccounts) return { refused: "switched-off", what: "creating" };
  const seen = await lookAtOrganization(ports);
  return isRefusal(seen) ? seen : seen.units.filter((unit) => mayChoose(newAccounts, unit));
}
