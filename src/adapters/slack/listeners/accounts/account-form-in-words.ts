// Somebody typed what they want of an account as a whole: the form for it opens.
import type { Typed } from "../../command-grammar.ts";
import type { Shown } from "../../views/shown.ts";
import type { Edge } from "../edge.ts";
import type { TypedCommand } from "../typed-command.ts";
import { closingInWords } from "./closing-in-words.ts";
import { connectingInWords } from "./connecting-in-words.ts";
import { disconnectingInWords } from "./disconnecting-in-words.ts";
import { newAccountInWords } from "./new-account-in-words.ts";

export type TypedForm = Extract<Typed, { kind: `${string}-account` }>;

export function opensAccountForm(command: Typed): command is TypedForm {
  return command.kind.endsWith("-account");
}

export async function accountFormInWords(
  edge: Edge,
  command: TypedForm,
  typed: TypedCommand,
): Promise<Shown | undefined> {
  switch (command.kind) {
    case "new-account":
      return newAccountInWords(edge, command, typed);
    case "connect-account":
      return connectingInWords(edge, command, typed);
    case "disconnect-account":
      return disconnectingInWords(edge, command, typed);
    case "close-account":
      return closingInWords(edge, command, typed);
  }
}
