// The AWS console behind a switch-role link: who is signed in, whether AWS lets them in, and why.
import { signal } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { listen, readOnChange } from "../base/live.ts";
import { switchTheme, theme } from "../base/theme.ts";
import { answers, askingAbout, type Standing, trouble } from "./asking-aws.ts";
import { HeldInIam } from "./held-in-iam.tsx";
import { Others } from "./others.tsx";
import { RoleAsked } from "./role-asked.tsx";
import { SandboxTime } from "./sandbox-time.tsx";
import { Sessions } from "./sessions.tsx";
import { SignedIn } from "./signed-in.tsx";
import { inkOn, readSwitchRole, roleArn, type SwitchRole } from "./switch-role.ts";
import { Verdict } from "./verdict.tsx";

const query = new URLSearchParams(location.search);
const personKey = signal(query.get("person") ?? "");
const wantsMfa = signal(query.get("mfa") !== "no");

/** In the address, so that a reload and a copied address show the same. */
function remember(name: string, value: string): void {
  query.set(name, value);
  history.replaceState(null, "", `${location.pathname}?${query.toString()}`);
}

function choosePerson(key: string): void {
  personKey.value = key;
  remember("person", key);
}

function chooseMfa(wants: boolean): void {
  wantsMfa.value = wants;
  remember("mfa", wants ? "yes" : "no");
}

function Console({ asked }: { asked: SwitchRole }) {
  useEffect(() => readOnChange(askingAbout(asked)), [asked]);
  const now = answers.value;
  if (!now) return <Sentences title="Switch role" lines={[trouble.value || "Asking AWS …"]} />;

  const arn = roleArn(asked, now.world);
  const role = now.world.roles.find((one) => one.arn === arn);
  const standing = now.standings.find(({ person }) => person.key === personKey.value);
  if (!role || !standing) {
    const lines = role ? [unknownPerson(now.standings)] : [unknownRole(asked, now.world.roles)];
    return <Sentences title="This link leads nowhere" lines={lines} />;
  }
  const decision = wantsMfa.value && standing.withMfa ? standing.withMfa : standing.withoutMfa;
  const isIn = decision?.allowed === true;
  return (
    <>
      <Bar asked={isIn ? asked : undefined} user={standing.user?.name} />
      <main>
        <h1>Switch role</h1>
        {trouble.value ? <p class="trouble">{trouble.value}</p> : null}
        <div class="columns">
          <div>
            <Verdict standing={standing} decision={decision} world={now.world} role={role} />
            <Sessions
              key={standing.person.key}
              standing={standing}
              wantsMfa={wantsMfa.value}
              role={role}
              world={now.world}
              sessions={now.sessions}
            />
            <Others others={now.standings.filter((one) => one !== standing)} />
            <HeldInIam standing={standing} world={now.world} />
          </div>
          <div>
            <SignedIn
              standings={now.standings}
              standing={standing}
              world={now.world}
              mfa={wantsMfa.value}
              onPerson={choosePerson}
              onMfa={chooseMfa}
            />
            <RoleAsked asked={asked} role={role} world={now.world} />
            <SandboxTime />
          </div>
        </div>
      </main>
    </>
  );
}

/** As in the console: once switched, the bar carries the display name in its colour. */
function Bar({ asked, user }: { asked: SwitchRole | undefined; user: string | undefined }) {
  const chip = asked && { background: `#${asked.colour}`, color: inkOn(asked.colour) };
  return (
    <header class="bar">
      <span class="bar-name">AWS console of the sandbox</span>
      <a class="bar-link" href={personKey.value ? `/page#/as/${personKey.value}/dm` : "/page"}>
        Back to Slack
      </a>
      <button type="button" class="bar-button" onClick={switchTheme}>
        {theme() === "dark" ? "Light" : "Dark"}
      </button>
      <span class="bar-user">{user ?? "not signed in"}</span>
      {asked && chip ? (
        <span class="chip" style={chip}>
          {asked.displayName}
        </span>
      ) : null}
    </header>
  );
}

function Sentences({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <Bar asked={undefined} user={undefined} />
      <main>
        <h1>{title}</h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </main>
    </>
  );
}

function unknownRole({ account, roleName }: SwitchRole, roles: readonly { arn: string }[]): string {
  const known = roles.map(({ arn }) => arn.replace(/^arn:aws:iam::(\d+):role/, "$1")).join(", ");
  return `The sandbox's AWS has no role ${roleName} in account ${account}. It has: ${known}.`;
}

function unknownPerson(standings: readonly Standing[]): string {
  const keys = standings.map(({ person }) => person.key).join(", ");
  return `“person” takes one of ${keys}, not “${personKey.value}”.`;
}

const read = readSwitchRole(query);
const app = document.getElementById("app");
if (app) {
  if ("problems" in read) {
    render(<Sentences title="This link leads nowhere" lines={read.problems} />, app);
  } else {
    listen();
    render(<Console asked={read} />, app);
  }
}
