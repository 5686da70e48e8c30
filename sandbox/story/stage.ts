// What the scenes of the story share: doing something as a person, seeing it arrive, asking AWS, telling it.
import { setTimeout as pause } from "node:timers/promises";
import type { OrganizationSight } from "../aws/organizations/organization-sight.ts";
import type { Decision } from "../aws/policy/assume-decision.ts";
import { indented, plainSight } from "../plain-sight.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Message } from "../slack/people/seen-message.ts";
import type { Sight } from "../slack/people/sees.ts";
import type { Told } from "../slack/people/told.ts";
import { until } from "../until.ts";

interface Entry {
  user: string;
  /** Its name as AWS shows it, or `client-a`, which is called Client A there. */
  account: string;
  mfa: boolean;
}

type Place = "dm" | "aws-approvals";

interface Doing {
  types(person: string, text: string): Promise<Told>;
  clicks(person: string, message: Message, button: string): Promise<Told>;
  /** Clicks; and again, as a person would, while the bot whispers that it is not that far yet. */
  clicksUntilItChanges(person: string, message: Message, button: string): Promise<void>;
  /** Fills the only field of the modal on top and submits it. */
  answersModal(person: string, text: string): Promise<void>;
  /** Fills in the form on top, by the labels of its fields, and submits it; again, as a person would, where it asks for that. */
  sendsForm(person: string, fields: Record<string, string | string[]>): Promise<void>;
}

interface Passing {
  /** For everybody, once the bot is idle: Slack, AWS and every bot that runs. */
  minutesPass(minutes: number): Promise<void>;
  /** kill -9 of every bot, once it is idle. */
  botDies(): Promise<void>;
  botComesBack(): Promise<void>;
}

interface Watching {
  /** Waits until this person sees it, and shows it. */
  seesMessage(person: string, where: Place, like: RegExp): Promise<Message>;
  /** The same without showing it, where one like it was shown before. */
  getsMessage(person: string, where: Place, like: RegExp): Promise<Message>;
  /** What is whispered to the person, in the answer or later. */
  isTold(person: string, told: Told, like: RegExp): Promise<void>;
  /** Waits until this person's form on top reads so, and shows it. */
  seesForm(person: string, like: RegExp): Promise<void>;
  /** Asks AWS until it answers so for this reason, and shows it. */
  awsSays(answer: "yes" | "no", entry: Entry, because: RegExp): Promise<void>;
}

export interface Stage extends Doing, Passing, Watching {
  scene(title: string): void;
}

type Print = (line: string) => void;

/** AWS makes and closes accounts behind its answers, and the bot looks only so often. */
const patience = { seconds: 60, show: plainSight };
const mostClicks = 20;
const mostSubmissions = 5;
const idleMilliseconds = 1000;

export function setStage(sandbox: Sandbox, print: Print): Stage {
  let scenes = 0;
  return {
    scene: (title) => {
      scenes += 1;
      print(`${scenes}. ${title}\n`);
    },
    ...doing(sandbox, print),
    ...passing(sandbox, print),
    ...watching(sandbox, print),
  };
}

function doing({ slack: { people } }: Sandbox, print: Print): Doing {
  const clicks: Doing["clicks"] = async (person, { channel, ts }, button) => {
    print(`  ${person} clicks  [${button}]\n`);
    return untroubled(person, await people.click(person, { where: { channel, ts }, button }));
  };
  const sendsForm = formSending(people, print);
  return {
    clicks,
    types: async (person, text) => {
      print(`  ${person} types  /aws-access ${text}\n`);
      return untroubled(person, await people.command(person, { text }));
    },
    clicksUntilItChanges: async (person, message, button) => {
      for (let click = 1; click <= mostClicks; click += 1) {
        const before = people.sees(person).ephemerals.length;
        await clicks(person, message, button);
        const whisper = await until(
          () => people.sees(person),
          (sight) => (isChanged(message, sight) ? "none" : sight.ephemerals.slice(before).at(-1)),
          { what: `something comes of ${person}'s click on ${button}`, show: plainSight },
        );
        if (whisper === "none") return;
        print(`  only ${person} sees\n${indented(whisper.plain, "    | ")}\n`);
      }
      throw new Error(`Not as told: nothing came of ${mostClicks} clicks on ${button}.`);
    },
    answersModal: async (person, text) => {
      const field = people.sees(person).modals.at(-1)?.fields[0];
      if (!field) throw new Error(`Not as told: ${person} was to be asked in a modal.`);
      await sendsForm(person, { [field.label]: text });
    },
    sendsForm,
  };
}

function formSending(people: Sandbox["slack"]["people"], print: Print): Doing["sendsForm"] {
  const top = (person: string) => people.sees(person).modals.at(-1);
  const submitsUntilTaken = async (person: string) => {
    const form = top(person)?.id;
    for (let times = 1; times <= mostSubmissions; times += 1) {
      untroubled(person, await people.submit(person));
      const left = top(person);
      if (left?.id !== form) return;
      const isToTryAgain = left?.plain.includes("try again");
      if (!isToTryAgain) break;
      await pause(idleMilliseconds);
    }
    throw new Error(`Not as told: the form of ${person} was not taken:\n${top(person)?.plain}`);
  };
  return async (person, fields) => {
    for (const [label, value] of Object.entries(fields)) {
      print(`  ${person} writes  ${label} ${[value].flat().join(", ")}\n`);
    }
    untroubled(person, await people.fill(person, fields));
    await submitsUntilTaken(person);
  };
}

function passing({ advance, bots, calls }: Sandbox, print: Print): Passing {
  // Nothing is cut off or left behind in the middle: then the story would be another one each time.
  const isIdle = () =>
    until(
      () => calls.since(0).findLast(({ action }) => action !== "Query"),
      (last) => last && Date.now() - last.at > idleMilliseconds,
      { what: "the bot does nothing but look for work" },
    );
  return {
    minutesPass: async (minutes) => {
      await isIdle();
      print(`  ${minutes} minutes pass\n`);
      await advance(minutes * 60_000);
    },
    botDies: async () => {
      await isIdle();
      print("  kill -9 of the bot\n");
      await bots.kill();
    },
    botComesBack: async () => {
      print("  the bot is started again\n");
      await bots.start();
    },
  };
}

function watching({ slack: { people }, aws }: Sandbox, print: Print): Watching {
  const show = (who: string, text: string) => {
    print(`  ${who}\n${indented(text, "    | ")}\n`);
  };
  const getsMessage: Watching["getsMessage"] = (person, where, like) =>
    until(
      () => people.sees(person),
      (sight) => messagesAt(sight, where).findLast(({ plain }) => like.test(plain)),
      { what: `${person} sees ${String(like)} in ${inWords(where)}`, ...patience },
    );
  return {
    getsMessage,
    seesMessage: async (person, where, like) => {
      const message = await getsMessage(person, where, like);
      show(`${person} sees in ${inWords(where)}`, message.plain);
      return message;
    },
    seesForm: formWatching(people, show),
    isTold: async (person, told, like) => {
      const heard = await until(
        () => [told.ephemeral, ...people.sees(person).ephemerals],
        (whispers) => whispers.findLast((whisper) => whisper && like.test(whisper.plain)),
        { what: `${person} is told ${String(like)}` },
      );
      show(`only ${person} sees`, heard.plain);
    },
    awsSays: async (answer, entry, because) => {
      const { accounts } = aws.organization();
      const decision = await until(
        () => aws.mayAssume(questionAbout(entry, accounts)),
        (seen): Decision | false =>
          seen.allowed === (answer === "yes") && because.test(seen.because) && seen,
        { what: `AWS says ${answer} to ${inWords(entry)}: ${String(because)}` },
      );
      print(`  AWS about ${inWords(entry)}\n    > ${decision.because}\n`);
    },
  };
}

function formWatching(
  people: Sandbox["slack"]["people"],
  show: (who: string, text: string) => void,
): Watching["seesForm"] {
  return async (person, like) => {
    const form = await until(
      () => people.sees(person).modals.at(-1),
      (top) => top && like.test(top.plain) && top,
      { what: `${person} sees a form with ${String(like)}` },
    );
    show(`${person} sees in a form`, form.plain);
  };
}

function questionAbout({ user, account, mfa }: Entry, accounts: OrganizationSight["accounts"]) {
  const wanted = account.replace("-", " ").toLowerCase();
  const id = accounts.find(({ name }) => name.toLowerCase() === wanted)?.id ?? "";
  const role = `arn:aws:iam::${id}:role/OrganizationAccountAccessRole`;
  return { user, role, mfa };
}

function untroubled<Answer extends Told & { errors?: Record<string, string> }>(
  person: string,
  told: Answer,
): Answer {
  const trouble = told.error ?? (told.errors && JSON.stringify(told.errors));
  if (trouble !== undefined) throw new Error(`Not as told: ${person} saw an error: ${trouble}`);
  return told;
}

function isChanged({ ts, plain }: Message, { dms }: Sight): boolean {
  return dms.some((message) => message.ts === ts && message.plain !== plain);
}

function messagesAt(sight: Sight, where: Place): Message[] {
  if (where === "dm") return sight.dms;
  return sight.channels.find(({ name }) => name === where)?.messages ?? [];
}

function inWords(what: Place | Entry): string {
  if (typeof what === "object") {
    return `${what.user} in ${what.account}, ${what.mfa ? "with MFA" : "without MFA"}`;
  }
  return what === "dm" ? "the direct messages" : `#${what}`;
}
