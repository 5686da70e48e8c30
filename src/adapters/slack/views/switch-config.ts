// All that somebody may switch to, as messages to keep: a config for the AWS CLI, and one for the browser extension.
import {
  cliConfig,
  extensionConfig,
  isInExtension,
  namedTargets,
} from "../../../domain/switch-profiles.ts";
import { needsMfa } from "../../../domain/mfa.ts";
import { isCliSerial } from "../../../domain/sign-in.ts";
import type { MyConfig } from "../../../operations/my-config.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, escaped, listed, plainLink } from "../mrkdwn.ts";
import { sentence } from "./answer.ts";
import { mfaAdvice } from "./mfa-advice.ts";
import { line, preformatted, shown } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import type { WaysIn } from "./way-in-row.ts";

/** What is around it has room in `text` as well. */
const MOST_IN_ONE = 2800;
/** Slack takes about one message a second. */
const MOST_MESSAGES = 15;
const MOST_NAMED = 10;

const EXTENSION = "https://github.com/tilfinltd/aws-extend-switch-roles";

/** Undefined where there is nothing to switch to. */
export function switchConfig(ways: WaysIn): readonly Shown[] | undefined {
  if (ways.config.accesses.length === 0) return undefined;
  const messages = [...forTheTerminal(ways), ...forTheBrowser(ways)];
  if (messages.length <= MOST_MESSAGES) return messages;
  return [...messages.slice(0, MOST_MESSAGES - 1), sentence(tooMuch())];
}

function tooMuch(): string {
  return `That is as much as fits. ${code("npx rolecall config")} prints all of it, and ${code("npx rolecall config --format extension")} for the browser, where Rolecall's rolecall.yaml is at hand.`;
}

function forTheTerminal({ config, management }: WaysIn): Shown[] {
  const { accesses, devices, iamUser } = config;
  const mfaSerial = devices?.serials.find(isCliSerial);
  const owner = { iamUser, ...(mfaSerial === undefined ? {} : { mfaSerial }) };
  const [first] = namedTargets(accesses);
  const advice = mfaAdvice(config, management);
  return inParts(cliConfig(management, accesses, owner), {
    title: "For the command line",
    says: `Put this into ${code("~/.aws/config")}, in place of what you had from me before: the AWS CLI refuses a profile that is there twice. ${code("default")} is the profile with your own access key; then for example ${code(`aws sts get-caller-identity --profile ${first?.profile ?? ""}`)}.`,
    after: [
      ...(isSerialUnknown(config) ? [line(unknownDevices())] : []),
      ...(advice === undefined ? [] : [line(advice)]),
      ...shutOut(config.shut),
    ],
  });
}

function isSerialUnknown({ accesses, devices }: MyConfig): boolean {
  return devices === undefined && accesses.some(({ role }) => needsMfa(role));
}

function unknownDevices(): string {
  return `AWS did not say in time which MFA devices you have, so ${code("mfa_serial")} is missing. Ask me again in a minute.`;
}

function shutOut(slugs: readonly string[]): Part[] {
  if (slugs.length === 0) return [];
  return [line(`Left out: the client lets nobody into ${names(slugs)} just now.`)];
}

function forTheBrowser({ config, management }: WaysIn): Shown[] {
  const { accesses } = config;
  const leftOut = namedTargets(accesses).filter(({ role }) => !isInExtension(role));
  const omitted = leftOut.map(({ profile }) => profile);
  const left =
    omitted.length === 0
      ? []
      : [line(`Left out, since they work on the command line only: ${names(omitted)}.`)];
  const blocks = extensionConfig(management, accesses);
  if (blocks.length === 0) return left.length === 0 ? [] : [shown(left)];
  return inParts(blocks, {
    title: "For the browser",
    says: `The console remembers five roles. The extension ${plainLink(EXTENSION)} shows them all, by client and in a colour for each: paste this into its configuration, in place of what you had from me before, and save.`,
    after: left,
  });
}

function names(profiles: readonly string[]): string {
  const more = profiles.length - MOST_NAMED;
  const shownNames = profiles.slice(0, MOST_NAMED).map(code);
  return listed(more > 0 ? [...shownNames, `${more} more`] : shownNames);
}

interface Around {
  readonly title: string;
  readonly says: string;
  readonly after: readonly Part[];
}

function inParts(blocks: readonly string[], { title, says, after }: Around): Shown[] {
  const parts = joined(blocks);
  return parts.map((text, index) => {
    const isLast = index === parts.length - 1;
    const number = parts.length === 1 ? "" : ` (${index + 1} of ${parts.length})`;
    const rest = `${bold(title + number)}: put this below the part before.`;
    return shown([
      line(index === 0 ? `${bold(title + number)}. ${says}` : rest),
      preformatted(text, MOST_IN_ONE),
      ...(isLast ? after : []),
    ]);
  });
}

/** As few pieces as the messages allow; no profile is torn in two. */
function joined(blocks: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const block of blocks) {
    const last = pieces.at(-1);
    const together = `${last ?? ""}\n\n${block}`;
    if (last === undefined || escaped(together).length > MOST_IN_ONE) pieces.push(block);
    else pieces[pieces.length - 1] = together;
  }
  return pieces;
}

/** What is answered at once; `isThere`: whether Slack has taken all of it already. */
export function configAnswer(roles: number, isThere: boolean): Shown {
  const what = roles === 1 ? "one role" : `all ${roles} roles`;
  return sentence(
    isThere
      ? `I have sent you a direct message with ${what} you can switch to: for ${code("~/.aws/config")} and for a browser extension.`
      : `A direct message with ${what} you can switch to is on its way. If nothing is there in a minute, type ${code(`${COMMAND} config`)} again.`,
  );
}

export function nothingToSwitchTo(shut: readonly string[]): Shown {
  const closed = shut.length === 0 ? "" : ` The client lets nobody into ${names(shut)} just now.`;
  return sentence(
    `You have no access to switch to, so there is nothing to send.${closed} To ask for some, type ${code(COMMAND)}, or for example ${code(`${COMMAND} client-a admin 4h fix the DNS records`)}.`,
  );
}
