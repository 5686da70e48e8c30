// Who may ask for what in a story: two seats of one person, one of another.
import { alice, carol, iamUsers } from "../support/people.ts";

export const SEATS = [
  { person: alice, iamUser: iamUsers.alice, slug: "client-a", roleKey: "admin" },
  { person: alice, iamUser: iamUsers.alice, slug: "client-a", roleKey: "read-only" },
  { person: carol, iamUser: iamUsers.carol, slug: "client-c", roleKey: "admin" },
] as const;

export type Seat = (typeof SEATS)[number];
