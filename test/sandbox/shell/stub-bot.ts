// A process that answers GET /health and repeats every command, for trying the sandbox around the bot.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const { PORT, STUB } = process.env;
if (STUB === "crashes") {
  console.error("the token is missing");
  process.exit(3);
}
const server = createServer((request, response) => {
  if (request.url === "/crash") process.exit(7);
  if (request.url === "/health") response.writeHead(200).end();
  else void repeat(request, response);
});

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
