// What a message about an ordinary request says, and which buttons it offers.
import { messageFor } from "../../../src/adapters/slack/message-for-slot.ts";
import type { AccessRequest, Slot } from "../../../src/domain/request.ts";
import { ordinaryRequests } from "./every-request.ts";
import { known } from "./every-view.ts";

export const requests = ordinaryRequests();

export function read(slot: Slot, state: string, request: AccessRequest = theOne(state)) {
  const { text, blocks } = messageFor(slot, request, known);
  const labels = blocks.flatMap((block) =>
    block.type === "actions"
      ? block.elements.map((element) => (element.type === "button" ? element.text.text : ""))
      : [],
  );
  return { text, labels, blocks };
}

export function theOne(state: string): AccessRequest {
  const request = requests[state];
  if (!request) throw new Error(`no request is ${state}`);
  return request;
}
