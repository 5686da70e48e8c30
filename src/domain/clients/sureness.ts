// How sure it is that something holds, where some of what it hangs on is not known here.

/** `sometimes`: it hangs on what is not known here, such as an address. `unclear`: we cannot read what it says. */
export type Sureness = "no" | "unclear" | "sometimes" | "yes";

const FROM_NO_TO_YES: readonly Sureness[] = ["no", "unclear", "sometimes", "yes"];

export function sure(holds: boolean): Sureness {
  return holds ? "yes" : "no";
}

/** As the least sure of them. */
export function allOf(parts: readonly Sureness[]): Sureness {
  return FROM_NO_TO_YES.find((sureness) => parts.includes(sureness)) ?? "yes";
}

/** As the surest of them. */
export function anyOf(parts: readonly Sureness[]): Sureness {
  return FROM_NO_TO_YES.findLast((sureness) => parts.includes(sureness)) ?? "no";
}

export function not(sureness: Sureness): Sureness {
  if (sureness === "yes") return "no";
  return sureness === "no" ? "yes" : sureness;
}
