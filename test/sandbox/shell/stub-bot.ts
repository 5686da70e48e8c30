// A process that answers GET /health and repeats every command, for trying the sandbox around the bot.
import { createServer } from "node:http";

const { PORT, STUB } = process.env;
if (STUB === "crashes") {
  console.error("the token is missing");
  process.exit(3);
}
const server = createServer(async (request, response) => {
  if (request.url === "/crash") process.exit(7);
  if (request.url === "/health") return response.writeHead(200).end();
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const text = `heard "${new URLSearchParams(body).get("text")}"`;
  const heard = JSON.stringify({ response_type: "ephemeral", text });
  return response.writeHead(200, { "content-type": "application/json" }).end(heard);
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`listening for ${STUB}`));
process.on("SIGTERM", () => {
  console.log("stopping in peace");
  server.close();
});
