// A process that answers GET /readyz and /healthz, says what time it is for it, and repeats every command, for trying the sandbox around the bot.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const { PORT, STUB } = process.env;
if (STUB === "crashes") {
  console.error("the token is missing");
  process.exit(3);
}
const server = createServer((request, response) => {
  if (request.url === "/crash") process.exit(7);
  if (request.url === "/readyz" || request.url === "/healthz") response.writeHead(200).end();
  else if (request.url === "/time") response.writeHead(200).end(JSON.stringify(timeHere()));
  else void repeat(request, response);
});

const startedAt = new Date().toISOString();

/** In every way in which a process can ask. */
function timeHere() {
  const date = new Date();
  return {
    startedAt,
    now: Date.now(),
    date: date.toISOString(),
    written: Date(),
    isDate: date instanceof Date && date.constructor === Date,
    given: [new Date(0).toISOString(), new Date(2026, 1, 2).getFullYear(), Date.UTC(2026, 0)],
    performance: performance.now(),
  };
}

async function repeat(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const text = `heard "${new URLSearchParams(body).get("text")}"`;
  const heard = JSON.stringify({ response_type: "ephemeral", text });
  response.writeHead(200, { "content-type": "application/json" }).end(heard);
}

server.listen(Number(PORT), "127.0.0.1", () => console.log(`listening for ${STUB}`));
process.on("SIGTERM", () => {
  console.log("stopping in peace");
  server.close();
});
