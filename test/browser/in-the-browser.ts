// Stories in a browser, all of one file on one sandbox; skipped, with one line, where there is no Chromium.
import type { Page } from "playwright-core";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { chromiumPath, NO_CHROMIUM } from "./chromium.ts";
import { receiveVisitors, type Visitors } from "./visitors.ts";

export interface Town {
  sandbox(): Sandbox;
  visit: Visitors["visit"];
  /** A page in a window of its own, as this person. */
  slack(person: string): Promise<Page>;
}

const BOOT_MILLISECONDS = 60_000;
const STORY_MILLISECONDS = 120_000;

/** Call it once in a file, with all its stories. */
export function inTheBrowser(stories: (town: Town) => void): void {
  if (chromiumPath() === undefined) {
    process.stderr.write(
      `Skipped, needs a browser: ${expect.getState().testPath ?? ""}. ${NO_CHROMIUM}\n`,
    );
    test.skip(`in a browser. ${NO_CHROMIUM}`, () => undefined);
    return;
  }
  jest.setTimeout(STORY_MILLISECONDS);
  let visitors: Visitors | undefined;
  const here = (): Visitors => {
    if (!visitors) throw new Error("The sandbox does not run yet.");
    return visitors;
  };
  beforeAll(async () => {
    visitors = await receiveVisitors();
  }, BOOT_MILLISECONDS);
  afterEach(async () => {
    expect(await here().leave()).toEqual([]);
  });
  afterAll(() => visitors?.stop(), BOOT_MILLISECONDS);
  stories({
    sandbox: () => here().sandbox,
    visit: (path, look) => here().visit(path, look),
    slack: (person) => here().visit(`/page?person=${person}`),
  });
}
