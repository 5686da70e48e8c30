// A process that answers GET /health and little else, for trying how bots are started and ended.
import { createServer } from "node:http";

const { PORT, STUB } = process.env;
if (STUB === "crashes") {
  console.error("the token is missing");
  process.exit(3);
}
const server = createServer((request, response) => {
  if (request.url === "/crash") process.exit(7);
  response.writeHead(request.url === "/health" ? 200 : 404).end();
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`listening for ${STUB}`));
process.on("SIGTERM", () => {
  console.log("stopping in peace");
  server.close();
});
