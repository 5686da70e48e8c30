// IAM users: reading one, its groups and its MFA devices.
import { validationError } from "../aws-error.ts";
import type { QueryFields, XmlObject } from "../query-protocol.ts";
import { checkName } from "./iam-names.ts";
import { groupShape, userShape } from "./iam-shapes.ts";
import { userIn, type Iam } from "./iam.ts";
import { pageOf } from "./paging.ts";

export function getUser(iam: Iam, fields: QueryFields): XmlObject {
  return { User: userShape(userIn(iam.visible(), namedUser(fields))) };
}

export function listGroupsForUser(iam: Iam, fields: QueryFields): XmlObject {
  const state = iam.visible();
  const user = userIn(state, checkName("userName", fields.text("UserName")));
  const groups = [...user.groups].flatMap((name) => state.groups.get(name) ?? []);
  const { page, end } = pageOf(groups, (group) => group.name, fields);
  return { Groups: page.map(groupShape), ...end };
}

export function listMfaDevices(iam: Iam, fields: QueryFields): XmlObject {
  const user = userIn(iam.visible(), namedUser(fields));
  const { page, end } = pageOf(user.mfaDevices, (device) => device.serial, fields);
  const MFADevices = page.map(({ serial, enabledAt }) => ({
    UserName: user.name,
    SerialNumber: serial,
    EnableDate: new Date(enabledAt),
  }));
  return { MFADevices, ...end };
}

/** The bot calls as a role, so "the user who calls" does not exist. */
function namedUser(fields: QueryFields): string {
  if (fields.maybe("UserName") === undefined)
    throw validationError("Must specify userName when calling with non-User credentials");
  return checkName("userName", fields.text("UserName"));
}
