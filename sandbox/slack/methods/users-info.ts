// users.info: what Slack says about one person.
import { userCalled } from "../user-payload.ts";
import { type Method, missing, refuse, textOf } from "./answer.ts";

export const usersInfo: Method = (given, world) => {
  const id = textOf(given, "user");
  if (id === undefined) return missing("user");
  const user = userCalled(id, world);
  return user ? { ok: true, user } : refuse("user_not_found");
};
