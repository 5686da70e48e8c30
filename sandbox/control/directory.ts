// Who and what is in this sandbox, for a visitor who does not know it yet.
import { z } from "zod";
import type { Seed } from "../seed.ts";
import { slackSeed } from "../seed-worlds.ts";

export interface Directory {
  sandbox: string;
  people: DirectoryPerson[];
  /** Those every visitor may know of; who sees which is for `GET /as/:person` to say. */
  channels: { id: string; name: string }[];
  bot: { id: string; name: string };
  command: { name: string; says: string; usage: string };
  /** What a newcomer could type, click and be, read from rolecall.yaml; some are absent where that says nothing. */
  tryThis: { asker?: string; approver?: string; account?: string; role?: string };
}

export interface DirectoryPerson {
  key: string;
  id: string;
  name: string;
  about: string;
  timeZone: string;
}

const policyShape = z.object({
  approvers: z.object({ people: z.array(z.string()) }),
  accounts: z.array(z.object({ slug: z.string(), roles: z.record(z.string(), z.unknown()) })),
});

export function directoryOf(seed: Seed): Directory {
  const { bot, command } = slackSeed(seed);
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
    bot: { id: bot.userId, name: bot.name },
    command: {
      name: command,
      says: "Ask for access to an AWS account",
      usage: "client-a [role] [reason] | help | list | done client-a",
    },
    tryThis: firstSteps(seed),
  };
}

function firstSteps({ people, policy }: Seed): Directory["tryThis"] {
  const read = policyShape.safeParse(policy);
  if (!read.success) return {};
  const { approvers, accounts } = read.data;
  const mayDecide = (id: string) => approvers.people.includes(id);
  const asker = people.find(({ id }) => !mayDecide(id))?.key;
  const approver = people.find(({ id }) => mayDecide(id))?.key;
  const account = accounts[0]?.slug;
  const role = Object.keys(accounts[0]?.roles ?? {})[0];
  return {
    ...(asker === undefined ? {} : { asker }),
    ...(approver === undefined ? {} : { approver }),
    ...(account === undefined ? {} : { account }),
    ...(role === undefined ? {} : { role }),
  };
}
