// Where a story plays: the sandbox it runs on, and the bot's own records.
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";

/** Handed out only while the sandbox runs. */
export interface Place {
  readonly sandbox: Sandbox;
  readonly store: RequestStore;
}
