// Connecting a client's account, living with it, and disconnecting it, with a death at every call.
import { seatSubject } from "../../src/domain/request.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { alice, bob } from "../support/people.ts";
import type { World } from "../support/a-world.ts";
import {
  HARBOUR,
  approvesConnecting,
  asksToConnect,
  asksToDisconnect,
  makesRoles,
  playAccounts,
} from "./account-journeys.ts";
import type { AccountJourney } from "./account-journeys.ts";
import { DAY, FATES, SOON } from "./dying-process.ts";
import type { Act } from "./dying-process.ts";

// A process that has just started has not read yet which accounts were connected.
const knowing =
  (act: Act): Act =>
  async (process) => {
    await process.ports.registry.readAnew();
    return act(process);
  };
const asksForAccess = knowing(({ ports }) =>
  askForAccess(ports, {
    ...{ requester: alice, slug: HARBOUR.slug, roleKey: "admin", reason: "move the site" },
    lasting: "standing",
  }),
);
const approvesAccess = knowing(({ ports }) =>
  approveRequest(ports, {
    key: { subject: seatSubject(alice, HARBOUR.slug, "admin"), number: 1 },
    ...{ approver: bob, meant: 0 },
  }),
);
const theClient =
  (act: (world: World) => void, world: World): Act =>
  async () => {
    act(world);
  };
const closesTheDoor = ({ clients }: World) => {
  clients.remove(HARBOUR.id, "RolecallAdmin");
};

const connecting = (world: World) =>
  [
    [asksToConnect(), SOON],
    [approvesConnecting(), SOON],
    [theClient(makesRoles, world), DAY / 2],
  ] as const;

const JOURNEYS: Readonly<Record<string, AccountJourney>> = {
  "a client's account that is connected": { acts: connecting },
  "a client who shuts the door and opens it again while somebody has access": {
    acts: (world) => [
      ...connecting(world),
      [asksForAccess, SOON],
      [approvesAccess, SOON],
      [theClient(closesTheDoor, world), 1.5 * DAY],
      [theClient(makesRoles, world), 1.3 * DAY],
    ],
  },
  "a client's account that is disconnected while somebody has access": {
    acts: (world) => [
      ...connecting(world),
      [asksForAccess, SOON],
      [approvesAccess, SOON],
      [asksToDisconnect(), SOON],
      [approvesConnecting(2), 1.5 * DAY],
    ],
  },
};

describe.each(Object.entries(JOURNEYS))("%s, with a death at every call", (what, journey) => {
  it("ends in the same world, wherever the process dies", async () => {
    const calm = await playAccounts(journey);
    expect(calm.final.bugs).toEqual([]);
    let covered = 0;
    for (const fate of FATES) {
      for (const [index, name] of calm.calls.entries()) {
        const { final } = await playAccounts(journey, { call: index + 1, fate });
        const point = `${fate} call ${index + 1}, ${name}`;
        expect({ point, ...final }).toEqual({ point, ...calm.final });
        covered += 1;
      }
    }
    console.log(`${what}: ${covered} crash points covered in memory`);
    expect(covered).toBe(calm.calls.length * FATES.length);
  });
});

const played = async (name: keyof typeof JOURNEYS) =>
  playAccounts(JOURNEYS[name] as AccountJourney);

it("connects it once the client has made the roles, and not before", async () => {
  const { final, world } = await played("a client's account that is connected");
  expect(final).toMatchObject({
    groups: ["harbour-admin", "harbour-read-only"],
    entries: ["harbour registered"],
    requests: [{ state: "done", outstanding: [], claim: null }],
  });
  const [entry] = world.registered;
  expect(entry?.account).toMatchObject({
    id: HARBOUR.id,
    client: { people: null, externalId: expect.stringContaining("rolecall:harbour:") as string },
  });
});

it("marks it while the client lets nobody in, and tells who is inside", async () => {
  const { final, world } = await played(
    "a client who shuts the door and opens it again while somebody has access",
  );
  expect(final.entries).toEqual(["harbour registered", "harbour shut", "harbour registered"]);
  const shown = world.slack.filter(({ slot }) => slot === "door-card" || slot === "door-notice");
  expect(final.inGroups).toEqual(["harbour-admin"]);
  expect(shown.map(({ slot }) => slot).sort()).toEqual(["door-card", "door-notice"]);
  expect(shown.every(({ shows }) => shows.includes("over") || shows.includes("open"))).toBe(true);
});

it("puts everybody out before it is struck off, and looks at it no more", async () => {
  const { final, world } = await played(
    "a client's account that is disconnected while somebody has access",
  );
  expect(final).toMatchObject({
    groups: [],
    entries: ["harbour registered", "harbour closing", "harbour closed"],
    inGroups: [],
    access: [expect.stringContaining("harbour#admin 1 ended")],
  });
  const connection = [...world.accountRecords.values()].find(
    ({ request }) => request.key.number === 1,
  );
  expect(connection?.request.state).not.toHaveProperty("watch");
  expect(connection?.due).toBeNull();
});
