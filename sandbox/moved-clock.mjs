// Loaded into a bot's process before the bot itself: its Date shows the sandbox's time, its timers run in real time.
import process from "node:process";

const RealDate = Date;
const realNow = RealDate.now;
/** Told at the start, then over IPC each time the sandbox's clock is moved. */
let ahead = Number(process.env.SANDBOX_CLOCK_AHEAD ?? 0);

const now = () => realNow() + ahead;

const MovedDate = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new RealDate(now()).toString(),
});
RealDate.now = now;
RealDate.prototype.constructor = MovedDate;
globalThis.Date = MovedDate;

process.on("message", (told) => {
  if (typeof told?.ahead !== "number") return;
  ahead = told.ahead;
  process.send({ ahead });
});
// The channel alone keeps no bot alive that is done.
process.channel?.unref();
