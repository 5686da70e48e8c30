// What the scenes of the story share: doing something as a person, seeing it arrive, asking AWS, telling it.
import type { Decision } from "../aws/policy/assume-decision.ts";
import { indented } from "../plain-sight.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Message } from "../slack/people/seen-message.ts";
import type { Sight } from "../slack/people/sees.ts";
import type { Told } from "../slack/people/told.ts";
import { until } from "../until.ts";

export interface Entry {
  user: string;
  account: "client-a" | "client-b";
  mfa: boolean;
}

const accountIds = { "client-a": "222222222222", "client-b": "333333333333" };

export interface Stage {
  scene(title: string): void;
  /** Types the command and tells what came back at once. */
  types(person: string, text: string): Promise<Told>;
  clicks(person: string, message: Message, button: string): Promise<Told>;
  /** Fills the only field of the modal on top and submits it. */
  answersModal(person: string, text: string): Promise<void>;
  /** Waits until this person sees it, and shows it. */
  seesMessage(person: string, where: Place, like: RegExp): Promise<Message>;
  /** What was whispered to the person since `before`, in the answer or later. */
  isTold(person: string, told: Told, like: RegExp): Promise<void>;
  /** Asks AWS until it answers so for this reason, and shows it. */
  awsSays(answer: "yes" | "no", entry: Entry, because: RegExp): Promise<void>;
}

export type Place = "dm" | "aws-approvals";

export function setStage({ slack, aws }: Sandbox, print: (line: string) => void): Stage {
  const { people } = slack;
  let scenes = 0;
  const show = (who: string, text: string) => print(`  ${who}\n${indented(text, "    | ")}\n`);

  return {
    scene: (title) => {
      scenes += 1;
      print(`${scenes}. ${title}\n`);
    },
    types: async (person, text) => {
      print(`  ${person} types  /aws-access ${text}\n`);
      return untroubled(person, await people.command(person, { text }));
    },
    clicks: async (person, { channel, ts }, button) => {
      print(`  ${person} clicks  [${button}]\n`);
      return untroubled(person, await people.click(person, { where: { channel, ts }, button }));
    },
    answersModal: async (person, text) => {
      const field = people.sees(person).modals.at(-1)?.fields[0];
      if (!field) throw new Error(`Not as told: ${person} was to be asked in a modal.`);
      print(`  ${person} writes  ${field.label}: ${text}\n`);
      await people.fill(person, { [field.label]: text });
      untroubled(person, await people.submit(person));
    },
    seesMessage: async (person, where, like) => {
      const message = await until(
        () => people.sees(person),
        (sight) => messagesAt(sight, where).findLast(({ plain }) => like.test(plain)),
        { what: `${person} sees ${like} in ${inWords(where)}` },
      );
      show(`${person} sees in ${inWords(where)}`, message.plain);
      return message;
    },
    isTold: async (person, told, like) => {
      const heard = await until(
        () => [told.ephemeral, ...people.sees(person).ephemerals],
        (whispers) => whispers.findLast((whisper) => whisper && like.test(whisper.plain)),
        { what: `${person} is told ${like}` },
      );
      show(`only ${person} sees`, heard.plain);
    },
    awsSays: async (answer, { user, account, mfa }, because) => {
      const role = `arn:aws:iam::${accountIds[account]}:role/OrganizationAccountAccessRole`;
      const decision = await until(
        () => aws.mayAssume({ user, role, mfa }),
        (seen): Decision | false =>
          seen.allowed === (answer === "yes") && because.test(seen.because) && seen,
        { what: `AWS says ${answer} to ${user} ${withMfa(mfa)} in ${account}: ${because}` },
      );
      print(`  AWS about ${user} in ${account}, ${withMfa(mfa)}\n    > ${decision.because}\n`);
    },
  };
}

function untroubled<Answer extends Told & { errors?: Record<string, string> }>(
  person: string,
  told: Answer,
): Answer {
  const trouble = told.error ?? (told.errors && JSON.stringify(told.errors));
  if (trouble !== undefined) throw new Error(`Not as told: ${person} saw an error: ${trouble}`);
  return told;
}

function messagesAt(sight: Sight, where: Place): Message[] {
  if (where === "dm") return sight.dms;
  return sight.channels.find(({ name }) => name === where)?.messages ?? [];
}

function inWords(where: Place): string {
  return where === "dm" ? "the direct messages" : `#${where}`;
}

function withMfa(mfa: boolean): string {
  return mfa ? "with MFA" : "without MFA";
}
