// What we need of AWS to bound what one IAM user may do: inline policies under names of our own.
import type { PolicyDocument } from "../domain/iam-documents.ts";
import type { Hold } from "./hold.ts";

export interface UserPolicy {
  readonly iamUser: string;
  readonly policy: string;
}

/** Every method throws `Trouble` where AWS fails or refuses; every change also once its hold is over. */
export interface UserPolicies {
  /** The document as it is, or undefined where there is no such policy or user. */
  find(wanted: UserPolicy): Promise<unknown>;
  /** Writes it, whatever stands under that name. `no-room`: the user's inline policies are as long as AWS allows. */
  put(wanted: UserPolicy, document: PolicyDocument, hold: Hold): Promise<"written" | "no-room">;
  /** No error where it is gone already. */
  remove(wanted: UserPolicy, hold: Hold): Promise<void>;
}
