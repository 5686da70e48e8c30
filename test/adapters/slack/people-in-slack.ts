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
  return {
    ...world,
    messagesOf,
    seen,
    isIn: () => iam.directory.isMember("alice.andersen", "client-a-admin"),
    /** Alice asks for client-a as admin; gives back the card the approvers see. */
    aliceAsks: async () => {
      const told = await people.command("alice", { text: "client-a admin fix the DNS" });
      const card = await seen("bob", "waiting for an approver");
      return { told, card, ref: /R-[0-9A-Z]{6}/.exec(card.plain)?.[0] ?? "" };
    },
    /** Until the record holds what the messages say, which are drawn first. */
    settled: () =>
      until(
        () => world.store.openOf(alice),
        (open) => open.every((request) => request.claim === null),
        { what: "the work in hand has ended", seconds: 5 },
      ),
    cards: () => messagesOf("bob").filter((message) => message.threadTs === undefined),
  };
}

export type People = Awaited<ReturnType<typeof startPeople>>;
