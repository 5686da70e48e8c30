// What happens when AWS fails: when it is tried again, and when it is given up.
import type { Command } from "../../src/domain/command.ts";
import { dueAt, nextFor } from "../../src/domain/progress.ts";
import { MOST_GRANT_ATTEMPTS, retryDelay } from "../../src/domain/retry-schedule.ts";
import { after, aPendingRequest, commands, shown } from "../support/a-request.ts";

const trouble = (times: number): Command[] =>
  Array.from({ length: times }, () => commands.getDelayed);

describe("when AWS fails for a while", () => {
  const delayed = after(aPendingRequest(), commands.approve, ...trouble(2));

  it("the next try waits longer each time, up to five minutes", () => {
    const delays = [1, 2, 3, 7, 8, 50].map((attempts) => retryDelay(attempts) / 1000);
    expect(delays).toEqual([1, 2, 5, 120, 300, 300]);
  });

  it("the request is due when the next try is", () => {
    expect(delayed.retry?.attempts).toBe(2);
    const at = delayed.retry?.at ?? 0;
    const told = shown(delayed);
    expect(dueAt(told, at - 1)).toBe(at);
    expect([nextFor(told, at - 1), nextFor(told, at)]).toEqual(["rest", "run"]);
  });

  it("repeats are counted in the history, not listed", () => {
    expect(delayed.history.entries.at(-1)).toMatchObject({ what: "delayed", times: 2 });
  });

  it("granting gets stuck at last, and says at which step and why", () => {
    const stuck = after(aPendingRequest(), commands.approve, ...trouble(MOST_GRANT_ATTEMPTS));
    expect(stuck.state).toMatchObject({ name: "stuck", step: "join-group" });
  });

  it("an end is never given up", () => {
    const { approve, grant, giveBack } = commands;
    const ending = after(aPendingRequest(), approve, grant, giveBack, ...trouble(40));
    expect(ending.state.name).toBe("ending");
    expect(ending.retry?.attempts).toBe(40);
  });

  it("a retry begins with a clean count", () => {
    const stuck = after(aPendingRequest(), commands.approve, commands.getStuck);
    expect(after(stuck, commands.retry)).toMatchObject({ state: { name: "working" }, retry: null });
  });
});
