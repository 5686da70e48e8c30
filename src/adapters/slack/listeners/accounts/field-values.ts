// What a field of a form about accounts holds, found by the field alone: its block may be of another number each time.
import type { ViewOutput } from "@slack/bolt";

type Held = ViewOutput["state"]["values"][string][string];

/** The block in which the field stands; undefined where the form has none. */
export function blockWith({ state }: ViewOutput, actionId: string): string | undefined {
  return Object.keys(state.values).find((blockId) => actionId in (state.values[blockId] ?? {}));
}

export function typedIn(view: ViewOutput, actionId: string): string {
  return heldIn(view, actionId)?.value ?? "";
}

export function pickedIn(view: ViewOutput, actionId: string): string | undefined {
  return heldIn(view, actionId)?.selected_option?.value;
}

export function tickedIn(view: ViewOutput, actionId: string): readonly string[] {
  return (heldIn(view, actionId)?.selected_options ?? []).map(({ value }) => value);
}

/** Slack user ids. */
export function peopleIn(view: ViewOutput, actionId: string): readonly string[] {
  return heldIn(view, actionId)?.selected_users ?? [];
}

function heldIn(view: ViewOutput, actionId: string): Held | undefined {
  return view.state.values[blockWith(view, actionId) ?? ""]?.[actionId];
}
