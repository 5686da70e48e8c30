// Somebody typed the command: which of the things it can mean, and the answer to it.
import { isRefusal } from "../../../domain/refusal.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { findGrantOf } from "../../../operations/find-mine.ts";
import { giveBack } from "../../../operations/give-back.ts";
import { readCommand } from "../command-grammar.ts";
import type { Typed } from "../command-grammar.ts";
import { COMMAND } from "../ids.ts";
import { code } from "../mrkdwn.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import { helpText } from "../views/help-text.ts";
import { givenBack } from "../views/given-back.ts";
import { requestModal } from "../views/request-modal.ts";
import { namelessPerson } from "../views/revoked.ts";
import type { Shown } from "../views/shown.ts";
import { accountFormInWords, opensAccountForm } from "./accounts/account-form-in-words.ts";
import { askedInWords } from "./asked-in-words.ts";
import { brokenInWords } from "./broken-in-words.ts";
import { configInWords } from "./config-in-words.ts";
import { decidedInWords } from "./decided-in-words.ts";
import { driftInWords } from "./drift-in-words.ts";
import type { Edge } from "./edge.ts";
import { explainedInWords } from "./explained-in-words.ts";
import { extendedInWords } from "./extended-in-words.ts";
import { listInWords } from "./list-in-words.ts";
import { openModal } from "./open-modal.ts";
import { revokedInWords } from "./revoked-in-words.ts";
import { severalInWords } from "./several-in-words.ts";
import { standingInWords } from "./standing-in-words.ts";
import type { TypedCommand } from "./typed-command.ts";

/** Undefined where a form opened instead of an answer. */
export async function accessCommand(edge: Edge, typed: TypedCommand): Promise<Shown | undefined> {
  const command = await understood(edge, typed.text);
  if (isRefusal(command)) return refusalAnswer(command);
  if (opensAccountForm(command)) return accountFormInWords(edge, command, typed);
  switch (command.kind) {
    case "open":
      return openModal(edge, typed.triggerId, requestModal({}));
    case "ask":
      return askedInWords(edge, command, typed);
    case "help":
      return helpText(edge.ports.policy);
    case "list":
      return listInWords(edge, typed);
    case "config":
      return configInWords(edge, typed);
    case "done":
      return doneInWords(edge, command, typed);
    case "extend":
      return extendedInWords(edge, command, typed);
    case "revoke":
      return revokedInWords(edge, command, typed);
    case "ask-several":
      return severalInWords(edge, command, typed);
    case "break-glass":
      return brokenInWords(edge, command, typed);
    case "explain":
      return explainedInWords(edge, command, typed);
    case "drift":
      return driftInWords(edge, command, typed);
    case "standing":
      return standingInWords(edge, command, typed);
    case "nameless":
      return sentence(namelessPerson(command.typed));
    case "incomplete":
      return sentence(missing(command.example));
    default:
      return decidedInWords(edge, command, typed);
  }
}

function missing(example: string): string {
  return `Something is missing. Type for example ${code(`${COMMAND} ${example}`)}.`;
}

// An account that another process has made a moment ago may not be known here yet.
async function understood({ ports }: Edge, text: string): ReturnType<typeof readNow> {
  const command = readCommand(text, ports.policy);
  const isUnknown = isRefusal(command) && command.refused === "unknown-account";
  return isUnknown ? readNow(ports, text) : command;
}

async function readNow(ports: Edge["ports"], text: string): Promise<Typed | Refusal> {
  await ports.registry.readAnew();
  return readCommand(text, ports.policy);
}

async function doneInWords(
  { ports }: Edge,
  meant: Extract<Typed, { kind: "done" }>,
  { person }: TypedCommand,
): Promise<Shown> {
  const key = await findGrantOf(ports, person, meant);
  if (isRefusal(key)) return refusalAnswer(key);
  const { request, refusal } = await giveBack(ports, key, person);
  if (refusal) return refusalAnswer(refusal);
  return sentence(givenBack(request));
}
