// Compares what the sandbox and iam-simulate answer, case by case, and counts the verdicts.
import type { Verdict } from "./simulated-iam.ts";

/** A decision of the sandbox: of `mayAssume`, of `decideAct`. */
interface Decided {
  readonly allowed: boolean;
  readonly because: string;
  readonly statement?: { readonly effect: "Allow" | "Deny" };
}

export interface Answers {
  readonly sandbox: Decided;
  readonly simulated: Verdict;
  readonly denies?: boolean;
}

export function verdictOf({ allowed, statement }: Decided): Verdict {
  if (allowed) return "Allowed";
  return statement?.effect === "Deny" ? "ExplicitlyDenied" : "ImplicitlyDenied";
}

export function startComparison() {
  const counts: Record<Verdict, number> = { Allowed: 0, ExplicitlyDenied: 0, ImplicitlyDenied: 0 };
  return {
    /** Fails where they differ, even where both refuse: a Deny must be one for both, if `denies` are compared. */
    compare({ sandbox, simulated, denies = true }: Answers): void {
      counts[simulated] += 1;
      const own = verdictOf(sandbox);
      const agree = denies ? own === simulated : sandbox.allowed === (simulated === "Allowed");
      if (!agree)
        throw new Error(`the sandbox: ${own}, "${sandbox.because}"; iam-simulate: ${simulated}`);
    },
    /** Agreement on cases that all end alike would say little. */
    expectAllVerdicts(): void {
      const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
      for (const [verdict, count] of Object.entries(counts))
        expect({ verdict, share: count / all > 0.15 }).toEqual({ verdict, share: true });
    },
  };
}
