// What the sandbox prints when it is ready: where everything is, who is there, what to try first.
import type { Sandbox } from "./sandbox.ts";

/** `seconds`: how long it took until everything was ready. */
export function banner({ url, seed, slack, aws, bots }: Sandbox, seconds: number): string {
  const widest = Math.max(...seed.people.map(({ key }) => key.length));
  const people = seed.people.map(
    ({ key, name, about }) => `  ${key.padEnd(widest)}  ${name}${about && `, ${about}`}`,
  );
  const reaching = slack.transport === "socket" ? "sockets, as in Socket Mode" : "HTTP";
  const running = bots.list().map((bot) => `  bot ${bot.index}        ${bot.url}`);
  return `
Rolecall sandbox: ${seed.name}, ready after ${seconds.toFixed(1)} seconds. Nothing in it is real.

  Open this    ${url}/page
               ${url}/page/gallery   (everything the bot can show)

  control API  ${url}   (what it offers: curl ${url}/)
  Slack        ${slack.apiUrl}   (it reaches the bots over ${reaching})
  AWS          ${aws.endpointUrl}
${running.join("\n")}

People
${people.join("\n")}

Try it in the browser, or from here
${firstSteps(url)}

Ctrl-C stops everything.
`;
}

function firstSteps(url: string): string {
  return `  # Alice asks
  curl ${url}/as/alice/command -d '{"text":"client-a admin fix the DNS"}'

  # what Bob sees, and what Alice sees
  curl '${url}/as/bob?plain=1'
  curl '${url}/as/alice?plain=1'

  # Bob approves: put in the ts of the card he sees
  curl ${url}/as/bob/click -d '{"where":{"channel":"C0APPROVALS","ts":"…"},"button":"Approve"}'

  # does AWS let Alice in, and why?
  curl ${url}/aws/may-assume -d '{"user":"alice.andersen","role":"arn:aws:iam::222222222222:role/OrganizationAccountAccessRole","mfa":true}'`;
}
