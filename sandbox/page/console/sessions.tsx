// The sessions of one person in the account of the link: opened here, and tried for whether AWS still lets them act.
import { useState } from "preact/hooks";
import type { ActDecision } from "../../aws/act-decision.ts";
import type { PersonSession } from "../../aws/people-sessions.ts";
import type { Decision } from "../../aws/policy/assume-decision.ts";
import type { World } from "../../aws/world.ts";
import { control } from "../base/control.ts";
import { exactNow, now } from "../base/sandbox-time.ts";
import { momentWords } from "../base/time-words.ts";
import { reasonOf, type Standing } from "./asking-aws.ts";
import { decidingStatement, type Role } from "./deciding-statement.ts";
import { Mark } from "./mark.tsx";
import { PolicyText } from "./policy-text.tsx";
import { sentence } from "./sentence.ts";
import { refusedWords } from "./verdict-words.ts";

interface SessionsProps {
  standing: Standing;
  wantsMfa: boolean;
  role: Role;
  world: World;
  /** All that anybody opened, oldest first. */
  sessions: readonly PersonSession[];
}

export function Sessions({ standing, wantsMfa, role, world, sessions }: SessionsProps) {
  const { user, withMfa } = standing;
  if (!user) return null;
  const mine = sessions.filter((one) => one.user === user.name && isIn(role.accountId, one));
  return (
    <section class="card">
      <h2>Sessions in this account</h2>
      <p class="quiet">
        A session outlives the access it was opened with: AWS asks the role, not the user, until it
        runs out.
      </p>
      <SwitchButton
        question={{ user: user.name, role: role.arn, mfa: wantsMfa && withMfa !== undefined }}
        world={world}
      />
      {mine.length === 0 ? <p class="quiet">{user.name} has opened none here.</p> : null}
      <ul class="sessions" aria-label={`Sessions of ${user.name}`}>
        {mine.toReversed().map((session) => (
          <OneSession key={session.id} session={session} world={world} />
        ))}
      </ul>
    </section>
  );
}

function isIn(account: string, { role }: PersonSession): boolean {
  return role.startsWith(`arn:aws:iam::${account}:`);
}

interface SwitchButtonProps {
  question: { user: string; role: string; mfa: boolean };
  world: World;
}

function SwitchButton({ question, world }: SwitchButtonProps) {
  const [said, setSaid] = useState({ isIn: true, words: "" });
  const open = async () => {
    try {
      const answer = await control.openSession(question);
      setSaid({ isIn: answer.allowed, words: openedWords(answer, world) });
    } catch (error) {
      setSaid({ isIn: false, words: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <>
      <div class="moves">
        <button type="button" class="button primary" onClick={() => void open()}>
          Sign in and switch
        </button>
      </div>
      <p role="status" class={said.isIn ? "" : "trouble"}>
        {said.words}
      </p>
    </>
  );
}

function openedWords(answer: Decision & Partial<PersonSession>, world: World): string {
  const { allowed, openedAt = 0, until = 0 } = answer;
  const at = exactNow();
  if (allowed)
    return `You are in: opened ${momentWords(openedAt, at)}, runs out ${momentWords(until, at)}.`;
  const plainly = refusedWords(answer, { world, now: at }) || sentence(reasonOf(answer));
  return `No session was opened. ${plainly}`;
}

function OneSession({ session, world }: { session: PersonSession; world: World }) {
  const [tried, setTried] = useState<{ decision: ActDecision; at: number }>();
  const [trouble, setTrouble] = useState("");
  const role = world.roles.find(({ arn }) => arn === session.role);
  const isOver = session.until <= now.value;
  const openedAt = momentWords(session.openedAt, now.value);
  const tryIt = async () => {
    try {
      setTried({ decision: await control.act(session.id), at: exactNow() });
      setTrouble("");
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <li>
      <div class="session">
        <p>
          <b>{role?.name ?? session.role}</b>, opened {openedAt}, {isOver ? "ran out" : "runs out"}{" "}
          {momentWords(session.until, now.value)}
        </p>
        <button type="button" class="button" onClick={() => void tryIt()}>
          Do something<span class="unseen"> in the session opened {openedAt}</span>
        </button>
      </div>
      <div role="status">
        {tried && role ? <Tried {...tried} world={world} role={role} /> : null}
        {trouble ? <p class="trouble">{trouble}</p> : null}
      </div>
    </li>
  );
}

interface TriedProps {
  decision: ActDecision;
  at: number;
  world: World;
  role: Role;
}

/** What AWS said when it was asked; another moment it may say something else. */
function Tried({ decision, at, world, role }: TriedProps) {
  const { allowed, statement } = decision;
  const plainly = allowed ? "" : refusedWords(decision, { world, now: at });
  const statements = statement && !allowed ? decidingStatement(statement, world, role) : [];
  return (
    <>
      <p>
        <Mark isIn={allowed} /> {momentWords(at, now.value)}:{" "}
        <b>{allowed ? "AWS lets the session act." : plainly || "AWS refuses the session."}</b>
      </p>
      <p class="quiet">{sentence(reasonOf(decision))}</p>
      {statements.map(({ from, statement: shown }) => (
        <PolicyText key={from} title={sentence(from)} document={shown} />
      ))}
    </>
  );
}
