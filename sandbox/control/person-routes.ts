// Control routes to be a person in the sandbox Slack: type, click, fill, submit, look.
import { z } from "zod";
import type { Seed } from "../seed.ts";
import type { Actions } from "../slack/people/actions.ts";
import { plainSight } from "../plain-sight.ts";
import { get, post, type Route, wantsPlain, wrong } from "./route.ts";

const nothing = z.strictObject({});
const command = z.strictObject({ text: z.string(), channel: z.string().exactOptional() });
const click = z.strictObject({
  where: z.union([
    z.literal("home"),
    z.literal("modal"),
    z.strictObject({ channel: z.string(), ts: z.string() }),
  ]),
  button: z.string().min(1),
  confirm: z.boolean().exactOptional(),
});
const suggest = z.strictObject({ field: z.string(), query: z.string() });

export function personRoutes(seed: Seed, people: Actions): Route[] {
  const who = (params: Record<string, string>) => personCalled(seed, params["person"]);
  return [
    post("/as/:person/command", {
      says: "Types /aws-access and the text: in the direct messages with the bot, or in {channel}.",
      body: command,
      example: { text: "client-a admin fix the DNS" },
      answer: ({ params, body }) => people.command(who(params), body),
    }),
    get("/as/:person", "Everything this person sees (?plain=1: as text to read).", (asked) => {
      const sight = people.sees(who(asked.params));
      return wantsPlain(asked.query) ? { plainText: plainSight(sight) } : sight;
    }),
    post("/as/:person/click", {
      says: "Clicks a button of a message, of the modal or of the Home tab.",
      body: click,
      example: { where: { channel: "C0APPROVALS", ts: "1700000000.000100" }, button: "Approve" },
      answer: ({ params, body }) => people.click(who(params), body),
    }),
    post("/as/:person/fill", {
      says: "Fills fields of the open modal, by label.",
      body: z.record(z.string(), z.string()),
      example: { Reason: "fix the DNS" },
      answer: ({ params, body }) => people.fill(who(params), body),
    }),
    post("/as/:person/suggest", {
      says: "Types into a field that asks the bot for options, and answers with these.",
      body: suggest,
      example: { field: "Account", query: "client" },
      answer: ({ params, body }) => people.suggest(who(params), body),
    }),
    post("/as/:person/submit", {
      says: "Submits the open modal.",
      body: nothing,
      example: {},
      answer: ({ params }) => people.submit(who(params)),
    }),
    post("/as/:person/close", {
      says: "Closes the open modal.",
      body: nothing,
      example: {},
      answer: ({ params }) => people.close(who(params)),
    }),
    post("/as/:person/home", {
      says: "Opens the bot's Home tab.",
      body: nothing,
      example: {},
      answer: ({ params }) => people.openHome(who(params)),
    }),
  ];
}

function personCalled(seed: Seed, name: string | undefined): string {
  const person = seed.people.find(({ key, id }) => key === name || id === name);
  if (person) return person.key;
  const keys = seed.people.map(({ key }) => key).join(", ");
  throw wrong(404, `Nobody here is called "${name}"; there are: ${keys}.`);
}
