// How work under way changes a request: granted, delayed, stuck, ended, cleared away.
import type { Event } from "./event.ts";
import type { State, Work } from "./request.ts";

type Working = Extract<State, { name: "working" }>;
type Ending = Extract<State, { name: "ending" }>;
type Ended = Extract<State, { name: "ended" }>;

/** The state as it was where the event is not about work in hand. */
export function afterWork(state: State, event: Event): State {
  switch (state.name) {
    case "working":
      return afterGrantWork(state, event);
    case "extending":
      return event.what === "delayed" ? { ...state, work: troubled(state.work, event) } : state;
    case "ending":
      return afterEndWork(state, event);
    case "ended":
      return afterClearing(state, event);
    case "stuck":
      return event.what === "retried"
        ? { name: "working", approval: state.approval, work: calm(state.work) }
        : state;
    default:
      return state;
  }
}

function afterGrantWork(state: Working, event: Event): State {
  const { approval, work } = state;
  switch (event.what) {
    case "granted": {
      const { at: since, journal, endsAt, looks } = event;
      const grant = { approval, since, endsAt, journal, isWarned: false, looks };
      return { name: "active", grant };
    }
    case "delayed":
      return { ...state, work: troubled(work, event) };
    case "got-stuck": {
      const { at, step, cause } = event;
      return { name: "stuck", approval, work: troubled(work, event), at, step, cause };
    }
    default:
      return state;
  }
}

function afterEndWork(state: Ending, event: Event): State {
  const { end, clearings, work } = state;
  const due = (planned: typeof clearings) =>
    planned.map(({ after, plan }) => ({ at: event.at + after, plan }));
  switch (event.what) {
    case "ended":
      return {
        name: "ended",
        end,
        at: event.at,
        journal: event.journal,
        clearings: due(clearings),
      };
    case "delayed":
      return { ...state, work: troubled(work, event) };
    default:
      return state;
  }
}

function afterClearing(state: Ended, event: Event): State {
  return event.what === "cleared" ? { ...state, clearings: state.clearings.slice(1) } : state;
}

function troubled(work: Work, event: Extract<Event, { what: "delayed" | "got-stuck" }>): Work {
  return { ...work, journal: event.journal, trouble: { step: event.step, cause: event.cause } };
}

function calm(work: Work): Work {
  return { plan: work.plan, journal: work.journal };
}
