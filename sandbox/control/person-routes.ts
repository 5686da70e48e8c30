// Control routes to be a person in the sandbox Slack: type, click, fill, submit, look.
import { z } from "zod";
import { plainSight } from "../plain-sight.ts";
import type { SandboxSlack } from "../slack/slack.ts";
import { checkPossible } from "./impossible-gesture.ts";
import { type Asked, get, post, type Route, wantsPlain, wrong } from "./route.ts";

const nothing = z.strictObject({});
const command = z.strictObject({ text: z.string(), channel: z.string().exactOptional() });
const click = z.strictObject({
  where: z.union([
    z.literal("home"),
    z.literal("modal"),
    z.strictObject({ channel: z.string(), ts: z.string() }),
  ]),
  button: z.string().min(1),
  block: z.string().exactOptional(),
  confirm: z.boolean().exactOptional(),
});
const fields = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]));
const suggest = z.strictObject({ field: z.string(), query: z.string() });

type Gesture<Body> = (person: string, body: Body) => Promise<{ error?: string }>;

export function personRoutes(slack: SandboxSlack): Route[] {
  const { people } = slack;
  const who = (params: Record<string, string>) => personCalled(slack, params["person"]);
  /** The answer to one route: somebody does this. */
  const does =
    <Body>(gesture: Gesture<Body>) =>
    async ({ params, body }: Asked & { body: Body }) => {
      const person = who(params);
      const answer = await gesture(person, body);
      if (answer.error !== undefined) checkPossible(answer.error, people.sees(person));
      return answer;
    };

  return [
    post("/as/:person/command", {
      says: "Types /aws-access and the text: in the direct messages with the bot, or in {channel}.",
      body: command,
      example: { text: "client-a admin fix the DNS" },
      answer: does((person, body) => people.command(person, body)),
    }),
    get("/as/:person", "Everything this person sees (?plain=1: as text to read).", (asked) => {
      const sight = people.sees(who(asked.params));
      return wantsPlain(asked.query) ? { plainText: plainSight(sight) } : sight;
    }),
    post("/as/:person/click", {
      says: "Clicks a button of a message, of the modal or of the Home tab.",
      body: click,
      example: { where: { channel: "C0APPROVALS", ts: "1700000000.000100" }, button: "Approve" },
      answer: does((person, body) => people.click(person, body)),
    }),
    ...modalRoutes(people, does),
    post("/as/:person/home", {
      says: "Opens the bot's Home tab.",
      body: nothing,
      example: {},
      answer: does((person) => people.openHome(person)),
    }),
  ];
}

function modalRoutes(
  people: SandboxSlack["people"],
  does: <Body>(gesture: Gesture<Body>) => (asked: Asked & { body: Body }) => Promise<unknown>,
): Route[] {
  return [
    post("/as/:person/fill", {
      says: "Fills fields of the open modal, by label.",
      body: fields,
      example: { Account: "client-c", "Why do you need it?": "renew the certificate" },
      answer: does((person, body) => people.fill(person, body)),
    }),
    post("/as/:person/suggest", {
      says: "Types into a field that asks the bot for options, and answers with these.",
      body: suggest,
      example: { field: "Account", query: "client" },
      answer: does((person, body) => people.suggest(person, body)),
    }),
    post("/as/:person/submit", {
      says: "Submits the open modal.",
      body: nothing,
      example: {},
      answer: does((person) => people.submit(person)),
    }),
    post("/as/:person/close", {
      says: "Closes the open modal.",
      body: nothing,
      example: {},
      answer: does((person) => people.close(person)),
    }),
  ];
}

function personCalled(slack: SandboxSlack, name: string | undefined): string {
  const { people } = slack.world();
  const person = people.find(({ key, id }) => key === name || id === name);
  if (person) return person.key;
  const keys = people.map(({ key }) => key).join(", ");
  throw wrong(404, `Nobody here is called "${name ?? ""}"; there are: ${keys}.`);
}
