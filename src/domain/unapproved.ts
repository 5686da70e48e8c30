// How an ask stands that was not approved: it waits, or it came to nothing.
import type { Yes } from "./approval.ts";
import type { SlackPerson } from "./person.ts";

/** The same whatever was asked for. */
export type Unapproved =
  | {
      readonly name: "pending";
      /** Those that are there while more are needed. */
      readonly yeses: readonly Yes[];
      readonly reminders: number;
      readonly isEscalated: boolean;
    }
  | {
      readonly name: "denied";
      readonly by: SlackPerson;
      readonly at: number;
      readonly reason: string;
    }
  | { readonly name: "withdrawn"; readonly at: number }
  | { readonly name: "lapsed"; readonly at: number };
