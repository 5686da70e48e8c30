// The engine where nobody counts its steps, and nobody reads its log.
import type { StepMeter } from "../../src/ports/step-meter.ts";
import type { WorkerOptions } from "../../src/provisioning/worker.ts";

export const unmetered: StepMeter = () => undefined;

export const untrailed: WorkerOptions["onBehalfOf"] = (_ref, turn) => turn();
