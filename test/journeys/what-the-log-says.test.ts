// The log at its most talkative: what is found in it by a request's name, and what is never in it.
import { onTheSandbox } from "./on-the-sandbox.ts";
import { agencyWithColleagues } from "./colleagues.ts";

const REASON = "the quarrel with the landlord";

const told = new Set<string>();

describe.each(["http", "socket"] as const)("over %s", (transport) => {
  const town = onTheSandbox(agencyWithColleagues(), { LOG_LEVEL: "trace" }, { transport });

  /** Only the latest lines are kept, so they are read as they come. */
  const reads = () => {
    for (const line of town.sandbox().bots.log(0)) told.add(line);
    return [...told];
  };

  test("people ask, decide, are refused, and fill in forms: neither a secret nor what they wrote is in the log", async () => {
    const ref = await town.asks("emil", `client-a admin ${REASON}`);
    reads();
    await town.clicks("bob", await town.card(ref), "Approve");
    await town.rests(ref, "active");
    reads();
    await town.types("freya", "client-c");
    await town.sends("freya", { "Why do you need it?": REASON });
    const other = await town.asks("greta", `client-b admin ${REASON}`);
    await town.types("bob", `deny ${other} ${REASON}`);
    await town.rests(other, "denied");

    const lines = reads();
    expect(lines.length).toBeGreaterThan(50);
    const all = lines.join("\n");
    expect(all).not.toContain(REASON);
    expect(all).not.toMatch(/xoxb-|xapp-|sandbox-signing-secret|sandbox-secret-access-key/);
    expect(all).not.toMatch(/"response_url"|hooks\.slack|\/respond\//);
    expect(all).not.toMatch(/[\w.]+@northwind\.example/);
  });

  test("each call of a turn is found by the request it was made for, and by the click that began it", async () => {
    const ref = await town.isLetIn("hugo", "client-a admin fix the DNS");
    const lines = reads()
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const ofRequest = lines.filter(({ request }) => request === ref);
    expect(ofRequest.map(({ method }) => method)).toEqual(
      expect.arrayContaining(["AddUserToGroup", "PutItem", "chat.postMessage", "chat.update"]),
    );
    const { interaction } = ofRequest.find(({ method }) => method === "AddUserToGroup") ?? {};
    expect(interaction).toEqual(expect.any(String));
  });
});
