// What we need of AWS to let people in and out: access groups and their members, read and changed one at a time.

/** An access group as it is. `altered` says in words what differs from what we would write. */
export type GroupCondition =
  | { readonly kind: "as-wanted" }
  | { readonly kind: "missing" }
  | { readonly kind: "altered"; readonly differences: readonly string[] };

export interface WantedGroup {
  readonly group: string;
  readonly path: string;
  readonly roleArn: string;
}

/** Every method throws `Trouble` where AWS fails or refuses. */
export interface AccessGroups {
  condition(wanted: WantedGroup): Promise<GroupCondition>;
  /** Creates the group or repairs it, so that it holds exactly the policy we would write. */
  establish(wanted: WantedGroup, condition: GroupCondition): Promise<void>;
  isMember(group: string, iamUser: string): Promise<boolean>;
  /** No error where the user is in already. */
  join(group: string, iamUser: string): Promise<void>;
  /** No error where the user is out already, or the user or group is gone. */
  leave(group: string, iamUser: string): Promise<void>;
}
