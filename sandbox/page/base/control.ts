// The control API as the pages call it: one typed function for each route they use.
import type { ActDecision } from "../../aws/act-decision.ts";
import type { AssumeQuestion } from "../../aws/may-assume.ts";
import type { OrganizationSight } from "../../aws/organizations/organization-sight.ts";
import type { PersonSession } from "../../aws/people-sessions.ts";
import type { Decision } from "../../aws/policy/assume-decision.ts";
import type { WorldChange } from "../../aws/world-change.ts";
import type { World } from "../../aws/world.ts";
import type { BotStatus } from "../../bot-process.ts";
import type { Call } from "../../calls.ts";
import type { Directory } from "../../control/directory.ts";
import type { SandboxTime } from "../../control/time-routes.ts";
import type { Fault } from "../../faults.ts";
import type { Click } from "../../slack/people/click-button.ts";
import type { FieldInput } from "../../slack/people/fill-fields.ts";
import type { OpenedHome } from "../../slack/people/open-home.ts";
import type { Sight } from "../../slack/people/sees.ts";
import type { Submitted } from "../../slack/people/submit-modal.ts";
import type { Query, Suggested } from "../../slack/people/suggest-options.ts";
import type { Told } from "../../slack/people/told.ts";
import type { TypedCommand } from "../../slack/people/type-command.ts";

/** Everything fails with an Error whose message is the control API's own sentence. */
export const control = {
  directory: () => get<Directory>("/"),
  sees: (person: string) => get<Sight>(`/as/${person}`),
  command: (person: string, typed: TypedCommand) => post<Told>(`/as/${person}/command`, typed),
  click: (person: string, click: Click) => post<Told>(`/as/${person}/click`, click),
  openHome: (person: string) => post<OpenedHome>(`/as/${person}/home`),
  fill: (person: string, fields: FieldInput) => post<Told>(`/as/${person}/fill`, fields),
  suggest: (person: string, query: Query) => post<Suggested>(`/as/${person}/suggest`, query),
  submit: (person: string) => post<Submitted>(`/as/${person}/submit`),
  close: (person: string) => post<Told>(`/as/${person}/close`),
  calls: (since: number) => get<Call[]>(`/calls?since=${since}`),
  clock: () => get<SandboxTime>("/clock"),
  moveClock: (advance: number) => post<SandboxTime>("/clock", { advance }),
  mayAssume: (question: AssumeQuestion) => post<Decision>("/aws/may-assume", question),
  sessions: () => get<PersonSession[]>("/aws/sessions"),
  openSession: (question: Omit<AssumeQuestion, "at">) =>
    post<Decision & Partial<PersonSession>>("/aws/sessions", question),
  /** Lets a session do something that every role allows. */
  act: (session: string) => post<ActDecision & PersonSession>(`/aws/sessions/${session}/act`),
  world: () => get<World>("/aws/world"),
  change: (change: WorldChange) => post<{ done: true }>("/aws/change", change),
  organization: () => get<OrganizationSight>("/aws/organization"),
  bots: () => get<BotStatus[]>("/bots"),
  startBots: () => post<BotStatus[]>("/bots/start"),
  faults: () => get<Fault[]>("/faults"),
};

function get<Answer>(path: string): Promise<Answer> {
  return ask<Answer>(path, { headers: { accept: "application/json" } });
}

function post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  return ask<Answer>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function ask<Answer>(path: string, how: RequestInit): Promise<Answer> {
  const response = await fetch(path, how).catch((error: unknown) => {
    throw new Error("The sandbox does not answer. Is it still running?", { cause: error });
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(sentenceIn(answer) ?? response.statusText);
  // Both sides are this repository's own and share the types above.
  return answer as Answer;
}

function sentenceIn(answer: unknown): string | undefined {
  const isTold = typeof answer === "object" && answer !== null && "error" in answer;
  return isTold ? String(answer.error) : undefined;
}
