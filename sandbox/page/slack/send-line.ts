// Sending what was typed: a command goes to its app, and what comes to nothing Slackbot explains.
import { control } from "../base/control.ts";
import { tell } from "./notices.ts";
import { type Room, roomKey } from "./room-address.ts";
import { directory } from "./sights.ts";

export async function sendLine(line: string, person: string, room: Room): Promise<void> {
  const said = await whatSlackbotSays(line, person, room);
  if (said !== undefined) tell(person, roomKey(room), said);
}

/** Undefined where all went well. */
async function whatSlackbotSays(
  line: string,
  person: string,
  room: Room,
): Promise<string | undefined> {
  const command = directory.value?.command.name ?? "";
  const [word = "", ...rest] = line.split(" ");
  if (!word.startsWith("/")) {
    return `In this sandbox nobody reads what you write here. Type \`${command}\` to ask for access.`;
  }
  if (word !== command) return notACommand(word);
  const channel = typeof room === "string" ? {} : { channel: room.channel };
  const { error } = await control
    .command(person, { text: rest.join(" "), ...channel })
    .catch(inWords);
  return error === undefined ? undefined : inSlacksWords(word, error);
}

function inWords(failure: unknown): { error: string } {
  return { error: failure instanceof Error ? failure.message : String(failure) };
}

function inSlacksWords(command: string, error: string): string {
  if (error === "command_not_found") return notACommand(command);
  return `\`${command}\` failed with the error "${error}"`;
}

function notACommand(word: string): string {
  return `\`${word}\` is not a valid command. In Slack, all commands start with "/"; type it to see yours.`;
}
