// Sending what was typed: a command goes to its app, and what comes to nothing Slackbot explains.
import { control } from "../base/control.ts";
import { tell } from "./notices.ts";
import { type Room, roomKey } from "./room-address.ts";
import { directory } from "./sights.ts";

export async function sendLine(line: string, person: string, room: Room): Promise<void> {
  const command = directory.value?.command.name ?? "";
  const say = (text: string) => tell(person, roomKey(room), text);
  const [word = "", ...rest] = line.split(" ");
  if (!word.startsWith("/")) {
    say(`In this sandbox nobody reads what you write here. Type \`${command}\` to ask for access.`);
    return;
  }
  if (word !== command) {
    say(notACommand(word));
    return;
  }
  const channel = typeof room === "string" ? {} : { channel: room.channel };
  try {
    const { error } = await control.command(person, { text: rest.join(" "), ...channel });
    if (error !== undefined) say(inSlacksWords(word, error));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

function inSlacksWords(command: string, error: string): string {
  if (error === "command_not_found") return notACommand(command);
  return `\`${command}\` failed with the error "${error}"`;
}

function notACommand(word: string): string {
  return `\`${word}\` is not a valid command. In Slack, all commands start with "/"; type it to see yours.`;
}
