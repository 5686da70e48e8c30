import { until } from "../../../sandbox/until.ts";

test("waiting ends with what was found", async () => {
  let reads = 0;
  const found = await until(
    () => (reads += 1),
    (seen) => seen === 3 && `read ${seen}`,
    { what: "the third read" },
  );
  expect(found).toBe("read 3");
});

test("waiting in vain says for what, what was seen last and what the check objected to", async () => {
  const waiting = until(
    () => ({ dms: ["hello"] }),
    () => {
      throw new Error("no link");
    },
    { what: "alice has the link", seconds: 0.05 },
  );
  await expect(waiting).rejects.toThrow(
    /Waited 0.05 s until alice has the link, in vain\.\nThe check said: no link\nSeen last: [^]*hello/,
  );
});
