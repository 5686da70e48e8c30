// The place of blocks in the gallery: names are known, fields hold what they were given, nothing is sent.
import type { Directory } from "../../control/directory.ts";
import type { Form, Stage } from "../blocks/stage.ts";
import { addressFor } from "../slack/links.ts";

const form: Form = {
  held: ({ element: { type, initial_option, initial_value, initial_options } }) => ({
    type,
    ...(initial_value === undefined ? {} : { value: initial_value }),
    ...(initial_option ? { selected_option: initial_option } : {}),
    ...(initial_options ? { selected_options: initial_options } : {}),
  }),
  error: () => undefined,
  write: () => undefined,
  choose: () => undefined,
  suggest: () => Promise.resolve({ options: [] }),
};

export function stillStage({ people, channels, groups, tryThis }: Directory): Stage {
  const asker = tryThis?.asker ?? people[0]?.key ?? "";
  return {
    reader: {
      personName: (id) => people.find((person) => person.id === id)?.name,
      channelName: (id) => channels.find((channel) => channel.id === id)?.name,
      groupHandle: (id) => groups.find((group) => group.id === id)?.handle,
      timeZone: "UTC",
      now: Date.now(),
    },
    address: (url) => addressFor(url, asker),
    press: () => Promise.resolve(),
    form,
  };
}
