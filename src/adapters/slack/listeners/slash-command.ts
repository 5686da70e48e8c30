// The slash command: checked, read, handled, and answered in the acknowledgement itself.
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import { isRefusal } from "../../../domain/refusal.ts";
import { readActor } from "../actor.ts";
import { refusalAnswer } from "../views/answer.ts";
import { accessCommand } from "./access-command.ts";
import { acknowledge } from "./acknowledge.ts";
import type { Edge } from "./edge.ts";

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

export function commandListener(edge: Edge) {
  return async ({ command, ack }: Args): Promise<void> => {
    const actor = await readActor(edge.door, {
      appId: command.api_app_id,
      team: command.team_id,
      homeTeam: command.team_id,
      user: command.user_id,
      enterpriseInstall: command.is_enterprise_install === "true",
    });
    const { text, trigger_id: triggerId } = command;
    const answer = isRefusal(actor)
      ? refusalAnswer(actor)
      : await accessCommand(edge, { person: actor, text, triggerId });
    await acknowledge(edge, ack, answer && { response_type: "ephemeral" as const, ...answer });
  };
}
