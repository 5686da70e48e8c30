// Metrics of the process itself, read when they are asked for; those that every Node process has are named as everywhere.
import Counter from "prom-client/lib/counter.js";
import Gauge from "prom-client/lib/gauge.js";
import type Registry from "prom-client/lib/registry.js";
import type { EventLoopWatch } from "./event-loop.ts";

interface Body {
  readonly eventLoop: EventLoopWatch;
  readonly errors: () => number;
}

export function processMetrics(registry: Registry, { eventLoop, errors }: Body): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.set(read());
      },
    });
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      ...{ name, help, registers: [registry] },
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  counter("rolecall_errors_logged_total", "Lines of the log at error or above.", errors);
  counter("process_cpu_seconds_total", "Processor time that was used.", () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  const startedAt = Date.now() / 1000 - process.uptime();
  gauge("process_start_time_seconds", "When the process was started.", () => startedAt);
  gauge("process_resident_memory_bytes", "Memory that the process holds.", () =>
    process.memoryUsage.rss(),
  );
  gauge("nodejs_heap_size_used_bytes", "Memory that objects take.", () => {
    return process.memoryUsage().heapUsed;
  });
  gauge("nodejs_active_resources_total", "Sockets, timers and whatever else is open.", () => {
    return process.getActiveResourcesInfo().length;
  });
  loopDelay(registry, eventLoop);
}

function loopDelay(registry: Registry, eventLoop: EventLoopWatch): void {
  new Gauge({
    name: "rolecall_event_loop_delay_seconds",
    help: "How late the event loop was since the minute began: on average, at most, and all but one time in a hundred.",
    labelNames: ["statistic"],
    registers: [registry],
    collect() {
      const { mean, p99, most } = eventLoop.delay();
      this.set({ statistic: "mean" }, mean / 1000);
      this.set({ statistic: "p99" }, p99 / 1000);
      this.set({ statistic: "max" }, most / 1000);
    },
  });
}
