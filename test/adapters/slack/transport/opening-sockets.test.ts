// Opening sockets: one after the other, with words where Slack refuses, and with patience where it is only crowded.
import { howManyOpen, sockets, typed, untilOpen } from "./a-transport.ts";
import { aWorldOfSockets } from "./a-world-of-sockets.ts";

const { prepared, slack, socket, started } = aWorldOfSockets();

test("two sockets are opened with the app-level token, one after the other", async () => {
  const transport = await started();
  expect(slack().asked).toEqual(["Bearer xapp-1", "Bearer xapp-1"]);
  expect(slack().counts).toEqual([1, 2]);
  expect(sockets(transport).countedBySlack).toBe(2);
});

test("the start does not wait for the second socket", async () => {
  const transport = await prepared();
  slack().refusals.push({}, { status: 503 });
  await transport.start();
  expect(howManyOpen(transport)).toBe(1);
  await untilOpen(transport, 2);
});

test("a command is heard over each of them, and answered", async () => {
  const { heard } = await started();
  expect(await socket(0).deliver(typed("one"))).toEqual({ text: "heard one" });
  expect(await socket(1).deliver(typed("two"))).toEqual({ text: "heard two" });
  expect(heard).toEqual(["one", "two"]);
});

test.each([
  ["invalid_auth", "check SLACK_APP_TOKEN"],
  ["not_allowed_token_type", "xapp-…"],
  ["missing_scope", "connections:write"],
  ["something_new", "something_new"],
])("the start fails where Slack answers %s, and says what to do", async (error, words) => {
  slack().refusal = { error };
  const transport = await prepared();
  await expect(transport.start()).rejects.toMatchObject({
    retryable: false,
    message: expect.stringContaining(words) as string,
  });
});

test("the start fails where Socket Mode is switched off", async () => {
  slack().welcomes.push({ farewell: "link_disabled" });
  const transport = await prepared();
  await expect(transport.start()).rejects.toMatchObject({
    retryable: false,
    message: expect.stringContaining("Socket Mode is switched off") as string,
  });
});

test("where Slack cannot be reached the start fails with trouble that may pass, and can be made again", async () => {
  slack().refusals.push({ status: 500 });
  const transport = await prepared();
  await expect(transport.start()).rejects.toMatchObject({ retryable: true });
  await transport.start();
  await untilOpen(transport, 2);
});

test("a crowd is waited out", async () => {
  slack().refusals.push({ status: 409 }, { error: "too_many_websockets" });
  slack().welcomes.push({ farewell: "too_many_websockets" });
  const transport = await prepared();
  await transport.start();
  expect(slack().asked).toHaveLength(4);
});

test("Slack's own wait is kept", async () => {
  slack().refusals.push({ status: 429, headers: { "retry-after": "1" } });
  const transport = await prepared();
  const before = performance.now();
  await transport.start();
  expect(performance.now() - before).toBeGreaterThan(990);
});

test("an upgrade that is refused, and a socket that is closed before the greeting, are trouble that may pass", async () => {
  slack().welcomes.push("refuse the upgrade");
  const transport = await prepared();
  await expect(transport.start()).rejects.toMatchObject({ retryable: true });
  await transport.start();
  await untilOpen(transport, 2);
});
