// Starts the page of the sandbox Slack.
import { render } from "preact";
import { listen } from "../base/live.ts";
import { App } from "./app.tsx";
import { keepReading } from "./sights.ts";

const root = document.getElementById("app");
if (root) {
  listen();
  keepReading();
  render(<App />, root);
}
