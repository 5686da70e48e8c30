// The sandbox's live feed: says that something changed, so that what is shown can be read anew.
import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";

/** Counts what changed since the page opened; whoever reads it is told of the next change. */
const changes = signal(0);

/** The same without the bot's own bookkeeping, which nobody sees in Slack. */
export const visibleChanges = signal(0);

/** False while the sandbox does not answer; the browser keeps trying by itself. */
export const connected = signal(true);

export function listen(): () => void {
  const feed = new EventSource("/live");
  let sandbox: string | undefined;
  feed.addEventListener("hello", ({ data }: MessageEvent<string>) => {
    // Another sandbox answers at this address now: what is shown here is of the one before.
    if (sandbox !== undefined && sandbox !== data) location.reload();
    sandbox = data;
  });
  feed.addEventListener("open", () => {
    connected.value = true;
    // What happened while the feed was broken was never told.
    count({ isVisible: true });
  });
  feed.addEventListener("change", ({ data }: MessageEvent<string>) => {
    count({ isVisible: data.split(" ").some((service) => service !== "dynamodb") });
  });
  feed.addEventListener("error", () => {
    connected.value = false;
  });
  return () => feed.close();
}

function count({ isVisible }: { isVisible: boolean }): void {
  changes.value += 1;
  if (isVisible) visibleChanges.value += 1;
}

/**
 * Reads now and after every change, never twice at a time; a change during a read means one more.
 * Answers with the way to stop.
 */
export function readOnChange(
  read: () => Promise<void>,
  counter: ReadonlySignal<number> = changes,
): () => void {
  const state: { reading: boolean; upTo: number } = { reading: false, upTo: -1 };
  const run = async () => {
    if (state.reading) return;
    state.reading = true;
    while (state.upTo < counter.peek()) {
      state.upTo = counter.peek();
      await read().catch(() => undefined);
    }
    state.reading = false;
  };
  const dispose = effect(() => {
    if (counter.value > state.upTo) untracked(() => void run());
  });
  return () => {
    state.upTo = Number.POSITIVE_INFINITY;
    dispose();
  };
}
