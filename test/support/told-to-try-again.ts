// Whether somebody has to do again what they did: Slack showed an error, or the bot said that it cannot tell just now.
import type { Told } from "../../sandbox/slack/people/told.ts";

const CANNOT_TELL = /has not told me yet who is who|could not tell me just now/;

export function mustTryAgain({ error, ephemeral }: Told): boolean {
  return error !== undefined || CANNOT_TELL.test(ephemeral?.plain ?? "");
}
