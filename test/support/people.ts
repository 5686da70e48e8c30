// The people of every test: Alice asks, Bob and Carol approve, Dan has no IAM user.
import type { SlackPerson } from "../../src/domain/person.ts";

const person = (user: string): SlackPerson => ({ team: "T0NORTHWIND", user });

export const alice = person("U0ALICE001");
export const bob = person("U0BOB00001");
export const carol = person("U0CAROL001");
export const dan = person("U0DAN00001");

export const iamUsers = {
  alice: "alice.andersen",
  bob: "bob.baker",
  carol: "carol.cruz",
} as const;
