// What no stage may be, refused before anything is synthesized.
import type { Stage } from "./stages.ts";

/** Slack gives an app ten; two are left for what a dead process has not given back yet. */
const MOST_SOCKETS = 8;
const SOCKETS_A_PROCESS = 2;
/** While it is deployed, every process stands beside the one that follows it. */
export const MOST_PERCENT_RUNNING = 200;

/** Throws with every fault. */
export function checkStage(name: string, stage: Stage): void {
  const faults = [...tooManySockets(stage), ...wrongPlaces(stage)];
  if (faults.length === 0) return;
  throw new Error(`The stage ${name} in infra/stages.ts:\n  ${faults.join("\n  ")}`);
}

function tooManySockets({ transport, size }: Stage): string[] {
  if (transport.kind !== "socket") return [];
  const processes = Math.floor((size.replicas * MOST_PERCENT_RUNNING) / 100);
  const sockets = processes * SOCKETS_A_PROCESS;
  if (sockets <= MOST_SOCKETS) return [];
  return [
    `${size.replicas} replicas have ${sockets} sockets during a deployment, and Slack stays reliable with ${MOST_SOCKETS} at most. Take fewer replicas, or the transport http.`,
  ];
}

/** ECS hands over a secret, and a load balancer shows a certificate, of its own account only. */
function wrongPlaces({ runsIn: account, region, slack, transport }: Stage): string[] {
  const home = `:${region}:${account}:`;
  const secret = /:secret:.+-[A-Za-z0-9]{6}$/.test(slack.secret) && slack.secret.includes(home);
  const certificate = transport.kind === "socket" || transport.certificate.includes(home);
  return [
    ...(secret
      ? []
      : [
          `slack.secret must be the whole ARN of a secret of ${account} in ${region}, with the six characters at its end.`,
        ]),
    ...(certificate
      ? []
      : [`transport.certificate must be the ARN of a certificate of ${account} in ${region}.`]),
  ];
}
