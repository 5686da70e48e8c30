// A message as tests that look at all of them speak of it: by a name of its own.
import type { Shown } from "../../../src/adapters/slack/views/shown.ts";

export interface NamedMessage extends Shown {
  readonly name: string;
}
