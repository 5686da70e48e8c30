// Asks axe what is wrong with a page for people who do not see it, or not well.
import { type AxeResults, source } from "axe-core";
import type { Page } from "playwright-core";

const GRAVE = ["serious", "critical"];

/** One line for each rule that is broken gravely, with the first places. */
export async function graveViolations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ["violations"] })`,
  );
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ""))
    .map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target, failureSummary }) => {
        const why = (failureSummary ?? "").split("\n").slice(1, 2).join("").trim();
        return `${target.join(" ")} (${why})`;
      });
      return `${id}: ${help}. ${places.join("; ")}`;
    });
}
