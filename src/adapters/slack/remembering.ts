// Answers of Slack that are remembered for a while, each asked for once at a time however many wait for it.

export interface Remembering<Answer> {
  readonly ask: (key: string) => Promise<Answer>;
  /** What is not worth remembering is asked for anew at once: that Slack could not say. */
  readonly isKept: (answer: Answer) => boolean;
  readonly now: () => number;
  readonly milliseconds: number;
}

export interface Remembered<Answer> {
  /** As Slack says it now, or said it not longer ago than `youngerThan` milliseconds, where that is less. */
  of(key: string, youngerThan?: number): Promise<Answer>;
}

const MOST = 2000;

export function remembering<Answer>(parts: Remembering<Answer>): Remembered<Answer> {
  const { ask, isKept, now, milliseconds } = parts;
  // In the order of last asking, so that the first key is the one to forget.
  const answers = new Map<string, { readonly answer: Answer; readonly at: number }>();
  const asking = new Map<string, Promise<Answer>>();

  async function askAnew(key: string): Promise<Answer> {
    // As old as the question: what changes while the answer is on its way is not in it.
    const at = now();
    const answer = await ask(key);
    answers.delete(key);
    if (isKept(answer)) answers.set(key, { answer, at });
    const [oldest] = answers.keys();
    if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
    return answer;
  }

  return {
    of: async (key, youngerThan = milliseconds) => {
      const known = answers.get(key);
      if (known && now() < known.at + youngerThan) return known.answer;
      const asked = asking.get(key) ?? askAnew(key).finally(() => asking.delete(key));
      asking.set(key, asked);
      return asked;
    },
  };
}
