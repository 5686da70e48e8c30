// Names in a form that are proposed from what is typed, and follow it for as long as nobody changes them.
import { clipped } from "./mrkdwn.ts";

export interface Proposed<Field extends string> {
  /** The name that the last proposals were made for. */
  readonly proposedFor: string;
  readonly names: Readonly<Record<Field, string>>;
  /** How often something else was proposed, by then and for each field: Slack keeps what stands in a field of the same number. */
  readonly turn: number;
  readonly turns: Readonly<Record<Field, number>>;
}

export interface Proposals<Field extends string> {
  readonly name: string;
  /** What may have been proposed before: a field that holds something else was changed by hand. */
  readonly before: readonly Readonly<Record<Field, string>>[];
  readonly fresh: Readonly<Record<Field, string>>;
}

/** The draft with what is proposed in every field that still holds what was proposed before. */
export function follow<Field extends string, Draft extends Proposed<Field>>(
  draft: Draft,
  { name, before, fresh }: Proposals<Field>,
): Draft {
  const turn = draft.turn + 1;
  const names: Record<Field, string> = { ...draft.names };
  const turns: Record<Field, number> = { ...draft.turns };
  for (const field of Object.keys(fresh) as Field[]) {
    const isUntouched = before.some((one) => one[field] === names[field]);
    if (!isUntouched || fresh[field] === names[field]) continue;
    names[field] = fresh[field];
    turns[field] = turn;
  }
  return { ...draft, proposedFor: name, names, turn, turns };
}

const NAME_MOST = 200;

/** What the private metadata of the form holds: how often something else was proposed, and for which name the last time. */
export function proposalMetadata({ turn, proposedFor }: Proposed<string>): string {
  return `${turn}|${clipped(proposedFor, NAME_MOST)}`;
}

/** The name as it is shown where it is typed. */
export function typedAs({ proposedFor }: Proposed<string>): string {
  return clipped(proposedFor, NAME_MOST);
}

export function readMetadata(metadata: string): Pick<Proposed<string>, "turn" | "proposedFor"> {
  const [turn = "", ...proposedFor] = metadata.split("|");
  return { turn: numberAtEnd(turn), proposedFor: proposedFor.join("|") };
}

/** 0 where there is none. */
export function numberAtEnd(text: string | undefined): number {
  return Number(/\d{1,6}$/.exec(text ?? "")?.[0] ?? 0);
}
