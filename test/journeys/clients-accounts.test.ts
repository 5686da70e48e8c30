// An account that a client owns: connected by what the client pastes, lived with, shut by the client, and disconnected.
import type { ClientChange } from "../../sandbox/aws/client-change.ts";
import type { Message } from "../../sandbox/slack/people/seen-message.ts";
import type { ConnectionAsk } from "../../src/domain/accounts/account-request.ts";
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
const policy: Record<string, unknown> = policyIn(seed);
policy["connect_accounts"] = {
  ask: "everyone",
  approve: ["platform"],
  roles: {
    admin: { policies: ["AdministratorAccess"] },
    "read-only": { policies: ["ReadOnlyAccess"], session: "4h" },
  },
};
const town = onTheSandbox(seed);
const made = makingAccounts(town);

/** Of a second organization, with nothing in it that is ours. */
const HARBOUR = "777788889999";

type PutRole = Extract<ClientChange, { do: "put-role" }>;
type Trust = PutRole["trust"];
type Statement = { Sid?: string; Condition?: Record<string, Record<string, unknown>> };

/** The connection of the first story, which the others go on with. */
let agreed: { readonly ref: string; readonly trust: Trust };

const client = (change: ClientChange) => {
  town.sandbox().aws.changeClient(change);
};
const makes = (role: string, trust: Trust, changes: Partial<PutRole> = {}) => {
  const policies = [role === "RolecallAdmin" ? "AdministratorAccess" : "ReadOnlyAccess"];
  client({ do: "put-role", account: HARBOUR, role, trust, policies, ...changes });
};

/** What the client finds to paste in the message that was passed on to them. */
function pasted({ blocks }: Message): Trust {
  const text = JSON.stringify(blocks);
  const [found] = blocks.flatMap(({ type }, index) =>
    type === "rich_text" ? [preformattedIn(JSON.stringify(blocks[index]))] : [],
  );
  if (found === undefined) throw new Error(`There is nothing to paste in ${text}`);
  return JSON.parse(found) as Trust;
}

function preformattedIn(block: string): string {
  const read = JSON.parse(block) as { elements: { elements: { text: string }[] }[] };
  return read.elements.flatMap(({ elements }) => elements.map(({ text }) => text)).join("");
}

/** The trust policy with one statement changed. */
function changed(trust: Trust, sid: string, change: (statement: Statement) => void): Trust {
  const copy = structuredClone(trust);
  const statement = [copy.Statement].flat().find((one) => (one as Statement).Sid === sid);
  if (!statement) throw new Error(`There is no statement ${sid}.`);
  change(statement);
  return copy;
}

const entry = (role: string, person = "alice.andersen", mfa = true) => {
  const arn = `arn:aws:iam::${HARBOUR}:role/${role}`;
  return town.sandbox().aws.mayAssume({ user: person, role: arn, mfa });
};

/** Asked for by alice, approved by bob; with what she gets to pass on. */
async function approved(name: string): Promise<{ ref: string; trust: Trust; kit: Message }> {
  const form = await town.types("alice", `connect ${name}`);
  expect(form).toMatch(/^Connect an account/);
  const fault = await town.sends("alice", {
    "Account id": "7777-8888-9999",
    "Why is it needed?": "their website moves to us",
  });
  expect(fault).toBe("");
  const [open] = (await made.openAccounts()).filter(({ ask }) => ask.kind === "connect-account");
  const ref = open?.ref ?? "";
  await made.comesTo(ref, "pending");
  await made.clicksOnCard("bob", ref, "Approve");
  const kit = await town.dm("alice", ref, /What to send to/);
  return { ref, kit, trust: pasted(kit) };
}

const receipt = (ref: string, like: RegExp) =>
  town.dm("alice", ref, new RegExp(`^You asked for the connection [^]*${like.source}`));

test("Harbour Line is connected, after the client had it wrong in six ways, each told in words they can act on", async () => {
  const { ref, trust, kit } = await approved("Harbour Line");
  agreed = { ref, trust };
  expect(kit.plain).toMatch(/Custom trust policy/);
  expect(kit.plain).toMatch(/AdministratorAccess/);
  const { ask } = await made.accountRecord(ref);
  const { externalId } = (ask as ConnectionAsk).wanted;
  const card = await made.accountCard(ref, /told what to make/);
  expect(card.plain).not.toContain(externalId);

  const wrongs: readonly (readonly [string, () => void, RegExp])[] = [
    ["nothing was made yet", () => undefined, /could not enter the role RolecallAdmin/],
    [
      "with another ExternalId",
      () => {
        const other = changed(trust, "RolecallBot", ({ Condition }) => {
          if (Condition) Condition["StringEquals"] = { "sts:ExternalId": "harbour-line" };
        });
        makes("RolecallAdmin", other);
        makes("RolecallReadOnly", other);
      },
      /could not enter the role RolecallAdmin[^]*"sts:ExternalId": "rolecall:harbour-line:/,
    ],
    [
      "with no ExternalId",
      () => {
        const open = changed(trust, "RolecallBot", ({ Condition }) => {
          delete Condition?.["StringEquals"];
        });
        makes("RolecallAdmin", open);
        makes("RolecallReadOnly", open);
      },
      /gets in by .*without our ExternalId/,
    ],
    [
      "people without MFA",
      () => {
        const weak = changed(trust, "People", ({ Condition }) => {
          delete Condition?.["Bool"];
        });
        makes("RolecallAdmin", weak);
        makes("RolecallReadOnly", weak);
      },
      /People get in without MFA, by/,
    ],
    [
      "no statement for people",
      () => {
        const alone = { ...trust, Statement: [trust.Statement].flat().slice(0, 1) } as Trust;
        makes("RolecallAdmin", alone);
        makes("RolecallReadOnly", alone);
      },
      /No statement lets our people in as agreed/,
    ],
    [
      "sessions that are too short",
      () => {
        makes("RolecallAdmin", trust);
        makes("RolecallReadOnly", trust, { maxSessionSeconds: 3600 });
      },
      /"Maximum session duration" is 1 hour, and 4 hours was agreed/,
    ],
  ];
  for (const [, wrong, sentence] of wrongs) {
    wrong();
    await town.types("alice", `check ${ref}`);
    const told = await receipt(ref, sentence);
    expect(told.buttons.map(({ label }) => label)).toContain("Check now");
  }
  expect(entry("RolecallAdmin").allowed).toBe(false);

  makes("RolecallReadOnly", trust, { maxSessionSeconds: 4 * 3600 });
  const waiting = await receipt(ref, /Check now/);
  await town.clicks("alice", waiting, "Check now");
  await made.comesTo(ref, "done");
  await made.accountCard(ref, /harbour-line: connected/);
  await town.dm("alice", ref, /harbour-line[^]*is connected: its roles are as agreed/);
});

test("alice is let in with MFA only; the client shuts the door and opens it again, and everybody concerned is told", async () => {
  const asked = await town.types("alice", "harbour-line admin 2h move the site");
  const access = /R-[0-9A-Z]{6}/.exec(asked)?.[0] ?? "";
  await town.rests(access, "pending");
  await town.types("bob", `approve ${access}`);
  await town.rests(access, "active");
  const link = new RegExp(`switchrole\\?account=${HARBOUR}&roleName=RolecallAdmin`);
  await town.dm("alice", access, link);
  expect(entry("RolecallAdmin").allowed).toBe(true);
  expect(entry("RolecallAdmin", "alice.andersen", false).allowed).toBe(false);
  expect(entry("RolecallAdmin", "emil.ek").allowed).toBe(false);

  const { ref, trust } = agreed;
  client({ do: "delete-role", account: HARBOUR, role: "RolecallAdmin" });
  await town.types("bob", `check ${ref}`);
  const shut = await town.card(ref, /lets Rolecall in no more/);
  expect(shut.plain).toMatch(/One person has access there and is told/);
  expect(shut.plain).toMatch(/could not enter the role RolecallAdmin/);
  expect(shut.mentions.length).toBeGreaterThan(0);
  await town.dm("alice", access, /The client who owns the account may not let you into/);
  expect(await town.types("emil", "harbour-line read-only look at it")).toMatch(/client/);

  makes("RolecallAdmin", trust);
  await town.clicks("carol", shut, "Check now");
  await town.card(ref, /lets Rolecall in again/);
  await town.dm("alice", access, /lets people into .* again, so your access works as before/);
  const emils = await town.asks("emil", "harbour-line read-only look at it");
  await town.types("emil", `withdraw ${emils}`);
});

test("a day later it is looked at without anybody asking", async () => {
  const { ref, trust } = agreed;
  client({ do: "delete-role", account: HARBOUR, role: "RolecallReadOnly" });
  await town.timePasses("1d");
  const shut = await town.card(ref, /lets Rolecall in no more[^]*RolecallReadOnly/);
  makes("RolecallReadOnly", trust, { maxSessionSeconds: 4 * 3600 });
  await town.timePasses("1d");
  await until(
    () => town.card(ref, /lets Rolecall in again/),
    ({ ts }) => ts === shut.ts,
    { what: "the same message says that the door is open again" },
  );
});

test("Harbour Line is disconnected: everybody is out, our groups go, and alice reads what the client is to remove", async () => {
  const freyas = await town.isLetIn("freya", "harbour-line read-only compare the bills");
  const form = await town.types("alice", "disconnect harbour-line");
  expect(form).toMatch(/`freya.falk` as `read-only`/);
  expect(form).toMatch(/stay until the client removes them/);
  expect(await town.sends("alice", { "Why is it to be disconnected?": "they have left" })).toBe("");
  const [open] = await made.openAccounts();
  const ref = open?.ref ?? "";
  await made.comesTo(ref, "pending");
  await made.clicksOnCard("bob", ref, "Approve");
  await made.comesTo(ref, "done");
  await town.rests(freyas, "ended");
  expect(entry("RolecallReadOnly", "freya.falk").allowed).toBe(false);
  const groups = town
    .sandbox()
    .aws.world()
    .groups.map(({ name }) => name);
  expect(groups.filter((name) => name.startsWith("harbour-line"))).toEqual([]);
  const told = await town.dm("alice", ref, /For the client to remove/);
  expect(told.plain).toMatch(/RolecallAdmin, RolecallReadOnly/);
  expect(await town.types("freya", "harbour-line read-only again")).toMatch(/nobody is let in/);
  expect(await town.types("alice", "disconnect client-a")).toMatch(/no account of a client/);
});

test("what cannot be connected is said next to its field", async () => {
  await town.types("alice", "connect Client A once more");
  expect(
    await town.sends("alice", { "Account id": "222222222222", "Why is it needed?": "x" }),
  ).toMatch(/your own organization/);
  expect(await town.sends("alice", { "Account id": "12 34" })).toMatch(/twelve digits/);
  const names = "Names of the roles, where the client wants others";
  expect(await town.sends("alice", { "Account id": HARBOUR, [names]: "admin=Owner" })).toMatch(
    /Rolecall may not enter as a role Owner/,
  );
  expect(await made.openAccounts()).toEqual([]);
});
