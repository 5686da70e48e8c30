// Who acts: finds the person, and refuses those Slack does not let in.
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { Channel } from "../roster.ts";
import { refusedBySlack, type Told } from "./told.ts";

export function knownPerson(keyOrId: string, { workspace }: SlackWorld): SeedPerson {
  const person = workspace.person(keyOrId);
  if (!person) throw new Error(`nobody in this workspace is called ${keyOrId}`);
  return person;
}

/** The person, or why Slack does not let that person do anything. */
export function actingPerson(keyOrId: string, world: SlackWorld): SeedPerson | Told {
  const person = knownPerson(keyOrId, world);
  return person.deactivated === true ? refusedBySlack("account_inactive") : person;
}

/** A channel the person is in; nobody can act on what they cannot see. */
export function visibleChannel(
  idOrName: string,
  person: SeedPerson,
  { workspace }: SlackWorld,
): Channel | undefined {
  const channel = workspace.channel(idOrName);
  return channel?.members.has(person.id) ? channel : undefined;
}

export function isExternal(person: SeedPerson, { seed }: SlackWorld): boolean {
  return person.teamId !== undefined && person.teamId !== seed.teamId;
}
