// What people can do in the sandbox Slack, one verb each.
import type { SlackWorld } from "./slack-world.ts";
import { type Click, clickButton } from "./people/click-button.ts";
import { closeModal } from "./people/close-modal.ts";
import type { Where } from "./people/click-place.ts";
import { type FieldInput, fillFields } from "./people/fill-fields.ts";
import { type OpenedHome, openHome } from "./people/open-home.ts";
import { sees, type Sight } from "./people/sees.ts";
import { type Submitted, submitModal } from "./people/submit-modal.ts";
import { type Query, type Suggested, suggestOptions } from "./people/suggest-options.ts";
import type { Told } from "./people/told.ts";
import { type TypedCommand, typeCommand } from "./people/type-command.ts";

/** `person` is a key ("alice") or a user id. Each settles when the bot has acked, or three seconds have passed. */
export interface Actions {
  command(person: string, typed: TypedCommand): Promise<Told>;
  click(person: string, click: Click): Promise<Told>;
  openHome(person: string): Promise<OpenedHome>;
  /** In the modal on top, or where it is said. */
  fill(person: string, input: FieldInput, where?: Where): Promise<Told>;
  suggest(person: string, query: Query): Promise<Suggested>;
  submit(person: string): Promise<Submitted>;
  close(person: string): Promise<Told>;
  sees(person: string): Sight;
}

export function actionsIn(world: SlackWorld): Actions {
  return {
    command: (person, typed) => typeCommand(person, typed, world),
    click: (person, click) => clickButton(person, click, world),
    openHome: (person) => openHome(person, world),
    fill: (person, input, where = "modal") => fillFields(person, { input, where }, world),
    suggest: (person, query) => suggestOptions(person, query, world),
    submit: (person) => submitModal(person, world),
    close: (person) => closeModal(person, world),
    sees: (person) => sees(person, world),
  };
}
