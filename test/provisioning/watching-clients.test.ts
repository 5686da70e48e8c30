// Looking at clients' accounts: while they are waited for, as long as they are connected, and when they are on their way out.
import { Trouble } from "../../src/domain/trouble.ts";
import { lookAgain } from "../../src/operations/accounts/look-again.ts";
import { isAccountIn } from "../../src/domain/accounts/account-request.ts";
import { theOnlyAccountRequest, aProcess, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { alice, bob, carol, dan } from "../support/people.ts";
import {
  HARBOUR,
  aWorldOfAccounts,
  approvesConnecting,
  asksToConnect,
  makesRoles,
} from "./account-journeys.ts";
import { DAY } from "./dying-process.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Asked for and approved, and the client has done nothing yet. */
async function waiting(): Promise<{ world: World; process: Process }> {
  const world = aWorldOfAccounts();
  const process = aProcess(world);
  await asksToConnect()(process);
  await untilQuiet(world, process, MINUTE);
  await approvesConnecting()(process);
  await untilQuiet(world, process, MINUTE);
  return { world, process };
}

async function connected(): Promise<{ world: World; process: Process }> {
  const { world, process } = await waiting();
  makesRoles(world);
  await untilQuiet(world, process, HOUR);
  return { world, process };
}

const entries = ({ registered }: World) => registered.map(({ what }) => what);
describe("while the client is waited for", () => {
  it.each([
    ["in the first hour", 50 * MINUTE, 5 * MINUTE],
    ["on the first day", 20 * HOUR, 30 * MINUTE],
    ["after that", 10 * DAY, 6 * HOUR],
  ])("looks %s, after %d ms, every %d ms", async (_when, after, every) => {
    const { world, process } = await waiting();
    await untilQuiet(world, process, after);
    const before = world.clients.looks.length;
    await untilQuiet(world, process, every);
    // One for each of the two roles.
    expect(world.clients.looks.length - before).toBe(2);
  });

  it("stops after thirty days, says so, and begins anew when somebody wants that", async () => {
    const { world, process } = await waiting();
    await untilQuiet(world, process, 31 * DAY);
    const { state } = theOnlyAccountRequest(world);
    expect(state).toMatchObject({ name: "stuck", step: "await-client" });
    expect(state).toHaveProperty("cause", expect.stringMatching(/30 days.*0 of 2 roles/));
  });

  it.each([
    ["the requester", "looks", alice],
    ["an approver", "looks", bob],
    ["an admin", "looks", carol],
    ["somebody else", "not-an-approver", dan],
  ] as const)("looks at once when %s wants it: %s", async (_who, outcome, person) => {
    const { world, process } = await waiting();
    const { key } = theOnlyAccountRequest(world);
    makesRoles(world);
    const answer = await lookAgain(process.ports, key, person);
    await untilQuiet(world, process, MINUTE);
    expect(answer.refusal?.refused ?? "looks").toBe(outcome);
    expect(isAccountIn(theOnlyAccountRequest(world), "done")).toBe(outcome === "looks");
  });

  it("says which role was found how", async () => {
    const { world, process } = await waiting();
    makesRoles(world);
    world.clients.remove(HARBOUR.id, "RolecallReadOnly");
    await untilQuiet(world, process, 10 * MINUTE);
    const { state } = theOnlyAccountRequest(world);
    const doors = state.name === "working" ? (state.work.known.doors ?? []) : [];
    expect(doors).toMatchObject([
      { roleName: "RolecallAdmin", faults: [] },
      { roleName: "RolecallReadOnly", faults: [expect.stringContaining("RolecallReadOnly")] },
    ]);
  });
});

describe("once it is connected", () => {
  it("looks once a day, and writes nothing down while all is as it was", async () => {
    const town = await connected();
    const { history } = theOnlyAccountRequest(town.world);
    const { looks } = town.world.clients;
    const before = looks.length;
    const calls = town.process.mortal.calls.length;
    await untilQuiet(town.world, town.process, 10 * DAY);
    const called = town.process.mortal.calls.slice(calls);
    expect(called).not.toContain("holdings");
    expect(called).not.toContain("add");
    expect(looks.length - before).toBe(2 * 10);
    expect(theOnlyAccountRequest(town.world).history).toEqual(history);
    expect(entries(town.world)).toEqual(["registered"]);
  });

  it("marks nothing where AWS cannot be asked, and looks again an hour later", async () => {
    const town = await connected();
    town.world.clients.remove(HARBOUR.id, "RolecallAdmin");
    town.world.clients.failNext(new Trouble("AWS is slow", { retryable: true }));
    await untilQuiet(town.world, town.process, DAY);
    expect(entries(town.world)).toEqual(["registered"]);
    await untilQuiet(town.world, town.process, HOUR);
    expect(entries(town.world)).toEqual(["registered", "shut"]);
  });

  it("leaves it to whoever disconnects it in the middle of a look", async () => {
    const { world, process } = await connected();
    const [first] = world.registered;
    if (!first) throw new Error("nothing is registered");
    world.clients.remove(HARBOUR.id, "RolecallAdmin");
    const { key } = theOnlyAccountRequest(world);
    const { looks, doors } = world.clients;
    const before = looks.length;
    const look = doors.look.bind(doors);
    doors.look = async (door) => {
      const seen = await look(door);
      if (looks.length === before + 1) {
        world.registered.push({ ...first, number: 2, what: "closing", ref: "R-OTHER" });
      }
      return seen;
    };
    await lookAgain(process.ports, key, bob);
    await untilQuiet(world, process, MINUTE);
    expect(looks.length).toBeGreaterThan(before);
    expect(entries(world)).toEqual(["registered", "closing"]);
  });
});
