// Who and what is in this sandbox, for a visitor who does not know it yet.
import type { Seed } from "../seed.ts";
import { slackSeed } from "../seed-worlds.ts";
import { firstSteps, type TryThis } from "./first-steps.ts";

export interface Directory {
  sandbox: string;
  people: DirectoryPerson[];
  /** Those every visitor may know of; who sees which is for `GET /as/:person` to say. */
  channels: { id: string; name: string }[];
  /** Slack user groups. */
  groups: { id: string; handle: string; name: string }[];
  bot: { id: string; name: string };
  command: { name: string; says: string; usage: string };
  /** Absent where rolecall.yaml does not say who asks whom for what. */
  tryThis?: TryThis;
}

export interface DirectoryPerson {
  key: string;
  id: string;
  name: string;
  about: string;
  timeZone: string;
}

export function directoryOf(seed: Seed): Directory {
  const { bot, command } = slackSeed(seed);
  const tryThis = firstSteps(seed);
  return {
    sandbox: seed.name,
    people: seed.people.map(({ key, id, name, about, timeZone = "UTC" }) => ({
      key,
      id,
      name,
      about,
      timeZone,
    })),
    channels: seed.channels.map(({ id, name }) => ({ id, name })),
    groups: seed.groups.map(({ id, handle, name }) => ({ id, handle, name })),
    bot: { id: bot.userId, name: bot.name },
    command: {
      name: command,
      says: "Ask for access to an AWS account",
      usage: "client-a [role] [reason] | help | list | done client-a",
    },
    ...(tryThis ? { tryThis } : {}),
  };
}
