// One typed command, and who typed it.
import type { SlackPerson } from "../../../domain/person.ts";

export interface TypedCommand {
  readonly person: SlackPerson;
  readonly text: string;
  readonly triggerId: string;
}
