// What a socket is told before it is closed.

/** The part of Slack at this end of every socket. */
export const HOST = "applink-1";

export type Farewell = "warning" | "refresh_requested" | "link_disabled" | "too_many_websockets";

export function farewell(reason: Farewell) {
  return { type: "disconnect", reason, debug_info: { host: HOST } };
}
