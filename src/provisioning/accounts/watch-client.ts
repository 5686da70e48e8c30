// Looks at a connected account: where the client lets Rolecall in no more, it is marked, and everybody inside is told.
import type { AccountCommand, DoorFound } from "../../domain/accounts/account-command.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import { cliOnly, connectedAccount } from "../../domain/accounts/clients-account.ts";
import type { CheckedDoor, ClientsAccount } from "../../domain/accounts/clients-account.ts";
import { LOOK_DAILY } from "../../domain/accounts/evolve-watch.ts";
import type { RegistryEntry } from "../../domain/accounts/registered-accounts.ts";
import type { Account } from "../../domain/account.ts";
import { isIn } from "../../domain/request.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { Surroundings } from "../../ports/surroundings.ts";
import { noteOnRecord } from "../note-on-record.ts";
import type { AccessSide, AccountHands } from "./account-hands.ts";
import { checkDoors, whatIsWrong } from "./check-doors.ts";
import { openIn } from "./open-requests.ts";

interface Watching extends Pick<AccessSide, "store"> {
  readonly accountHands: AccountHands;
  readonly surroundings: Pick<Surroundings, "now">;
}

const SOON = 3_600_000;

/** To be recorded. */
export async function watchClient(
  ports: Watching,
  request: AccountRequest,
): Promise<AccountCommand> {
  return { do: "record-look", found: await lookAt(ports, request) };
}

async function lookAt(ports: Watching, request: AccountRequest): Promise<DoorFound> {
  const { ask, ref } = request;
  if (ask.kind !== "connect-account") throw new Error(`${ref} connects nothing`);
  try {
    return await found(ports, request, ask.wanted);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return { kind: "unknown", nextAt: ports.surroundings.now() + SOON };
  }
}

async function found(
  ports: Watching,
  { ref, state }: AccountRequest,
  wanted: ClientsAccount,
): Promise<DoorFound> {
  const { accountHands: hands, surroundings } = ports;
  const { now } = surroundings;
  await hands.registry.readAnew();
  const latest = latestAbout(hands, wanted.slug);
  if (latest?.what === "closed" || latest?.account.id !== wanted.id) return { kind: "gone" };
  if (latest.what === "closing") return { kind: "unknown", nextAt: now() + SOON };
  const doors = await checkDoors(hands, { wanted, ref, now });
  const account = connectedAccount(wanted, cliOnly(doors));
  const isToldShut = state.name === "done" && state.watch?.shut !== null;
  return marked(ports, { account, ref, doors, latest, isToldShut });
}

function latestAbout({ registry }: AccountHands, slug: string): RegistryEntry | undefined {
  return registry.entries().findLast(({ account }) => account.slug === slug);
}

interface Looked {
  readonly account: Account;
  readonly ref: string;
  readonly doors: readonly CheckedDoor[];
  readonly latest: RegistryEntry;
  /** On record as shut. */
  readonly isToldShut: boolean;
}

async function marked(ports: Watching, looked: Looked): Promise<DoorFound> {
  const { account, doors, latest, ref, isToldShut } = looked;
  const at = ports.surroundings.now();
  const why = whatIsWrong(doors);
  const nextAt = at + LOOK_DAILY;
  if (why === undefined) {
    // As it was: there is nothing to undo, also of a turn that died.
    if (!isToldShut && latest.what === "registered") return { kind: "open", nextAt };
    await enter(ports, { what: "registered", account, at, ref });
    await tell(ports, account, null);
    return { kind: "open", nextAt };
  }
  // A turn that died after the mark is taken again, and must not seem another time that it was shut.
  const shut = { since: latest.account.shut?.since ?? at, why };
  await enter(ports, { what: "shut", account: { ...account, shut }, at, ref });
  return { kind: "shut", why, inside: await tell(ports, account, shut), nextAt };
}

/** It may be on its way to be disconnected by now: that stands. */
async function enter(
  { accountHands }: Watching,
  entry: Omit<RegistryEntry, "number">,
): Promise<void> {
  const { id } = entry.account;
  await accountHands.registry.add(
    entry,
    (latest) =>
      latest?.account.id === id && (latest.what === "registered" || latest.what === "shut"),
  );
}

/** How many have access. */
async function tell(ports: Watching, account: Account, shut: Account["shut"] | null) {
  const inside = (await openIn(ports, account)).filter((request) =>
    isIn(request, "active", "extending"),
  );
  for (const request of inside) {
    await noteOnRecord(ports, request, { do: "record-door", shut: shut ?? null });
  }
  return inside.length;
}
