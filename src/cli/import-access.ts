// `rolecall import`: what rolecall.yaml would say of the accounts, groups and policies that are there already. Changes nothing in AWS.
import { access, readFile, writeFile } from "node:fs/promises";
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { Found, Landscape } from "../domain/existing/landscape.ts";
import { hasNews, proposeAccess } from "../domain/existing/propose-access.ts";
import { additionsOf } from "./import-additions.ts";
import { importText } from "./import-text.ts";
import { paintFor } from "./paint.ts";
import { readTyped } from "./typed-options.ts";
import type { Typed } from "./typed-options.ts";
import { Stopped, wrongUsage } from "./verb.ts";
import type { CliParts, Outcome, Verb } from "./verb.ts";

const text = { type: "string" } as const;
const isSet = { type: "boolean" } as const;
const OPTIONS = { inside: isSet, role: text, against: text, write: text, all: isSet } as const;

export const importAccess: Verb = {
  usage: "[--inside [--role NAME]] [--against FILE] [--write FILE] [--all]",
  says: "propose a policy file from the accounts, groups and policies there are",
  run: async (words, parts) => {
    const typed = readTyped(words, { options: OPTIONS, least: 0, most: 0 });
    if (typed.valueOf("role") !== undefined && !typed.isSet("inside")) {
      throw wrongUsage("--role goes with --inside: it is the role by which accounts are entered.");
    }
    const into = typed.valueOf("write");
    if (into !== undefined && into !== ALOUD) await refuseExisting(into);
    return propose({ typed, into }, parts);
  },
};

/** Written where it can be piped on. */
const ALOUD = "-";

interface Asked {
  readonly typed: Typed;
  readonly into: string | undefined;
}

async function propose({ typed, into }: Asked, parts: CliParts): Promise<Outcome> {
  const { against, policy, text: base } = await fileInUse(typed, parts);
  const draft = parts.draft(base);
  const found = await find(typed, parts);
  const proposal = proposeAccess(found, { policy, names: draft.names });
  const shown = { landscape: found.landscape, proposal, against, hasLooked: typed.isSet("inside") };
  const manner = { paint: paintFor(parts.color), all: typed.isSet("all") };
  if (into === undefined || !hasNews(proposal)) {
    return { exitCode: 0, out: importText(shown, manner) };
  }
  const plan = importText({ ...shown, into }, manner);
  const written = draft.write(additionsOf(proposal));
  if (into === ALOUD) return { exitCode: 0, out: written, err: plan };
  await writeNew(into, written);
  return { exitCode: 0, out: plan };
}

async function find(typed: Typed, parts: CliParts): Promise<Found> {
  const existing = parts.existing();
  const landscape = await existing.read();
  if (!typed.isSet("inside")) return { landscape, insides: new Map() };
  const role = typed.valueOf("role") ?? USUAL_ROLE;
  return { landscape, insides: await existing.look(membersOf(landscape), role) };
}

const USUAL_ROLE = "OrganizationAccountAccessRole";

/** But for the management account, in which whoever runs this is. */
function membersOf({ accounts, managementId }: Landscape): readonly string[] {
  return accounts.filter(({ id, isOpen }) => isOpen && id !== managementId).map(({ id }) => id);
}

interface FileInUse {
  readonly against: string | null;
  readonly policy: AccessPolicy | null;
  readonly text: string | null;
}

async function fileInUse(typed: Typed, parts: CliParts): Promise<FileInUse> {
  const { policyFile, readPolicy } = parts;
  const asked = typed.valueOf("against");
  if (asked === undefined && !(await isThere(policyFile))) {
    return { against: null, policy: null, text: null };
  }
  const against = asked ?? policyFile;
  const { policy } = await readPolicy(against);
  return { against, policy, text: await readFile(against, "utf8") };
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function refuseExisting(file: string): Promise<void> {
  if (await isThere(file)) throw overwriting(file);
}

function overwriting(file: string): Stopped {
  return new Stopped(`${file} is there already, and nothing is written over it.`, 1);
}

/** Never over a file, whatever has come to be there meanwhile. */
async function writeNew(file: string, written: string): Promise<void> {
  try {
    await writeFile(file, written, { flag: "wx" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      throw overwriting(file);
    }
    throw new Stopped(`${file} cannot be written: ${String(error)}`, 1);
  }
}
