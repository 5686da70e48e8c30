// The IAM users that a client's roles are to trust by name, by their ARNs with their paths.
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { TrustStyle } from "../../domain/trust-document.ts";
import { linkedUser } from "../linked-user.ts";
import type { AccountPorts } from "./account-ports.ts";

/** As many as a trust policy has room for, whatever they are called. */
const MOST = 12;

type Ports = Pick<AccountPorts, "directory">;

export async function trustedByName(
  ports: Ports,
  { trust, people }: { readonly trust: TrustStyle; readonly people: readonly SlackPerson[] },
): Promise<readonly string[] | Refusal> {
  if (trust !== "named") return [];
  if (people.length === 0) return { refused: "nobody-named" };
  if (people.length > MOST) return { refused: "too-many-named", most: MOST };
  const arns = await Promise.all(people.map((person) => arnOf(ports, person)));
  const refusal = arns.find((arn) => isRefusal(arn));
  if (refusal !== undefined && isRefusal(refusal)) return refusal;
  return arns.filter((arn) => typeof arn === "string");
}

async function arnOf({ directory }: Ports, person: SlackPerson): Promise<string | Refusal> {
  const iamUser = await linkedUser(directory, person);
  if (isRefusal(iamUser)) return iamUser;
  const arn = directory.arnOf(iamUser);
  if (arn === undefined) return { refused: "directory-not-read" };
  return /[*?$]/.test(arn) ? { refused: "odd-user-path", arn } : arn;
}
