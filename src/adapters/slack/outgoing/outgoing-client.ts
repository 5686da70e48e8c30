// A Web API client every call of which goes the way that it is given.
import { WebClient } from "@slack/web-api";
import type { WebAPICallResult, WebClientOptions } from "@slack/web-api";

export type Content = Record<string, unknown>;

export interface OutgoingCall {
  readonly method: string;
  readonly content: Content;
  /** The call itself; `content` where it is another by now. */
  readonly send: (content?: Content) => Promise<WebAPICallResult>;
}

/** Sends a call, or fails without having sent it. */
export type Way = (call: OutgoingCall) => Promise<WebAPICallResult>;

export class OutgoingClient extends WebClient {
  readonly #way: Way;

  constructor(token: string, { way, ...options }: WebClientOptions & { readonly way: Way }) {
    super(token, options);
    this.#way = way;
  }

  // Every method of the client (`chat.postMessage` and the rest) is this one, bound to a name.
  override apiCall(method: string, content: Content = {}): Promise<WebAPICallResult> {
    const send = (changed = content) => super.apiCall(method, changed);
    return this.#way({ method, content, send });
  }
}
