// `npm run pictures`: plays the journey in a browser and puts pictures of it into docs/pictures.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { accountPictures } from "./account-pictures.ts";
import { connectionPictures } from "./connection-pictures.ts";
import { CONSOLE, mfa, verdict } from "./console-page.ts";
import { button, composer, dialog, happened, message, slackPath } from "./slack-page.ts";
import { startChromium } from "./chromium.ts";
import { terminalPictures } from "./terminal-pictures.ts";
import { receiveVisitors, type Visitors } from "./visitors.ts";

const FOLDER = join("docs", "pictures");
const PHONE = { width: 390, height: 844 };
/** As large as a README shows it, and small enough to keep. */
const DESK = { width: 1120, height: 720 };

const FOUR_HOURS_AND_A_BIT = 245 * 60_000;

async function take(page: Page, name: string, part?: Locator): Promise<void> {
  await page.mouse.move(0, 0);
  // Fonts and the last frame.
  await page.waitForTimeout(300);
  const path = join(FOLDER, `${name}.png`);
  await (part ?? page).screenshot({ path, animations: "disabled" });
  console.log(path);
}

async function theQuestion({ visit }: Visitors): Promise<void> {
  const alice = await visit(slackPath("alice", "dm"), { viewport: DESK });
  await composer(alice).fill("/aws-access client-a");
  await button(alice, "Send").click();
  const form = dialog(alice, "Ask for AWS access");
  await form.getByLabel("Role").selectOption("admin");
  await form.getByLabel("Why do you need it?").fill("fix the DNS");
  await take(alice, "modal");
  await button(form, "Ask").click();
  await form.waitFor({ state: "detached" });
}

async function theDecision({ visit }: Visitors): Promise<void> {
  // The whole card, from what is asked to the buttons.
  const bob = await visit(slackPath("bob", "approvals"), { viewport: { ...DESK, height: 790 } });
  const card = message(bob, "client-a as admin: waiting");
  await button(card, "Approve").waitFor();
  await take(bob, "card");
  await bob.setViewportSize({ width: DESK.width, height: 1100 });
  await button(bob, "What just happened").click();
  await button(bob, "Clear").click();
  await button(card, "Approve").click();
  await button(dialog(bob, /^Approve R-/), "Approve").click();
  await message(bob, "client-a as admin: has access").waitFor();
  await happened(bob).getByText("A reply in a thread").waitFor();
  await happened(bob).getByText("Bob clicked Approve").scrollIntoViewIfNeeded();
  await take(bob, "happened", bob.getByRole("complementary", { name: "What just happened" }));
}

async function theWayIn({ visit }: Visitors): Promise<void> {
  const ready = /You are in: client-a as admin/;
  const alice = await visit(slackPath("alice", "dm"), { viewport: DESK });
  await message(alice, ready).waitFor();
  await take(alice, "dm");
  const dark = await visit(slackPath("alice", "dm"), { viewport: DESK, colorScheme: "dark" });
  await message(dark, ready).waitFor();
  await take(dark, "dark");
  const phone = await visit(slackPath("alice", "dm"), { viewport: PHONE });
  const link = message(phone, ready).getByRole("link", { name: "Switch role" });
  await link.waitFor();
  await link.scrollIntoViewIfNeeded();
  await take(phone, "phone");
}

async function whatAwsSays({ visit }: Visitors): Promise<void> {
  const aws = await visit(`${CONSOLE}&person=alice`, { viewport: DESK });
  await verdict(aws, "AWS lets you in").waitFor();
  await take(aws, "console-allowed");
  await mfa(aws).uncheck();
  await verdict(aws, "AWS refuses").waitFor();
  await take(aws, "console-refused");
}

async function whenTheTimeIsOver({ sandbox, visit }: Visitors): Promise<void> {
  await sandbox.bots.kill();
  await sandbox.advance(FOUR_HOURS_AND_A_BIT);
  const aws = await visit(`${CONSOLE}&person=alice`, { viewport: DESK });
  await verdict(aws, "AWS refuses").waitFor();
  await take(aws, "console-ended");
}

async function onASandbox(play: (visitors: Visitors) => Promise<void>): Promise<void> {
  const visitors = await receiveVisitors();
  try {
    await play(visitors);
    const complaints = await visitors.leave();
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
  } finally {
    await visitors.stop();
  }
}

await mkdir(FOLDER, { recursive: true });
await onASandbox(async (visitors) => {
  await theQuestion(visitors);
  await theDecision(visitors);
  await theWayIn(visitors);
  await whatAwsSays(visitors);
  await whenTheTimeIsOver(visitors);
});
await onASandbox((visitors) => accountPictures(visitors, take));
await onASandbox((visitors) => connectionPictures(visitors, take));

// On a page of nobody: those of the sandbox allow no styles but their own.
const terminal = await startChromium();
try {
  const page = await terminal.newPage();
  await terminalPictures(page, (shown, name) => take(shown, name, shown.locator("pre")));
} finally {
  await terminal.close();
}
