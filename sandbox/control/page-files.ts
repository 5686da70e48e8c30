// The files of the sandbox's pages as a browser gets them: TypeScript made into JavaScript on request, nothing bundled.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { transform } from "esbuild";
import { importMap, libraryFile } from "./import-map.ts";
import { wrong } from "./route.ts";

export interface PageFile {
  type: string;
  text: string;
  /** Changes with the text. */
  tag: string;
}

const sandboxFolder = join(process.cwd(), "sandbox");

/** Modules beside `page` that the pages run too; they touch neither network nor disk. */
const sharedModules = new Set(["/slack/block-kit.ts", "/slack/mrkdwn.ts", "/slack/slack-date.ts"]);

const types: Record<string, string> = {
  ".html": "text/html",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".ts": "text/javascript",
  ".tsx": "text/javascript",
};

const cached = new Map<string, PageFile & { written: number }>();

/** The file at this path of the address; undefined where the path is none of the pages'. */
export async function pageFile(path: string): Promise<PageFile | undefined> {
  const file = fileAt(path);
  if (file === undefined) return undefined;
  const type = types[extname(file)];
  const found = type === undefined ? undefined : await stat(file).catch(() => undefined);
  if (type === undefined || !found?.isFile()) {
    throw wrong(404, `There is no page and no file of a page at ${path}.`);
  }
  const known = cached.get(file);
  if (known?.written === found.mtimeMs) return known;
  const text = await servedText(file);
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const fresh = { type, text, tag, written: found.mtimeMs };
  cached.set(file, fresh);
  return fresh;
}

function fileAt(path: string): string | undefined {
  if (sharedModules.has(path)) return join(sandboxFolder, path);
  if (path === "/page" || path === "/page/") return join(sandboxFolder, "page", "slack.html");
  if (!path.startsWith("/page/")) return undefined;
  const inside = normalize(path);
  if (!inside.startsWith(`${sep}page${sep}`)) return undefined;
  const named = extname(inside) === "" ? `${inside}.html` : inside;
  return libraryFile(path) ?? join(sandboxFolder, named);
}

async function servedText(file: string): Promise<string> {
  const text = await readFile(file, "utf8");
  switch (extname(file)) {
    case ".ts":
    case ".tsx":
      return asJavaScript(file, text);
    case ".html":
      // Before any module script: a browser takes no import map after the first import.
      return text.replace("<head>", `<head>\n    <script type="importmap">${importMap()}</script>`);
    default:
      return text;
  }
}

async function asJavaScript(file: string, text: string): Promise<string> {
  const { code } = await transform(text, {
    loader: extname(file) === ".tsx" ? "tsx" : "ts",
    jsx: "automatic",
    jsxImportSource: "preact",
    target: "es2023",
    sourcemap: "inline",
    sourcefile: file.slice(sandboxFolder.length + 1),
  });
  return code;
}

/** What a page may load: this sandbox's own files, and of scripts in the page itself only the import map. */
export function contentSecurityPolicy(): string {
  const map = createHash("sha256").update(importMap()).digest("base64");
  return [
    "default-src 'self'",
    `script-src 'self' 'sha256-${map}'`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
