// Message timestamps: "seconds.micros", never the same twice, never going back.

export function startMessageClock(now: () => number = Date.now): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now() * 1000);
    const micros = String(last % 1_000_000).padStart(6, "0");
    return `${Math.floor(last / 1_000_000)}.${micros}`;
  };
}
