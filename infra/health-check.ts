// Whether a container is well, asked from within it, as nothing reaches a task in Socket Mode from outside.

/** ECS does not look at the HEALTHCHECK of a Dockerfile. */
export const HEALTH = {
  everySeconds: 15,
  timeoutSeconds: 5,
  failures: 4,
  /** Failures do not count before. */
  startSeconds: 90,
} as const;

interface Young {
  /** By its number; in a container Rolecall is the first. */
  readonly process?: number;
  /** Longer than a task that never gets ready is left alive, so that whatever is older has been ready once. */
  readonly youngSeconds?: number;
}

/**
 * A young process has to be ready, so that a deployment does not stop the old one before Slack reaches the one that follows. Later it
 * has to be alive only: one that is started anew because Slack is down could not end anybody's access meanwhile.
 */
export function healthCheck({ process = 1, youngSeconds = 240 }: Young = {}): string[] {
  // Field 22 of the line, counted from behind the name in brackets, is when it was started, in hundredths of a second.
  const script = [
    'const read = (path) => require("node:fs").readFileSync(path, "utf8")',
    `const started = Number(read("/proc/${process}/stat").split(") ").at(-1).split(" ")[19]) / 100`,
    `const young = parseFloat(read("/proc/uptime")) - started < ${youngSeconds}`,
    'const address = "http://127.0.0.1:" + globalThis.process.env.PORT + (young ? "/readyz" : "/healthz")',
    "const end = (code) => globalThis.process.exit(code)",
    "fetch(address, { signal: AbortSignal.timeout(4000) }).then((answer) => end(answer.ok ? 0 : 1), () => end(1))",
  ];
  return ["CMD", "node", "-e", script.join("; ")];
}
