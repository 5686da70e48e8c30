// Text for places that show mrkdwn as it is typed.
import { bold, code, unformatted } from "../../../src/adapters/slack/mrkdwn.ts";

test("formatting goes, and what is meant letter by letter stays", () => {
  const sentence = `By the rule ${bold("a < b")} the role is called like ${code("Rolecall*")} or ${code("A*B")}.`;
  expect(unformatted(sentence)).toBe("By the rule a < b the role is called like Rolecall* or A*B.");
});
