// Metrics of how Slack reaches this process, read when they are asked for.
import Gauge from "prom-client/lib/gauge.js";
import type Registry from "prom-client/lib/registry.js";
import type { SlackLink } from "../../ports/slack-link.ts";
import { isReached, secondsOfSilence } from "./slack-silence.ts";

interface Ear {
  readonly link: () => SlackLink;
  readonly now: () => number;
  readonly startedAt: number;
}

export function slackMetrics(registry: Registry, { link, now, startedAt }: Ear): void {
  /** Undefined where there is nothing to say. */
  const gauge = (name: string, help: string, read: () => number | undefined) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        const value = read();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  const overSockets = () => {
    const stands = link();
    return stands.transport === "socket" ? stands : undefined;
  };
  gauge("rolecall_slack_reached", "1 while Slack reaches this process, else 0.", () =>
    Number(isReached(link(), now())),
  );
  gauge(
    "rolecall_slack_silence_seconds",
    "For how long nothing came on the open socket that was not heard for longest; 0 over HTTP.",
    () => secondsOfSilence(link(), { now: now(), startedAt }),
  );
  gauge(
    "rolecall_slack_open_sockets",
    "Sockets that are open; Socket Mode only.",
    () => overSockets()?.sockets.filter(({ isOpen }) => isOpen).length,
  );
  gauge(
    "rolecall_slack_counted_connections",
    "Connections of the app over all processes, as Slack counted them last; Socket Mode only.",
    () => overSockets()?.countedBySlack ?? undefined,
  );
}
