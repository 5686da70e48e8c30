// Answers of Slack that are remembered for a while, and what is asked for anew.
import { remembering } from "../../../src/adapters/slack/remembering.ts";

const MINUTE = 60_000;
const CANNOT_SAY = "cannot say";

/** Somebody who is asked, and answers when the test says so. */
function asked() {
  let now = 0;
  const questions: { readonly key: string; readonly answer: (words: string) => void }[] = [];
  const remembered = remembering<string>({
    ask: (key) => new Promise((answer) => questions.push({ key, answer })),
    isKept: (answer) => answer !== CANNOT_SAY,
    now: () => now,
    milliseconds: MINUTE,
  });
  return {
    remembered,
    questions,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Asks, and has it answered at once. */
    learns: async (key: string, words: string) => {
      const before = questions.length;
      const answer = remembered.of(key);
      await Promise.resolve();
      questions.slice(before).forEach((question) => {
        question.answer(words);
      });
      return answer;
    },
  };
}

test("however many want to know at once, one question is asked, and all hear the answer", async () => {
  const { remembered, questions } = asked();
  const waiting = [remembered.of("alice"), remembered.of("alice"), remembered.of("alice")];
  questions[0]?.answer("welcome");
  expect(await Promise.all(waiting)).toEqual(["welcome", "welcome", "welcome"]);
  expect(questions).toHaveLength(1);
});

test("one person's answer is nobody else's", async () => {
  const { learns } = asked();
  expect(await learns("alice", "welcome")).toBe("welcome");
  expect(await learns("erin", "guest")).toBe("guest");
  expect(await learns("alice", "anything else")).toBe("welcome");
});

test("an answer holds for sixty seconds, and not for a moment longer", async () => {
  const { learns, pass } = asked();
  await learns("alice", "welcome");
  pass(MINUTE - 1);
  expect(await learns("alice", "deactivated")).toBe("welcome");
  pass(1);
  expect(await learns("alice", "deactivated")).toBe("deactivated");
});

test("the sixty seconds begin with the question: what changes while the answer is on its way is not in it", async () => {
  const { remembered, questions, learns, pass } = asked();
  const slow = remembered.of("alice");
  pass(MINUTE - 1);
  questions[0]?.answer("welcome");
  await slow;
  pass(1);
  expect(await learns("alice", "deactivated")).toBe("deactivated");
});

test("that Slack cannot say is not remembered, and what it said before is not believed any more", async () => {
  const { remembered, questions, learns } = asked();
  await learns("alice", "welcome");
  const anew = remembered.of("alice", 0);
  questions.at(-1)?.answer(CANNOT_SAY);
  expect(await anew).toBe(CANNOT_SAY);
  expect(await learns("alice", "deactivated")).toBe("deactivated");
});

test("who wants a younger answer than there is asks anew, and everybody else learns from it", async () => {
  const { remembered, questions, learns, pass } = asked();
  await learns("approvals", "own");
  pass(5000);
  const anew = remembered.of("approvals", 5000);
  questions.at(-1)?.answer("shared");
  expect(await anew).toBe("shared");
  expect(await learns("approvals", "own")).toBe("shared");
});

test("who wants to know how it is now does not take the answer to an earlier question, not even when it comes later", async () => {
  const { remembered, questions, learns, pass } = asked();
  const earlier = remembered.of("approvals");
  pass(1);
  const now = remembered.of("approvals", 0);
  const [first, second] = questions;
  second?.answer("shared");
  expect(await now).toBe("shared");
  first?.answer("own");
  expect(await earlier).toBe("own");
  expect(await learns("approvals", "own")).toBe("shared");
});

test("a question that fails is failed for all who wait, and asked again", async () => {
  let isDown = true;
  const remembered = remembering<string>({
    ask: () => (isDown ? Promise.reject(new Error("down")) : Promise.resolve("welcome")),
    isKept: () => true,
    now: () => 0,
    milliseconds: MINUTE,
  });
  const both = await Promise.allSettled([remembered.of("alice"), remembered.of("alice")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isDown = false;
  expect(await remembered.of("alice")).toBe("welcome");
});

test("two thousand answers are remembered; the one that was asked for longest ago makes room", async () => {
  const { learns } = asked();
  for (let person = 0; person < 2000; person += 1) await learns(`person ${person}`, "first");
  expect(await learns("person 0", "second")).toBe("first");
  await learns("one more", "first");
  expect(await learns("person 1", "second")).toBe("first");
  expect(await learns("person 0", "second")).toBe("second");
});
