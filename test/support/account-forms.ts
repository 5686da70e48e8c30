// Somebody asks for a new account, or for the end of one, in its form, as people do.
import type { Actions } from "../../sandbox/slack/actions.ts";
import type { FieldInput } from "../../sandbox/slack/people/fill-fields.ts";
import type { Submitted } from "../../sandbox/slack/people/submit-modal.ts";

interface NewAccountWish {
  readonly name: string;
  /** Keys. */
  readonly firstPeople?: readonly string[];
}

export function asksForAccount(
  people: Actions,
  person: string,
  { name, firstPeople = [] }: NewAccountWish,
): Promise<Submitted> {
  return inForm(people, person, {
    command: `new ${name}`,
    fields: {
      ...(firstPeople.length === 0 ? {} : { "First people": [...firstPeople] }),
      "Why is it needed?": "a client of ours",
    },
  });
}

export function asksForItsEnd(people: Actions, person: string, slug: string): Promise<Submitted> {
  return inForm(people, person, {
    command: `close ${slug}`,
    fields: {
      "Why is it to be closed?": "the client has left",
      [`Type ${slug} to ask for its end`]: slug,
    },
  });
}

/** Where no form opens, or it is not taken: what the person sees instead. */
async function inForm(
  people: Actions,
  person: string,
  { command, fields }: { readonly command: string; readonly fields: FieldInput },
): Promise<Submitted> {
  const opened = await people.command(person, { text: command });
  if (opened.error !== undefined || !opened.modal) return opened;
  const filled = await people.fill(person, fields);
  return filled.error === undefined ? people.submit(person) : filled;
}
