// What replaces what was there is sent one at a time for each thing, and of those that wait only the newest.

export interface Sending<Content, Answer> {
  /** Settles when it may go. */
  ready(): Promise<void>;
  send(content: Content): Promise<Answer>;
}

interface Next<Content, Answer> {
  content: Content;
  answer: Promise<Answer> | undefined;
}

interface Line<Content, Answer> {
  /** Never fails. */
  underWay: Promise<unknown>;
  next: Next<Content, Answer> | undefined;
}

export type NewestOnly<Content, Answer> = (
  thing: string,
  content: Content,
  sending: Sending<Content, Answer>,
) => Promise<Answer>;

/** Those that are not sent themselves settle as the newest does. */
export function newestOnly<Content, Answer>(): NewestOnly<Content, Answer> {
  const lines = new Map<string, Line<Content, Answer>>();

  const lineOf = (thing: string): Line<Content, Answer> => {
    const line = lines.get(thing) ?? { underWay: Promise.resolve(), next: undefined };
    lines.set(thing, line);
    return line;
  };
  return async (thing, content, sending) => {
    const line = lineOf(thing);
    if (line.next?.answer) {
      line.next.content = content;
      return line.next.answer;
    }
    const next: Next<Content, Answer> = { content, answer: undefined };
    line.next = next;
    next.answer = inTurn(line, next, sending).finally(() => {
      if (line.next === undefined && lines.get(thing) === line) lines.delete(thing);
    });
    return next.answer;
  };
}

async function inTurn<Content, Answer>(
  line: Line<Content, Answer>,
  next: Next<Content, Answer>,
  { ready, send }: Sending<Content, Answer>,
): Promise<Answer> {
  try {
    await line.underWay;
    await ready();
  } finally {
    line.next = undefined;
  }
  const answer = send(next.content);
  line.underWay = answer.catch(() => undefined);
  return answer;
}
