// What we need of AWS to bound what one IAM user may do: inline policies under names of our own.
import type { PolicyDocument } from "../domain/iam-documents.ts";
import type { PolicyPlace } from "../domain/seat-policies.ts";
import type { Hold } from "./hold.ts";

/** On the user, or in the group that holds it in their place. */
export interface UserPolicy extends PolicyPlace {
  readonly iamUser: string;
}

/** Every method throws `Trouble` where AWS fails or refuses; every change also once its hold is over. */
export interface UserPolicies {
  /** The document as it is, or undefined where there is no such policy, user or group. */
  find(wanted: UserPolicy): Promise<unknown>;
  /**
   * Writes it, whatever stands under that name. `no-room`: the inline policies there are as long as AWS allows.
   * `no-group`: AWS does not show the group that is to hold it.
   */
  put(
    wanted: UserPolicy,
    document: PolicyDocument,
    hold: Hold,
  ): Promise<"written" | "no-room" | "no-group">;
  /** No error where it is gone already. */
  remove(wanted: UserPolicy, hold: Hold): Promise<void>;
}
