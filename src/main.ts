// The process: reads its settings, composes, starts; stops cleanly on a signal, and loudly on a bug.
import { compose } from "./compose.ts";
import { readConfig } from "./config.ts";
import type { Life } from "./life.ts";
import { startLog } from "./logger.ts";
import type { Logger } from "./logger.ts";

/** The parts stop within nine; whatever hangs must not keep the process from ending. */
const STOP_WITHIN_MILLISECONDS = 10_000;

async function main(): Promise<void> {
  const settings = readConfig();
  const { port, slack, logLevel } = settings.config;
  const log = startLog(logLevel);
  const rolecall = await compose(settings, log);
  const stop = stopWhenTold(rolecall, log.logger);
  try {
    await rolecall.start();
    log.logger.info({ port, transport: slack.transport }, "Rolecall listens");
  } catch (error) {
    say(error);
    stop(1);
  }
}

type Stop = (code: 0 | 1) => void;

function stopWhenTold(rolecall: Life, logger: Logger): Stop {
  let isStopping = false;
  const stop: Stop = (code) => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MILLISECONDS).unref();
    rolecall.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", () => {
    stop(0);
  });
  process.once("SIGINT", () => {
    stop(0);
  });
  // Bugs: what is in hand is finished all the same, then the supervisor starts anew.
  for (const bug of ["unhandledRejection", "uncaughtException"] as const) {
    process.on(bug, (error: unknown) => {
      logger.fatal({ err: error }, `${bug}; stopping`);
      stop(1);
    });
  }
  return stop;
}

/** For whoever started it, who may not read the log. */
function say(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

main().catch((error: unknown) => {
  say(error);
  process.exitCode = 1;
});
