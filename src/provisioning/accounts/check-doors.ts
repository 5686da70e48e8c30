// Looks at every role of a client's account, one after the other, and says how each was found.
import { doorWanted } from "../../domain/clients/client-kit.ts";
import { judgeDoor } from "../../domain/clients/judge-door.ts";
import type { CheckedDoor, ClientsAccount } from "../../domain/accounts/clients-account.ts";
import type { AccountHands } from "./account-hands.ts";

interface ToCheck {
  readonly wanted: ClientsAccount;
  readonly ref: string;
  readonly now: () => number;
}

/** Throws `Trouble` where AWS cannot be asked. */
export async function checkDoors(
  hands: Pick<AccountHands, "clientDoors" | "enteringRole" | "managementId" | "partition">,
  { wanted, ref, now }: ToCheck,
): Promise<readonly CheckedDoor[]> {
  const { clientDoors, managementId, partition } = hands;
  const connection = { partition, managementId, wanted, enteringRole: await hands.enteringRole() };
  const checked: CheckedDoor[] = [];
  for (const role of wanted.roles) {
    const { roleName, key: roleKey } = role;
    const { id: accountId, externalId } = wanted;
    const seen = await clientDoors.look({ accountId, roleName, externalId, ref });
    const judged = judgeDoor(doorWanted(connection, role), seen);
    checked.push({ roleKey, roleName, at: now(), ...judged });
  }
  return checked;
}

/** In one line; undefined where every role is as agreed. */
export function whatIsWrong(doors: readonly CheckedDoor[]): string | undefined {
  const faulty = doors.filter(({ faults }) => faults.length > 0);
  if (faulty.length === 0) return undefined;
  return faulty.map(({ roleName, faults }) => `${roleName}: ${faults.join(" ")}`).join("\n");
}
