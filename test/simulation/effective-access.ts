// Whether AWS would let somebody in, now or at a later moment, by what IAM holds now.
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import { userIn } from "../support/in-memory-iam-state.ts";
import type { Seat } from "./seats.ts";
import type { SimulatedWorld } from "./simulated-world.ts";

/** One statement about the access role, and from when until when it holds. */
export interface Rule {
  readonly effect: "Allow" | "Deny";
  readonly from: number;
  readonly until: number;
}

/** All that IAM holds about one seat. */
export interface SeatInIam {
  readonly isMember: boolean;
  readonly rules: readonly Rule[];
}

export function seatInIam({ iam }: SimulatedWorld, seat: Seat): SeatInIam {
  const { groups, policies } = userIn(iam.state, seat.iamUser);
  return {
    isMember: groups.has(seat.group),
    rules: [...policies.values()]
      .flatMap(rulesIn)
      .flatMap(({ about, rule }) => (about === seat.roleArn ? rule : [])),
  };
}

/** Nothing that IAM holds changes by itself, so what it says of a later moment is what happens if nobody does anything. */
export function mayAssume({ isMember, rules }: SeatInIam, at: number): boolean {
  const holding = rules.filter(({ from, until }) => from <= at && at < until);
  return (isMember || isSaid(holding, "Allow")) && !isSaid(holding, "Deny");
}

function isSaid(rules: readonly Rule[], effect: Rule["effect"]): boolean {
  return rules.some((rule) => rule.effect === effect);
}

interface Said {
  readonly about: unknown;
  readonly rule: Rule;
}

const known = new WeakMap<object, readonly Said[]>();

// A document in IAM is never changed, only replaced.
function rulesIn(document: object): readonly Said[] {
  const before = known.get(document);
  if (before) return before;
  const said = (document as PolicyDocument).Statement.map((statement) => ({
    about: statement["Resource"],
    rule: ruleFrom(statement),
  }));
  known.set(document, said);
  return said;
}

type Condition = Record<string, { readonly "aws:CurrentTime": string } | undefined>;

function ruleFrom(statement: PolicyDocument["Statement"][number]): Rule {
  const condition = (statement["Condition"] ?? {}) as Condition;
  const moment = (comparison: string, otherwise: number) => {
    const said = condition[comparison]?.["aws:CurrentTime"];
    return said === undefined ? otherwise : Date.parse(said);
  };
  return {
    effect: statement["Effect"] === "Deny" ? "Deny" : "Allow",
    from: moment("DateGreaterThanEquals", -Infinity),
    until: moment("DateLessThan", Infinity),
  };
}
