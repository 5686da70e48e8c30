// A DynamoDB that takes no time: it accepts every write, holds nothing, and says how many calls it had.
import { createServer } from "node:http";

const EMPTY_ANSWERS: Readonly<Record<string, unknown>> = {
  Query: { Count: 0, ScannedCount: 0, Items: [] },
  DescribeTable: { Table: { TableStatus: "ACTIVE" } },
};

const counts: Record<string, number> = {};

const server = createServer((request, response) => {
  if (request.method === "GET") return void response.end(JSON.stringify(counts));
  const action = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
  counts[action] = (counts[action] ?? 0) + 1;
  request.resume().on("end", () => {
    const body = JSON.stringify(EMPTY_ANSWERS[action] ?? {});
    response.writeHead(200, {
      "content-type": "application/x-amz-json-1.0",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  });
});
server.keepAliveTimeout = 120_000;
server.listen(Number(process.env["PORT"]), "127.0.0.1");
