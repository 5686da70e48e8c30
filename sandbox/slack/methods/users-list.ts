// users.list: everybody of the workspace, page by page; also those who left, bots, and external people it has met.
import { everyUser, type UserPayload } from "../user-payload.ts";
import { type Method, refuse, textOf } from "./answer.ts";

const LARGEST_PAGE = 1000;

export const usersList: Method = (given, world) => {
  const everybody = everyUser(world);
  const start = startOf(textOf(given, "cursor"), everybody);
  const limit = limitOf(given["limit"]);
  if (start === undefined) return refuse("invalid_cursor");
  if (limit === undefined) return refuse("invalid_limit");
  const members = everybody.slice(start, limit === 0 ? undefined : start + limit);
  const next = everybody[start + members.length];
  return {
    ok: true,
    members,
    cache_ts: Math.floor(world.now() / 1000),
    // Empty on the last page.
    response_metadata: { next_cursor: next ? cursorAt(next) : "" },
  };
};

/** Absent and 0 are "as many as there are"; a form carries numbers as text. */
function limitOf(given: unknown): number | undefined {
  const limit = given === undefined ? 0 : Number(given);
  return Number.isInteger(limit) && limit >= 0 ? Math.min(limit, LARGEST_PAGE) : undefined;
}

function cursorAt({ id }: UserPayload): string {
  return Buffer.from(`user:${id}`).toString("base64");
}

function startOf(cursor: string | undefined, everybody: readonly UserPayload[]) {
  if (cursor === undefined) return 0;
  const start = everybody.findIndex((user) => cursorAt(user) === cursor);
  return start < 0 ? undefined : start;
}
