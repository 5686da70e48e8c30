// One IAM call: what it works on, what it says, and who makes it.
import type { Caller } from "../caller.ts";
import { checkMayCall, type Wanted } from "../caller-rights.ts";
import type { QueryFields, XmlObject } from "../query-protocol.ts";
import { checkName } from "./iam-names.ts";
import type { Iam } from "./iam.ts";

export interface IamCall {
  iam: Iam;
  fields: QueryFields;
  caller: Caller;
}

/** What it does, and what it answers, where it answers anything. */
export type IamAction = (call: IamCall) => XmlObject | undefined;

export const namedGroup = ({ fields }: Pick<IamCall, "fields">) =>
  checkName("groupName", fields.text("GroupName"));
export const namedUser = ({ fields }: Pick<IamCall, "fields">) =>
  checkName("userName", fields.text("UserName"));
export const namedRole = ({ fields }: Pick<IamCall, "fields">) =>
  checkName("roleName", fields.text("RoleName"));
export const namedPolicy = ({ fields }: Pick<IamCall, "fields">) =>
  checkName("policyName", fields.text("PolicyName"));

/** The policy of a Put… call. */
export const givenPolicy = (call: Pick<IamCall, "fields">) => ({
  policy: namedPolicy(call),
  document: call.fields.text("PolicyDocument"),
});

/** What a call is about, as the caller's policies name it. */
export type About = Omit<Wanted, "action">;

/** Rights are looked at before anything else but names: who may not call learns nothing. */
export function guarded(
  actions: Readonly<Record<string, IamAction>>,
  about: (call: IamCall) => About,
): [string, IamAction][] {
  return Object.entries(actions).map(([name, action]) => [
    name,
    (call) => {
      checkMayCall(call.iam, call.caller, { action: `iam:${name}`, ...about(call) });
      return action(call);
    },
  ]);
}

/** For what answers nothing. */
export function silent(change: (call: IamCall) => void): IamAction {
  return (call) => {
    change(call);
    return undefined;
  };
}
