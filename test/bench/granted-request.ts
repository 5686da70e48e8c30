// One request for a time, from asking to the message that says "you are in", and the time that took from the click.
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { until } from "../../sandbox/until.ts";
import { lastNumber, quiet } from "./quiet.ts";
import { CHANNEL, slackPerson } from "./sized-world.ts";

export interface WantedGrant {
  readonly requester: string;
  readonly slug: string;
  readonly approver: string;
  /** Slack was asked who the approver is within the last minute. */
  readonly isKnown: boolean;
}

/** Milliseconds from the click until Slack has posted the message, everything slowed by `slowDown`. */
export async function clickToMessage(
  sandbox: Sandbox,
  { requester, slug, approver, isKnown }: WantedGrant,
  slowDown: () => void,
): Promise<number> {
  const { people } = sandbox.slack;
  sandbox.faults.clear();
  if (isKnown) await people.command(approver, { text: "help" });
  await people.command(requester, { text: `${slug} admin 1h to be timed` });
  await quiet(sandbox);
  const { channels } = people.sees(approver);
  const card = channels.find(({ id }) => id === CHANNEL)?.messages.at(-1);
  if (!card) throw new Error(`${approver} sees no card`);

  slowDown();
  const mark = lastNumber(sandbox);
  const { user } = slackPerson(sandbox.seed, requester);
  const clicked = Date.now();
  const click = people.click(approver, {
    where: { channel: CHANNEL, ts: card.ts },
    button: "Approve",
  });
  const posted = await until(
    () => sandbox.calls.since(mark),
    (calls) =>
      calls.find(
        ({ action, about }) => action === "chat.postMessage" && about?.["channel"] === user,
      ),
    { what: `${requester} is told`, seconds: 30 },
  );
  const { error } = await click;
  if (error !== undefined) throw new Error(`Slack showed ${approver} an error: ${error}`);
  await quiet(sandbox);
  return posted.at - clicked;
}
