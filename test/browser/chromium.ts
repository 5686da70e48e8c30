// The browser of the tests and pictures: a Chromium of this machine, without a window.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The one named by CHROMIUM, else the first `chromium` on the PATH. */
export function chromiumPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [process.env["CHROMIUM"], ...folders.map((one) => join(one, "chromium"))];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

export const NO_CHROMIUM =
  "There is no Chromium here: install it (apt-get install chromium), or name one in CHROMIUM.";

export function startChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
