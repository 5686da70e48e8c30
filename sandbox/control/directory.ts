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
  /** Absent where rolecall.yaml does not say who asks whom for what. */
  tryThis?: TryThis;
}

/** What a newcomer could type, and be: keys of people, names of rolecall.yaml. */
interface TryThis {
  asker: string;
  approver: string;
  account: string;
  role: string;
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
    bot: { id: bot.userId, name: bot.name },
    command: {
      name: command,
      says: "Ask for access to an AWS account",
      usage: "client-a [role] [reason] | help | list | done client-a",
    },
    ...(tryThis ? { tryThis } : {}),
  };
}

function firstSteps({ people, policy }: Seed): TryThis | undefined {
  const read = policyShape.safeParse(policy);
  if (!read.success) return undefined;
  const { approvers, accounts } = read.data;
  const mayDecide = ({ id }: { id: string }) => approvers.people.includes(id);
  const asker = people.find((person) => !mayDecide(person));
  const approver = people.find(mayDecide);
  const [account] = accounts;
  const [role] = Object.keys(account?.roles ?? {});
  if (!asker || !approver || !account || role === undefined) return undefined;
  return { asker: asker.key, approver: approver.key, account: account.slug, role };
}
