// The process: reads its settings, composes, starts; stops cleanly on a signal, and loudly on a bug.
import { compose } from "./compose.ts";
import { readConfig } from "./config.ts";
import { createLogger } from "./logger.ts";

const STOP_WITHIN_MILLISECONDS = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  const rolecall = await compose(config, logger);

  const stop = (code: number) => {
    // Whatever hangs must not keep the process from ending; the due index finds what is left.
    setTimeout(() => process.exit(code || 1), STOP_WITHIN_MILLISECONDS).unref();
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
  // A promise nobody waits for has failed: a bug. What is in hand is finished, then the supervisor starts anew.
  process.once("unhandledRejection", (error) => {
    logger.fatal({ err: error }, "unhandled rejection; stopping");
    stop(1);
  });

  await rolecall.start();
  logger.info({ port: config.port }, "Rolecall listens");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
