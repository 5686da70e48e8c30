// Fills a table with requests of earlier days, so that what is measured meets a history.
import type { Command } from "../../src/domain/command.ts";
import { dueAt } from "../../src/domain/progress.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { after, asShown, commands, HOUR } from "../support/a-request.ts";
import { fillTable } from "./filled-table.ts";
import { askedEarlier, toldAll } from "./past-request.ts";
import { accountId, iamUserOf, slackPerson } from "./sized-world.ts";
import type { SizedWorld } from "./sized-world.ts";

/** One for each person and account of the world, in the folder a sandbox can keep its records in. */
export async function writeEarlierRequests(folder: string, world: SizedWorld): Promise<void> {
  const now = Date.now();
  const fillings = world.people.map((key, index) => {
    const request = earlierRequest(world, key, index);
    return { request, due: dueAt(request, now) };
  });
  await fillTable(folder, fillings);
}

/** Of ten, one waits for an answer, one is in use, and eight are over and cleared away. */
function earlierRequest({ seed, slugs }: SizedWorld, key: string, index: number): AccessRequest {
  const account = index % slugs.length;
  const asked = askedEarlier({
    requester: slackPerson(seed, key),
    iamUser: iamUserOf(key),
    slug: slugs[account] ?? "",
    accountId: accountId(account),
    ref: `R-${String(index).padStart(6, "0")}`,
    lasting: "standing",
    askedAt: Date.now() - HOUR,
  });
  return toldAll(after(asked, ...life(asked, index)));
}

function life({ ask }: AccessRequest, index: number): Command[] {
  const approve = { ...commands.approve, ...asShown(ask.plan) };
  const giveBack = { ...commands.giveBack, by: ask.requester };
  if (index % 10 === 0) return [];
  if (index % 10 === 1) return [approve, commands.grant];
  const cleared = commands.end;
  return [approve, commands.grant, giveBack, commands.end, cleared];
}
