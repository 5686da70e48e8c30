// A fake Slack for each test, the transports that were started against it, and its sockets by their order.
import { until } from "../../../../sandbox/until.ts";
import { aSocketTransport, MANNER, untilOpen } from "./a-transport.ts";
import type { ASocketTransport, Wanted } from "./a-transport.ts";
import { startFakeSlack } from "./fake-slack.ts";
import type { FakeSlack, FakeSocket } from "./fake-slack.ts";

export const oneSocket = { sockets: 1 };

export function aWorldOfSockets() {
  let slack: FakeSlack;
  let transports: ASocketTransport[];
  beforeEach(async () => {
    slack = await startFakeSlack();
    transports = [];
  });
  afterEach(async () => {
    await Promise.all(transports.map(({ stop }) => stop()));
    await slack.stop();
  });
  const prepared = async (wanted?: Wanted) => {
    const transport = await aSocketTransport(slack, wanted);
    transports.push(transport);
    return transport;
  };
  return {
    slack: () => slack,
    prepared,
    started: async (wanted?: Wanted) => {
      const transport = await prepared(wanted);
      await transport.start();
      await untilOpen(transport, wanted?.manner?.sockets ?? MANNER.sockets);
      return transport;
    },
    /** In the order in which they were opened. */
    socket: (index: number): FakeSocket => {
      const found = slack.sockets.at(index);
      if (!found) throw new Error(`There is no socket ${index}.`);
      return found;
    },
    untilThereIs: (index: number) =>
      until(
        () => slack.sockets.at(index),
        (found) => found,
        { what: `socket ${index} was opened` },
      ),
  };
}
