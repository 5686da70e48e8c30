// Asking for what AWS or the client would not let one into, whoever approved it: said before anybody is asked.
import { isRefusal } from "../../src/domain/refusal.ts";
import type { Account } from "../../src/domain/account.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForSeveral } from "../../src/operations/ask-for-several.ts";
import { breakGlass } from "../../src/operations/break-glass.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { aPolicy, aRule, clientA, clientC, people } from "../support/a-policy.ts";
import { aProcess, aWorld } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { arnOf } from "../support/named-trust.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";
import { ASK, answerTo, ask, asked, letIn } from "./alice-asks.ts";

const PASSKEY = "arn:aws:iam::1:u2f/user/alice/key";
let world: World;
let process: Process;
beforeEach(() => {
  world = aWorld();
  process = aProcess(world);
});

const clientAIs = (changes: Partial<Account>) => {
  const accounts = new Map([{ ...clientA, ...changes }, clientC].map((one) => [one.slug, one]));
  world.policy = aPolicy({ accounts, rules: world.policy.rules });
};
const devices = (...serials: string[]) => world.iam.byHand.setMfa(iamUsers.alice, serials);
const emergencies = () => {
  world.policy = aPolicy({
    rules: [aRule({ breakGlass: { mayUse: people(alice), seconds: 3600 } })],
  });
};

describe("without an MFA device", () => {
  beforeEach(() => devices());

  it("nobody is asked, and it can be asked for at once when there is one", async () => {
    expect(await ask(process)).toMatchObject({
      kind: "refused",
      refusal: { refused: "no-mfa-device", account: "client-a", iamUser: iamUsers.alice },
    });
    expect(world.records.size).toBe(0);
    devices("arn:aws:iam::1:mfa/alice");
    expect(await ask(process)).toMatchObject({ kind: "asked", mfa: "usable" });
  });

  it("it is said before a reason is asked for", async () => {
    expect(await answerTo(process, { reason: "" })).toBe("no-mfa-device");
  });

  it("it may be asked for where the role asks for none", async () => {
    const [admin, ...others] = clientA.roles;
    if (admin) clientAIs({ roles: [{ ...admin, mfa: "not-needed" }, ...others] });
    expect(await ask(process)).toMatchObject({ kind: "asked", mfa: "not-needed" });
  });

  it("the glass may be broken, and it is told", async () => {
    emergencies();
    expect(await breakGlass(process.ports, ASK)).toMatchObject({ kind: "asked", mfa: "none" });
  });

  it("of several accounts none is asked for, each with that reason", async () => {
    const slugs = ["client-a", "client-c"];
    const wish = { requester: alice, roleKey: "admin", reason: "fix", lasting: "4h" };
    expect(await askForSeveral(process.ports, { ...wish, slugs })).toMatchObject({
      requests: [],
      leftOut: [
        { slug: "client-a", refusal: { refused: "no-mfa-device" } },
        { slug: "client-c", refusal: { refused: "no-mfa-device" } },
      ],
    });
  });
});

it("with passkeys only it is asked for, and what works with them is known", async () => {
  devices(PASSKEY);
  expect(await ask(process)).toMatchObject({ kind: "asked", mfa: "passkeys" });
});

it("it is asked for where AWS does not say what devices there are", async () => {
  const { ports } = process;
  const directory = { ...ports.directory, mfaOf: async () => undefined };
  const unsure = {
    ports: Object.create(ports, { directory: { value: directory } }) as typeof ports,
  };
  expect(await ask(unsure)).toMatchObject({ kind: "asked", mfa: "unknown" });
});

describe("a client who lets nobody in any more", () => {
  const shut = { since: 1000, why: "The role trusts us no more." };

  it("is the answer to whoever asks, in whatever way, with whom to ask", async () => {
    emergencies();
    clientAIs({ shut });
    const refusal = { refused: "account-shut", account: "client-a", ...shut, admins: [carol.user] };
    expect(await ask(process)).toEqual({ kind: "refused", refusal });
    expect(await breakGlass(process.ports, ASK)).toEqual({ kind: "refused", refusal });
    const wish = { ...ASK, slugs: ["client-a", "client-c"], lasting: "4h" };
    expect(await askForSeveral(process.ports, wish)).toMatchObject({
      leftOut: [{ slug: "client-a", refusal }],
      requests: [{ ask: { account: { slug: "client-c" } } }],
    });
  });

  it("is the answer to whoever would approve it, or wants more time", async () => {
    const { key } = await asked(process, { lasting: "4h" });
    clientAIs({ shut });
    const approve = { key, approver: bob, meant: 0 };
    expect(await approveRequest(process.ports, approve)).toMatchObject({
      refusal: { refused: "account-shut" },
    });
    clientAIs({});
    expect(await approveRequest(process.ports, approve)).toMatchObject({
      request: { state: { name: "working" } },
    });
  });

  it("keeps the others that were asked for together from being approved with it", async () => {
    world.policy = { ...world.policy, rules: [aRule()] };
    const wish = { ...ASK, slugs: ["client-c", "client-a"], lasting: "4h" };
    const answer = await askForSeveral(process.ports, wish);
    if (isRefusal(answer)) throw new Error(answer.refused);
    const [head] = answer.requests;
    clientAIs({ shut });
    const key = head?.key ?? { subject: "", number: 0 };
    expect(await approveRequest(process.ports, { key, approver: bob, meant: 0 })).toMatchObject({
      refusal: { refused: "account-shut", account: "client-a" },
    });
  });

  it("gives nobody more time there", async () => {
    const key = await letIn(world, process, { lasting: "4h" });
    clientAIs({ shut });
    const more = { key, by: alice, lasting: "1h", reason: "not done" };
    expect(await extendAccess(process.ports, more)).toMatchObject({
      refusal: { refused: "account-shut" },
    });
  });
});

describe("a client whose roles name people", () => {
  const client = { externalId: "rolecall-4711" };

  it("keeps out whom they do not name, and says which user has to be added", async () => {
    clientAIs({ client: { ...client, people: [arnOf(iamUsers.bob)] } });
    expect(await ask(process)).toEqual({
      kind: "refused",
      refusal: {
        ...{ refused: "not-named-by-client", account: "client-a", arn: arnOf(iamUsers.alice) },
      },
    });
  });

  it("lets in whom they name, and everybody where they name nobody", async () => {
    clientAIs({ client: { ...client, people: [arnOf(iamUsers.alice)] } });
    expect(await answerTo(process, {})).toBe("asked");
    clientAIs({ client: { ...client, people: null } });
    expect(await answerTo(process, { requester: bob })).toBe("asked");
  });
});
