// What a process remembers of requests, and what it lets go.
import { requestMemory } from "../../../src/adapters/dynamodb/request-memory.ts";
import type { AccessRequest } from "../../../src/domain/request.ts";
import { aPendingRequest } from "../../support/a-request.ts";

const asked = aPendingRequest();
const of = (subject: string, number = 1, version = 1): AccessRequest => ({
  ...asked,
  key: { subject, number },
  version,
});

it("forgets what was not used for longest", () => {
  const memory = requestMemory(2);
  memory.remember(of("one"));
  memory.remember(of("two"));
  memory.recallLatest("one");
  memory.remember(of("three"));
  expect(memory.recallLatest("one")).toBeDefined();
  expect(memory.recallLatest("two")).toBeUndefined();
  expect(memory.recallLatest("three")).toBeDefined();
});

it("keeps what it knows when an older answer arrives late", () => {
  const memory = requestMemory(2);
  memory.remember(of("one", 2, 5));
  memory.remember(of("one", 2, 4));
  memory.remember(of("one", 1, 9));
  expect(memory.recallLatest("one")).toEqual(of("one", 2, 5));
  memory.remember(of("one", 3, 1));
  expect(memory.recallLatest("one")).toEqual(of("one", 3, 1));
});

it("recalls a request only by its own number", () => {
  const memory = requestMemory(2);
  memory.remember(of("one", 2));
  expect(memory.recall({ subject: "one", number: 2 })).toEqual(of("one", 2));
  expect(memory.recall({ subject: "one", number: 1 })).toBeUndefined();
});

it("forgets what it is told to", () => {
  const memory = requestMemory(2);
  memory.remember(of("one"));
  memory.forget("one");
  expect(memory.recallLatest("one")).toBeUndefined();
});
