// What Slack says about a socket on the socket itself: its greeting, and its reasons to end it.

/** Why a socket is to be left, in our words. */
export type Farewell =
  /** Slack recycles what is behind it; it may be used until then. */
  | "refresh"
  /** The app has as many as it may have. */
  | "crowded"
  /** Socket Mode is switched off in the app's settings. */
  | "switched off";

export type Frame =
  | { readonly kind: "greeting"; readonly counted: number | null }
  | { readonly kind: "farewell"; readonly why: Farewell }
  | { readonly kind: "delivery" }
  | { readonly kind: "nonsense" };

const FAREWELLS: Readonly<Record<string, Farewell>> = {
  too_many_websockets: "crowded",
  link_disabled: "switched off",
};

export function frameIn(data: unknown): Frame {
  const said = objectIn(data);
  switch (said?.["type"]) {
    case undefined:
      return { kind: "nonsense" };
    case "hello":
      return { kind: "greeting", counted: countIn(said["num_connections"]) };
    case "disconnect":
      // `warning`, `refresh_requested`, and whatever else is a reason to connect anew.
      return { kind: "farewell", why: FAREWELLS[String(said["reason"])] ?? "refresh" };
    default:
      return { kind: "delivery" };
  }
}

function countIn(count: unknown): number | null {
  return typeof count === "number" ? count : null;
}

function objectIn(data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const said: unknown = JSON.parse(data);
    return typeof said === "object" && said !== null ? { ...said } : undefined;
  } catch {
    return undefined;
  }
}
