// Whatever a view shows for people to use has somebody who answers it, and nobody waits for what no view shows.
import { ACTIONS, CALLBACKS, FIELDS } from "../../../src/adapters/slack/ids.ts";
import {
  CLICK_HANDLERS,
  ONLY_ACKNOWLEDGED,
} from "../../../src/adapters/slack/listeners/actions.ts";
import { SUGGESTED } from "../../../src/adapters/slack/listeners/options.ts";
import { SUBMISSION_HANDLERS } from "../../../src/adapters/slack/listeners/view-submissions.ts";
import { driftMessages } from "./every-drift.ts";
import { ordinaryAccounts } from "./every-account.ts";
import { viewsAboutAccounts } from "./every-account-view.ts";
import { actionIdsIn, answersAbout, messagesAbout, viewsAbout } from "./every-view.ts";
import { ordinaryRequests } from "./every-request.ts";

const requests = ordinaryRequests();
const accounts = ordinaryAccounts();
const messages = [
  ...messagesAbout({ ...requests, ...accounts }),
  ...answersAbout(requests),
  ...driftMessages(),
];
const views = [...viewsAbout(Object.values(requests)), ...viewsAboutAccounts(accounts)].map(
  ({ view }) => view,
);
const unique = (ids: readonly string[]) => [...new Set(ids)].sort();

test("every action of every view is handled, and every handled action is in some view", () => {
  const shown = [...messages, ...views].flatMap(({ blocks }) => actionIdsIn(blocks));
  const fields: readonly string[] = Object.values(FIELDS);
  const handled = [...CLICK_HANDLERS.keys(), ...ONLY_ACKNOWLEDGED];
  expect(unique(shown.filter((id) => !fields.includes(id)))).toEqual(unique(handled));
  expect(unique(handled)).toEqual(unique(Object.values(ACTIONS)));
});

test("every form that can be sent has somebody who reads it", () => {
  const sent = views.flatMap((view) =>
    view.type === "modal" && view.submit ? [view.callback_id ?? ""] : [],
  );
  expect(unique(sent)).toEqual(unique([...SUBMISSION_HANDLERS.keys()]));
  const shown = views.flatMap(({ callback_id: id }) => (id === undefined ? [] : [id]));
  expect(unique(shown)).toEqual(unique(Object.values(CALLBACKS)));
});

test("every field with suggestions has somebody who suggests", () => {
  const external = views.flatMap((view) =>
    view.blocks.flatMap((block) =>
      block.type === "input" && "element" in block && /external_select$/.test(block.element.type)
        ? [block.element.action_id ?? ""]
        : [],
    ),
  );
  expect(unique(external)).toEqual(unique([...SUGGESTED.keys()]));
});
