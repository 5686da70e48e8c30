// The sessions people opened by switching to a role, and whether AWS lets each do something now.
import { decideAct, type Act, type ActDecision } from "./act-decision.ts";
import type { Iam } from "./iam/iam.ts";
import { mayAssume, type Asked, type AssumeQuestion } from "./may-assume.ts";
import type { Decision } from "./policy/assume-decision.ts";
import { sessionUserId, type RoleSession } from "./role-session.ts";

export interface PersonSession {
  /** `session-1` */
  id: string;
  user: string;
  /** ARN */
  role: string;
  /** `AROA…:alice.andersen`, which is `aws:userid` in policies. */
  userId: string;
  openedAt: number;
  /** When it ends by itself. */
  until: number;
}

export interface PeopleSessions {
  /** With the session, where AWS lets the user in. */
  open(question: Omit<AssumeQuestion, "at">): Decision & Partial<PersonSession>;
  list(): PersonSession[];
  /** Fails where there is no such session. */
  act(id: string, act: Act): ActDecision & PersonSession;
}

export function startPeopleSessions(asked: Asked): PeopleSessions {
  const { iam } = asked;
  const sessions = new Map<string, { shown: PersonSession; session: RoleSession }>();
  return {
    open: (question) => {
      const decision = mayAssume(question, asked);
      const session = decision.allowed && openedSession(question, iam);
      if (!session) return decision;
      const shown = {
        id: `session-${sessions.size + 1}`,
        user: question.user,
        role: question.role,
        userId: sessionUserId(session),
        openedAt: session.openedAt,
        until: session.until,
      };
      sessions.set(shown.id, { shown, session });
      return { ...decision, ...shown };
    },
    list: () => [...sessions.values()].map(({ shown }) => shown),
    act: (id, act) => {
      const found = sessions.get(id);
      if (!found) throw new Error(`There is no session ${id}.`);
      const decision = decideAct(found.session, act, {
        state: iam.visible(),
        at: iam.clock.now(),
      });
      return { ...decision, ...found.shown };
    },
  };
}

/** As long as the role lets a session last, which is what the console takes. */
function openedSession(
  { user, role: arn, sessionName }: Omit<AssumeQuestion, "at">,
  iam: Iam,
): RoleSession | undefined {
  const role = iam.visible().roles.get(arn);
  if (!role) return undefined;
  const { id, name, accountId, maxSessionSeconds } = role;
  const openedAt = iam.clock.now();
  return {
    role: { arn, id, name, accountId },
    name: sessionName ?? user,
    openedAt,
    until: openedAt + maxSessionSeconds * 1000,
  };
}
