// Modals for tests: views to open, and a world in which Alice can open them.
import { callApi, startAgency } from "./agency-workspace.ts";
import { startBareBot } from "./bare-bot.ts";

export const label = (text: string) => ({ type: "plain_text", text });

export const options = ["read-only", "admin"].map((name) => ({
  text: label(name),
  value: `role-${name}`,
}));

export const view = (more: Record<string, unknown> = {}) => ({
  type: "modal",
  callback_id: "form",
  title: label("Form"),
  blocks: [{ type: "divider" }],
  ...more,
});

/** A view to fill in and submit. */
export const filled = (...blocks: unknown[]) => view({ submit: label("Send"), blocks });

export const field = (
  id: string,
  element: Record<string, unknown>,
  more: Record<string, unknown> = {},
) => ({
  type: "input",
  block_id: id,
  label: label(id.toUpperCase()),
  element: { action_id: id, ...element },
  ...more,
});

export async function startModalWorld() {
  const slack = await startAgency();
  const bot = await startBareBot(slack);
  const trigger = async () => {
    await slack.people.command("alice", { text: "" });
    return String(bot.received.at(-1)?.payload["trigger_id"]);
  };
  return {
    slack,
    bot,
    trigger,
    open: async (definition: unknown = view()) =>
      callApi(slack, "views.open", { trigger_id: await trigger(), view: definition }),
    titles: () => slack.people.sees("alice").modals.map(({ title }) => title.text),
    /** What the bot was sent last. */
    sent: () => bot.received.at(-1)?.payload as { view: { state: { values: unknown } } },
    stop: async () => {
      await bot.stop();
      await slack.stop();
    },
  };
}

export type ModalWorld = Awaited<ReturnType<typeof startModalWorld>>;
