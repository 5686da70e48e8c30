// What the tests of the Slack edge do over and over: ask in words, look for a message.
import { until } from "../../../sandbox/until.ts";
import { eventually, startEdge } from "./edge-world.ts";
import type { EdgeChanges } from "./edge-world.ts";

/** As the sandbox knows her. */
const alice = { team: "T0NORTHWND", user: "U0ALICE001" };

export async function startPeople(changes?: EdgeChanges) {
  const world = await startEdge(changes);
  const { people, iam } = world;
  const messagesOf = (who: string) => {
    const { channels, dms } = people.sees(who);
    return [...channels.flatMap((channel) => channel.messages), ...dms];
  };
  const seen = (who: string, words: string) =>
    eventually(() => messagesOf(who).find((message) => message.plain.includes(words)));
  const settled = () =>
    until(
      () => world.store.openOf(alice),
      (open) => open.every((request) => request.claim === null),
      { what: "the work in hand has ended", seconds: 5 },
    );
  /** Time passes while nobody is at work on an account, which would lose its claim, until these words are there to be read. */
  const laterSeen = (who: string, words: string) =>
    until(
      async () => {
        const found = messagesOf(who).find((message) => message.plain.includes(words));
        if (found) return found;
        const open = await world.accounts.allOpen();
        if (open.every(({ claim }) => claim === null)) world.pass(3000);
        return undefined;
      },
      (found) => found,
      { what: `${who} reads “${words}”`, seconds: 12 },
    );
  return {
    ...world,
    messagesOf,
    seen,
    laterSeen,
    whispered: (who: string, words: string) =>
      eventually(() => people.sees(who).ephemerals.find(({ plain }) => plain.includes(words))),
    isIn: () => iam.directory.isMember("alice.andersen", "client-a-admin"),
    /** Alice asks for client-a as admin; gives back the card the approvers see. */
    aliceAsks: async () => {
      const told = await people.command("alice", { text: "client-a admin fix the DNS" });
      const card = await seen("bob", "waiting for an approver");
      return { told, card, ref: refIn(card.plain) };
    },
    aliceJoinsGroups: (count: number) => {
      for (let index = 0; index < count; index += 1) {
        iam.byHand.addGroup(`other-${index}`, "/");
        iam.byHand.join("alice.andersen", `other-${index}`);
      }
    },
    /** Alice has client-a as admin for four hours; gives back the message that says so. */
    aliceIsIn: async (time = "4h") => {
      const told = await people.command("alice", { text: `client-a admin ${time} fix the DNS` });
      const ref = refIn(told.ephemeral?.plain);
      await people.command("bob", { text: `approve ${ref}` });
      const ready = await seen("alice", "You are in");
      await settled();
      return { ref, ready };
    },
    /** Until the record holds what the messages say, which are drawn first. */
    settled,
    cards: () => messagesOf("bob").filter((message) => message.threadTs === undefined),
  };
}

function refIn(plain: string | undefined): string {
  return /R-[0-9A-Z]{6}/.exec(plain ?? "")?.[0] ?? "";
}

export type People = Awaited<ReturnType<typeof startPeople>>;
