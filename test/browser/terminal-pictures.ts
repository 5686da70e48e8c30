// Pictures of the command line, as a terminal shows it: the real verbs, on the example of the docs and a draft of a change to it.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { cliParts } from "../../src/cli/cli-parts.ts";
import { runVerb } from "../../src/cli/run-verb.ts";

const EXAMPLE = join("docs", "rolecall.example.yaml");

/** What somebody is about to merge, piece by piece: one that is wrong, and one that is only different. */
const SLIPS: readonly (readonly [from: string, to: string])[] = [
  ["approve: [bob, dora]", "approve: [bob]"],
  ["notify: [platform]", "notify: [alice]"],
  ['accounts: "*-staging"', 'accounts: "*-stagin"'],
];
const CHANGES: readonly (readonly [from: string, to: string])[] = [
  ["longest: 8h", "longest: 4h"],
  ["ask: [platform, alice]", "ask: [platform]"],
  ["admins: [carol]", "admins: [carol, dora]"],
];

export type Take = (page: Page, name: string) => Promise<void>;

export async function terminalPictures(page: Page, take: Take): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "rolecall-pictures-"));
  try {
    const draft = join(folder, "draft.yaml");
    await writeFile(draft, await exampleWith(SLIPS));
    await show(page, [["check", draft]]);
    await take(page, "check");
    await show(page, [["explain", "alice", "acme-prod", "admin", "--file", EXAMPLE]]);
    await take(page, "explain");
    await writeFile(draft, await exampleWith(CHANGES));
    await show(page, [["diff", EXAMPLE, draft]]);
    await take(page, "diff");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function exampleWith(pieces: readonly (readonly [string, string])[]): Promise<string> {
  const example = await readFile(EXAMPLE, "utf8");
  return pieces.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the example says nowhere ${from}`);
    return text.replace(from, to);
  }, example);
}

async function show(page: Page, commands: readonly (readonly string[])[]): Promise<void> {
  const lines: string[] = [];
  for (const words of commands) {
    const parts = cliParts({ policyFile: EXAMPLE, color: false });
    const { out, err } = await runVerb(words, parts);
    const typed = words.map((word) => (word.endsWith("draft.yaml") ? "rolecall.yaml" : word));
    const said = `${out}${err}`.replaceAll(
      words.find((word) => word.endsWith("draft.yaml")) ?? "\0",
      "rolecall.yaml",
    );
    lines.push(`$ npx rolecall ${typed.join(" ")}`, said);
  }
  await page.setContent(`<pre>${asHtml(lines.join("\n"))}</pre><style>${STYLE}</style>`);
}

function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

const STYLE = `
  body { margin: 0; background: #10202b; }
  pre { margin: 0; padding: 24px 28px; width: max-content; color: #e6edf3;
        font: 15px/1.5 "DejaVu Sans Mono", monospace; background: #10202b; }
`;
