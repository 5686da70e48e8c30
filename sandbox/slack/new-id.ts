// Ids for what came without one: blocks and elements.
import { randomBytes } from "node:crypto";

export function newId(): string {
  return randomBytes(4).toString("hex");
}
