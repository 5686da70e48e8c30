// Which bot calls: all share one token, so over sockets each is given an address of this Slack of its own.

/** The environment of one bot, once its port is in it. */
export function withOwnSlackAddress(environment: Record<string, string>): Record<string, string> {
  const { ROLECALL_TRANSPORT, SLACK_API_URL, PORT } = environment;
  if (ROLECALL_TRANSPORT !== "socket" || !SLACK_API_URL || !PORT) return environment;
  return { ...environment, SLACK_API_URL: SLACK_API_URL.replace(/\/api\/$/, `/bot/${PORT}/api/`) };
}

/** The method that a path asks for, and where the bot listens that asks. */
export function methodAsked(path: string): { method: string; bot?: string } | undefined {
  const [, port, method] = /^(?:\/bot\/(\d+))?\/api\/(.*)$/.exec(path) ?? [];
  if (method === undefined) return undefined;
  return port === undefined ? { method } : { method, bot: `http://127.0.0.1:${port}` };
}
