// What is shown to be copied comes out of Slack as it went in, however long it is.
import fc from "fast-check";
import { copyable } from "../../../src/adapters/slack/views/accounts/copyable.ts";

/** What somebody has who copies every block, one below the other. */
function copied(text: string): readonly string[] {
  return copyable(text).map((block) => {
    if (block.type !== "rich_text") throw new Error("it stands as it is in rich text only");
    const [part] = block.elements;
    const [words] = part?.elements ?? [];
    return words?.type === "text" ? words.text : "";
  });
}

const line = fc.string({ unit: "binary", maxLength: 400 }).map((text) => text.replace(/\n/g, " "));

test("whatever lines it is made of, none is lost, changed or cut", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const text = lines.join("\n").trimEnd();
      const parts = copied(text);
      expect(parts.join("\n")).toBe(text);
      expect(parts.every((part) => part.length <= 3000)).toBe(true);
    }),
  );
});

test("a line that fits no block is cut, but no character is", () => {
  const parts = copied("🦊".repeat(2000));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.join("")).toBe("🦊".repeat(2000));
  expect(parts.every((part) => part.length <= 3000 && /^(?:🦊)+$/u.test(part))).toBe(true);
});

test("where there is nothing, nothing is shown", () => {
  expect(copyable("\n")).toEqual([]);
});
