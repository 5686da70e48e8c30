// The message to whoever asked to connect a client's account: what to pass on to the client, in words and to copy.
import type { Button } from "@slack/types";
import type { AccountRequest, ConnectionAsk } from "../../../../domain/accounts/account-request.ts";
import type { ClientKit } from "../../../../domain/clients/client-kit.ts";
import type { KitRole } from "../../../../domain/clients/kit-role.ts";
import type { ManagementAccount } from "../../../../domain/sign-in.ts";
import { ACTIONS, COMMAND } from "../../ids.ts";
import { bold, code, escaped, escapedWithin, listed, named } from "../../mrkdwn.ts";
import { tellNews } from "../notices.ts";
import { requestButton } from "../request-buttons.ts";
import { buttons, heading, line, shown, small } from "../shown.ts";
import type { Part, Shown } from "../shown.ts";
import { timeText } from "../time-text.ts";
import { copyable } from "./copyable.ts";
import { kitOf } from "./kit-of.ts";
import { aboutText, shortCode } from "./what-account.ts";

export function clientKitMessage(request: AccountRequest, management: ManagementAccount): Shown {
  const { ask, ref } = request;
  const kit = kitOf(request, management);
  if (!kit || ask.kind !== "connect-account") return tellNews({ ref, what: aboutText(ask) });
  const before = [
    heading(`What to send to ${ask.wanted.name}`),
    line(whatToDo(ask)),
    ...stepsParts(kit),
  ];
  const after = [
    permissions(kit),
    line(
      `${bold("Or all at once")}, for a client who works with one of these: press CloudFormation for a template, or Terraform, and copy the text. Each does the same as the steps.`,
    ),
    buttons(...templateButtons(request)),
    small(
      `${bold(ref)} · Rolecall looks by itself whether it is done, and says how it stands in the message about your request. At once: ${code(`${COMMAND} check ${ref}`)}.`,
    ),
  ];
  const heard = [...before, ...after].reduce((sum, { spoken }) => sum + spoken.length + 1, 0);
  return shown([...before, ...trustPolicies(kit, TEXT_MOST - heard), ...after]);
}

const TEXT_MOST = 4000;

function whatToDo({ wanted }: ConnectionAsk): string {
  return `The connection to ${bold(wanted.slug)} is approved. Please pass this on to whoever runs the account ${code(wanted.id)} at ${named(wanted.name)}. Nothing in it is secret. It is all that Rolecall needs in their account.`;
}

const STEP_MOST = 600;
const SECTION_MOST = 2900;
const MOST_SECTIONS = 2;
const STEPS_SPOKEN = 1700;
const LEFT_OUT = "The rest is in the texts behind the buttons.";

function stepsParts({ steps }: ClientKit): Part[] {
  const title = bold("Step by step, in their AWS console");
  const rows = steps.map((step, index) => `${index + 1}. ${escapedWithin(step, STEP_MOST)}`);
  const [first = [], ...others] = inSections([title, ...rows]);
  const [heard = []] = inSections([title, ...rows], STEPS_SPOKEN);
  const isAllHeard = heard.length === rows.length + 1;
  const spoken = [...heard, ...(isAllHeard ? [] : [LEFT_OUT])].join("\n");
  const seen = others.slice(0, MOST_SECTIONS - 1);
  return [
    { ...line(first.join("\n")), spoken },
    ...seen.map((section) => ({ ...line(section.join("\n")), spoken: "" })),
    ...(others.length > seen.length ? [{ ...line(LEFT_OUT), spoken: "" }] : []),
  ];
}

/** Whole lines, as many to a section as there is room for. */
function inSections(rows: readonly string[], most = SECTION_MOST): readonly string[][] {
  const sections: string[][] = [];
  let room = 0;
  for (const row of rows) {
    const last = sections.at(-1);
    if (last && row.length + 1 <= room) last.push(row);
    else {
      sections.push([row]);
      room = most;
    }
    room -= row.length + 1;
  }
  return sections;
}

/** One for all the roles: they trust the same. `room`: how much of it can be heard. */
function trustPolicies({ roles }: ClientKit, room: number): Part[] {
  const [role] = roles;
  if (!role) return [];
  const policy = JSON.stringify(role.trust, undefined, 2);
  const same = roles.filter(({ trust }) => JSON.stringify(trust, undefined, 2) === policy);
  const title = line(`${bold("Trust policy")} of ${namesOf(same)}, to paste:`);
  const aloud = escaped(JSON.stringify(role.trust));
  const isHeard = title.spoken.length + aloud.length + 2 <= room;
  const [first, ...others] = copyable(policy).map((block) => ({ block, spoken: "" }));
  if (!first) return [];
  return [
    { ...title, spoken: isHeard ? title.spoken : "" },
    { ...first, spoken: isHeard ? aloud : "" },
    ...others,
  ];
}

const MOST_NAMED = 4;

function namesOf(roles: readonly KitRole[]): string {
  const names = roles.slice(0, MOST_NAMED).map(({ roleName }) => shortCode(roleName));
  const more = roles.length - names.length;
  return listed(more > 0 ? [...names, `${more} more`] : names);
}

function permissions({ roles }: ClientKit): Part {
  const rows = roles
    .slice(0, MOST_NAMED)
    .map(
      ({ policies, roleName, sessionSeconds }) =>
        `• ${shortCode(roleName)}: ${attached(policies)}, and at most ${timeText(sessionSeconds)} at a time`,
    );
  const more = roles.length - rows.length;
  const all = [...rows, ...(more > 0 ? [`• and ${more} more roles`] : [])];
  return line(`${bold("Permissions")}\n${all.join("\n")}`);
}

const MOST_ATTACHED = 2;

function attached(policies: readonly string[]): string {
  if (policies.length === 0) return "no policy";
  const some = policies.slice(0, MOST_ATTACHED).map((policy) => shortCode(policy, 90));
  const more = policies.length - some.length;
  return `attach ${listed(more > 0 ? [...some, `${more} more`] : some)}`;
}

function templateButtons(request: AccountRequest): Button[] {
  return [
    requestButton("CloudFormation", ACTIONS.showCloudFormation, request),
    requestButton("Terraform", ACTIONS.showTerraform, request),
  ];
}
