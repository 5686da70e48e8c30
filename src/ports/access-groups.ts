// What we need of AWS to let people in and out: access groups and their members, read and changed one at a time.
import type { Hold } from "./hold.ts";

/** An access group as it is. `altered` says in words what differs from what we would write. */
export type GroupCondition =
  | { readonly kind: "as-wanted" }
  | { readonly kind: "missing" }
  | { readonly kind: "altered"; readonly differences: readonly string[] };

/** A group of ours by its name, under our path. */
export interface GroupPlace {
  readonly group: string;
  readonly path: string;
}

export interface WantedGroup extends GroupPlace {
  readonly roleArn: string;
}

export interface Membership {
  readonly group: string;
  readonly iamUser: string;
}

/** Every method throws `Trouble` where AWS fails or refuses; every change also once its hold is over. */
export interface AccessGroups {
  condition(wanted: WantedGroup): Promise<GroupCondition>;
  /** Creates the group or repairs it, so that it holds exactly the policy we would write. */
  establish(wanted: WantedGroup, condition: GroupCondition, hold: Hold): Promise<void>;
  /** Who is in the group, whatever it holds; undefined where there is none. */
  membersOf(wanted: GroupPlace): Promise<readonly string[] | undefined>;
  /** Creates the group, which holds nothing then; no error where it is there already. */
  make(wanted: GroupPlace, hold: Hold): Promise<void>;
  /** Takes everybody out of the group and deletes it with what it holds; no error where it is gone already. */
  remove(wanted: GroupPlace, hold: Hold): Promise<void>;
  /** The names of all groups the user is in; none where the user is gone. */
  groupsOf(iamUser: string): Promise<readonly string[]>;
  /** No error where the user is in already. */
  join(membership: Membership, hold: Hold): Promise<void>;
  /** No error where the user is out already, or the user or group is gone. */
  leave(membership: Membership, hold: Hold): Promise<void>;
}
