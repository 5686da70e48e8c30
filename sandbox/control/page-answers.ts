// Answers for browsers: the pages, their files, and the live feed.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { LiveFeed } from "./live-feed.ts";
import { contentSecurityPolicy, type PageFile, pageFile } from "./page-files.ts";

/** False where the request is not for a page; then nothing was answered. */
export async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  feed: LiveFeed,
): Promise<boolean> {
  if (request.method !== "GET") return false;
  const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
  if (pathname === "/live") feed.serve(response);
  else if (pathname === "/" && prefersHtml(request)) {
    response.writeHead(302, { location: "/page" }).end();
  } else {
    const file = await pageFile(pathname);
    if (!file) return false;
    sendFile(file, request, response);
  }
  return true;
}

function sendFile(file: PageFile, request: IncomingMessage, response: ServerResponse): void {
  const headers = {
    etag: file.tag,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    ...(file.type === "text/html" ? { "content-security-policy": contentSecurityPolicy() } : {}),
  };
  if (request.headers["if-none-match"] === file.tag) response.writeHead(304, headers).end();
  else {
    const type = { "content-type": `${file.type}; charset=utf-8` };
    response.writeHead(200, { ...headers, ...type }).end(file.text);
  }
}

/** Browsers say so when somebody types an address; `fetch` and curl take anything. */
function prefersHtml(request: IncomingMessage): boolean {
  return (request.headers.accept ?? "").includes("text/html");
}
