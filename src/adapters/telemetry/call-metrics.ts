// Metrics of what this process does: calls to Slack and AWS, and the steps of plans.
import Counter from "prom-client/lib/counter.js";
import Histogram from "prom-client/lib/histogram.js";
import type Registry from "prom-client/lib/registry.js";
import type { CallMeter } from "../../ports/call-meter.ts";
import type { StepMeter } from "../../ports/step-meter.ts";

/** In seconds: three are what Slack waits for an answer. */
const DURATIONS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 30];

export interface CallMetrics {
  readonly callEnded: CallMeter;
  readonly stepEnded: StepMeter;
}

export function callMetrics(registry: Registry): CallMetrics {
  const calls = metricsOfCalls(registry);
  const steps = metricsOfSteps(registry);
  return {
    callEnded: ({ service, method, outcome, milliseconds, attempts = 1 }) => {
      calls.ended.inc({ service, method, outcome });
      calls.took.observe({ service, method }, milliseconds / 1000);
      if (attempts > 1) calls.retried.inc({ service, method }, attempts - 1);
    },
    stepEnded: ({ step, outcome, milliseconds }) => {
      steps.ended.inc({ step, outcome });
      steps.took.observe({ step }, milliseconds / 1000);
    },
  };
}

function metricsOfCalls(registry: Registry) {
  const registers = [registry];
  return {
    ended: new Counter({
      name: "rolecall_calls_total",
      help: "Calls to Slack and AWS, by how they ended after all tries.",
      labelNames: ["service", "method", "outcome"],
      registers,
    }),
    retried: new Counter({
      name: "rolecall_call_retries_total",
      help: "How often AWS was asked again within a call, for a fault, a throttle or no answer.",
      labelNames: ["service", "method"],
      registers,
    }),
    took: new Histogram({
      name: "rolecall_call_duration_seconds",
      help: "From the first try of a call to its last answer.",
      labelNames: ["service", "method"],
      buckets: DURATIONS,
      registers,
    }),
  };
}

function metricsOfSteps(registry: Registry) {
  const registers = [registry];
  return {
    ended: new Counter({
      name: "rolecall_steps_total",
      help: "Attempts at steps of plans, by how they ended; those to be retried are the retries.",
      labelNames: ["step", "outcome"],
      registers,
    }),
    took: new Histogram({
      name: "rolecall_step_duration_seconds",
      help: "How long one attempt at a step of a plan took.",
      labelNames: ["step"],
      buckets: DURATIONS,
      registers,
    }),
  };
}
