// A sandbox and a browser in which people look at its pages; fails where a page complains.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { type Sandbox, startSandbox } from "../../sandbox/sandbox.ts";
import { startChromium } from "./chromium.ts";

export interface Visitors {
  readonly sandbox: Sandbox;
  /** A new window with nothing remembered, at this path of the sandbox. */
  visit(path: string, look?: BrowserContextOptions): Promise<Page>;
  /** Closes every window, and answers with what pages complained about since the last time. */
  leave(): Promise<string[]>;
  stop(): Promise<void>;
}

const DESKTOP = { width: 1280, height: 800 };
const PATIENCE_MILLISECONDS = 20_000;

export async function receiveVisitors(): Promise<Visitors> {
  const sandbox = await startSandbox({
    environment: {
      ROLECALL_LEASE_SECONDS: "1",
      ROLECALL_POLL_SECONDS: "0.1",
      // Comparing AWS with the record is the affair of a journey of its own.
      ROLECALL_DRIFT_SECONDS: "86400",
      LOG_LEVEL: "warn",
    },
  });
  const browser = await startChromium().catch(async (error: unknown) => {
    await sandbox.stop();
    throw error;
  });
  const open: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    sandbox,
    visit: async (path, look = {}) => {
      const context = await newContext(browser, look);
      open.push(context);
      context.on("page", (page) => listenTo(page, complaints));
      const page = await context.newPage();
      await page.goto(`${sandbox.url}${path}`);
      return page;
    },
    leave: async () => {
      await Promise.all(open.splice(0).map((context) => context.close()));
      return complaints.splice(0);
    },
    stop: async () => {
      await browser.close();
      await sandbox.stop();
    },
  };
}

async function newContext(browser: Browser, look: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: DESKTOP, timezoneId: "UTC", ...look });
  context.setDefaultTimeout(PATIENCE_MILLISECONDS);
  return context;
}

function listenTo(page: Page, complaints: string[]): void {
  page.on("pageerror", ({ message }) => complaints.push(`error: ${message}`));
  page.on("console", (said) => {
    if (said.type() === "error") complaints.push(`console: ${said.text()}`);
  });
}
