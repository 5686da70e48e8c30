import type { Effect } from "../../../sandbox/faults.ts";
import { type Agency, callApi, startAgency } from "./agency-workspace.ts";

describe("a fault in front of the Web API", () => {
  let slack: Agency;
  beforeEach(async () => {
    slack = await startAgency();
  });
  afterEach(() => slack.stop());

  const post = () => callApi(slack, "chat.postMessage", { channel: "C0ACCESS", text: "hi" });
  const posts = () => slack.people.sees("bob").channels[0]?.messages.length;
  const put = (effect: Effect, more: { milliseconds?: number; error?: string } = {}) =>
    slack.faults.add({ service: "slack", action: "chat.postMessage", effect, ...more });

  it("that fails posts nothing", async () => {
    put("fail", { error: "service_unavailable" });
    expect(await post()).toEqual({ ok: false, error: "service_unavailable" });
    expect(posts()).toBe(0);
    expect(await post()).toMatchObject({ ok: true });
  });

  it("that fails afterwards has posted all the same", async () => {
    put("fail-after");
    expect(await post()).toEqual({ ok: false, error: "internal_error" });
    expect(posts()).toBe(1);
  });

  it("that throttles says when to come back", async () => {
    put("throttle");
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: "POST" });
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("1");
  });

  it("that loses the answer has posted all the same", async () => {
    put("lose-answer");
    await expect(post()).rejects.toThrow("fetch failed");
    expect(posts()).toBe(1);
    expect(slack.recorded("chat.postMessage")).toMatchObject([{ outcome: "no-answer" }]);
  });

  it("that hangs neither answers nor posts", async () => {
    put("hang");
    const call = fetch(`${slack.apiUrl}chat.postMessage`, {
      method: "POST",
      signal: AbortSignal.timeout(50),
    });
    await expect(call).rejects.toThrow("timeout");
    expect(posts()).toBe(0);
  });

  it("that delays posts later", async () => {
    put("delay", { milliseconds: 20 });
    expect(await post()).toMatchObject({ ok: true });
  });

  it.each([
    ["kill-before", 0],
    ["kill-after", 1],
  ] as const)("that does %s kills the bot, with %d messages posted", async (effect, posted) => {
    put(effect);
    await expect(post()).rejects.toThrow("fetch failed");
    expect(posts()).toBe(posted);
    expect(slack.killed).toEqual([undefined]);
  });
});
