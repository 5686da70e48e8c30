// How access changes while it lasts: warned of its end, and longer than it was.
import type { Event } from "./event.ts";
import { looksFrom } from "./grant.ts";
import type { DecidedExtension, Granted } from "./grant.ts";
import type { State } from "./request.ts";

type Active = Extract<State, { name: "active" }>;
type Extending = Extract<State, { name: "extending" }>;

/** The state as it was where the event is not about a grant that lasts. */
export function afterGrantEvent(state: State, event: Event): State {
  if (event.what === "door-shut" || event.what === "door-opened") return afterDoor(state, event);
  if (state.name === "active") return whileActive(state, event);
  return state.name === "extending" ? whileExtending(state, event) : state;
}

type AboutDoor = Extract<Event, { what: "door-shut" | "door-opened" }>;

function afterDoor(state: State, event: AboutDoor): State {
  if (state.name !== "active" && state.name !== "extending") return state;
  const { shut: _before, ...grant } = state.grant;
  return { ...state, grant: event.what === "door-shut" ? { ...grant, shut: event.shut } : grant };
}

function whileActive(state: Active, event: Event): State {
  const { grant } = state;
  switch (event.what) {
    case "warned":
      return { ...state, grant: { ...grant, isWarned: true } };
    case "extension-asked":
      return { ...state, extension: event.extension };
    case "extension-said-yes": {
      const { extension } = state;
      if (!extension) return state;
      return { ...state, extension: { ...extension, yeses: [...extension.yeses, event.yes] } };
    }
    case "extension-denied":
      return decided(state, { outcome: "denied", by: event.by, at: event.at, why: event.reason });
    case "extension-withdrawn":
      return decided(state, { outcome: "withdrawn", by: event.by, at: event.at });
    case "extension-approved": {
      const { approval, endsAt, plan } = event;
      const { extension } = state;
      if (!extension) return state;
      return { name: "extending", grant, extension, approval, endsAt, work: { plan, journal: [] } };
    }
    case "looked-again":
      return { ...state, grant: { ...grant, looks: grant.looks.filter((at) => at > event.since) } };
    case "mend-ordered":
      return { ...state, grant: looking(grant, looksFrom(event.at)) };
    case "late-call":
      return event.lookAgain ? { ...state, grant: looking(grant, looksFrom(event.at)) } : state;
    default:
      return state;
  }
}

function looking(grant: Granted, wanted: readonly number[]): Granted {
  const looks = [...new Set([...grant.looks, ...wanted])].sort((one, other) => one - other);
  return { ...grant, looks };
}

type Outcome = Pick<DecidedExtension, "outcome" | "by" | "at" | "why">;

function decided({ name, grant, extension }: Active, outcome: Outcome): Active {
  if (!extension) return { name, grant };
  return { name, grant: { ...grant, lastExtension: { ...extension, ...outcome } } };
}

function whileExtending(state: Extending, event: Event): State {
  const { grant, extension, approval, endsAt } = state;
  const { by } = approval;
  switch (event.what) {
    case "extended": {
      const said = by ? { by } : {};
      const lastExtension = { ...extension, outcome: "extended" as const, ...said, at: event.at };
      const longer = { ...grant, endsAt, isWarned: false, lastExtension };
      return { name: "active", grant: looking(longer, event.looks) };
    }
    case "extension-failed": {
      const { at, cause: why } = event;
      const lastExtension = { ...extension, outcome: "failed" as const, at, why };
      // The later end may have been written all the same, so the old one is made sure of.
      return { name: "active", grant: looking({ ...grant, lastExtension }, looksFrom(at)) };
    }
    case "late-call":
      return event.lookAgain ? { ...state, grant: looking(grant, looksFrom(event.at)) } : state;
    default:
      return state;
  }
}
