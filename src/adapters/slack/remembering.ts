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
  const asking = new Map<string, { readonly answer: Promise<Answer>; readonly at: number }>();

  // An answer is as old as its question: what changes while it is on its way is not in it.
  async function askAnew(key: string, at: number): Promise<Answer> {
    const answer = await ask(key);
    if ((answers.get(key)?.at ?? at) > at) return answer;
    answers.delete(key);
    if (isKept(answer)) answers.set(key, { answer, at });
    const [oldest] = answers.keys();
    if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
    return answer;
  }

  return {
    of: async (key, youngerThan = milliseconds) => {
      const isYoung = ({ at }: { readonly at: number }) => now() < at + youngerThan;
      const known = answers.get(key);
      if (known && isYoung(known)) return known.answer;
      const underWay = asking.get(key);
      if (underWay && isYoung(underWay)) return underWay.answer;
      const at = now();
      const asked = { at, answer: askAnew(key, at) };
      asking.set(key, asked);
      return asked.answer.finally(() => {
        if (asking.get(key) === asked) asking.delete(key);
      });
    },
  };
}
