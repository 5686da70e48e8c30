// Whoever follows a link of a page gets to where it says; and what a page names exists.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { SETTINGS } from "../../src/settings.ts";
import { anchorOf, headingsOf } from "./headings.ts";

const ROOT = join(__dirname, "../..");
const DOCS = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
const PAGES = ["README.md", "infra/README.md", ...DOCS.map((name) => `docs/${name}`)];

const read = (page: string) => readFileSync(join(ROOT, page), "utf8");

function linksIn(page: string): readonly string[] {
  const inMarkdown = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)];
  const inHtml = [...read(page).matchAll(/<img src="([^"]+)"/g)];
  return [...inMarkdown, ...inHtml].map(([, link = ""]) => link);
}

function leadsNowhere(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : join(dirname(page), path);
  if (!existsSync(join(ROOT, target))) return true;
  if (anchor === undefined) return false;
  return !headingsOf(read(target)).map(anchorOf).includes(anchor);
}

it.each(PAGES)("%s links only to pages, headings and pictures that are there", (page) => {
  expect(linksIn(page).filter((link) => leadsNowhere(page, link))).toEqual([]);
});

it.each(PAGES)("%s names only settings that there are", (page) => {
  const named = [...read(page).matchAll(/\b(?:ROLECALL|SLACK)_[A-Z_]+[A-Z]\b/g)];
  const unknown = named.map(([name]) => name).filter((name) => !Object.hasOwn(SETTINGS, name));
  expect([...new Set(unknown)]).toEqual([]);
});

it.each(PAGES)("%s leaves nothing to be written", (page) => {
  expect(read(page)).not.toContain("To be written");
});

it("notices a heading, a page and a picture that are not there", () => {
  const links = ["runbook.md#no-such-alarm", "no-such-page.md", "pictures/no-such-picture.png"];
  expect(links.filter((link) => leadsNowhere("docs/install.md", link))).toEqual(links);
  expect(leadsNowhere("docs/install.md", "runbook.md#silent")).toBe(false);
});
