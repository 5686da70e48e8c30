// Making and closing accounts with a death at every call: exactly one account, every step's effect exactly once.
import { ACCESS_POLICY_NAME } from "../../src/domain/iam-documents.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { seatSubject } from "../../src/domain/request.ts";
import { clientA } from "../support/a-policy.ts";
import { alice, bob, carol } from "../support/people.ts";
import {
  ACME,
  approvesClosing,
  approvesMaking,
  asksFor,
  asksToClose,
  playAccounts,
} from "./account-journeys.ts";
import type { AccountJourney } from "./account-journeys.ts";
import { DAY, FATES, SOON } from "./dying-process.ts";
import type { Act } from "./dying-process.ts";

const asksForAccess: Act = async ({ ports }) =>
  askForAccess(ports, {
    ...{ requester: alice, slug: clientA.slug, roleKey: "admin", reason: "fix the DNS" },
    lasting: "4h",
  });
const approvesAccess: Act = ({ ports }) =>
  approveRequest(ports, {
    key: { subject: seatSubject(alice, clientA.slug, "admin"), number: 1 },
    ...{ approver: bob, meant: 0 },
  });

const JOURNEYS: Readonly<Record<string, AccountJourney>> = {
  "an account with one who is let in first": {
    acts: (world) => [
      [asksFor(world, { firstPeople: [alice] }), SOON],
      [approvesMaking(), DAY],
    ],
  },
  "an account that is closed while somebody has access": {
    begin: ({ organization }) => {
      const { id, name } = clientA;
      organization.addAccount({ id, name, email: "aws+client-a@agency.example" });
    },
    acts: () => [
      [asksForAccess, SOON],
      [approvesAccess, SOON],
      [asksToClose(clientA.slug), SOON],
      [approvesClosing(clientA.slug, bob), SOON],
      [approvesClosing(clientA.slug, carol), DAY],
    ],
  },
};

describe.each(Object.entries(JOURNEYS))("%s, with a death at every call", (what, journey) => {
  it("ends in the same world, wherever the process dies", async () => {
    const calm = await playAccounts(journey);
    expect(calm.final.bugs).toEqual([]);
    expect(calm.final.requests).toMatchObject([{ state: "done", outstanding: [], claim: null }]);

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

it("makes the account with its roles, its alias, its groups, in its unit, and lets alice in", async () => {
  const journey = JOURNEYS["an account with one who is let in first"];
  const { final, world } = await playAccounts(journey as AccountJourney);
  expect(final).toMatchObject({
    accounts: [{ name: "Acme", email: "aws+acme@agency.example", alias: "agency-acme" }],
    groups: [`${ACME}-admin`, `${ACME}-read-only`],
    entries: ["acme registered"],
    inGroups: [`${ACME}-admin`],
    access: [expect.stringContaining("acme#admin 1 active")],
  });
  const policies = world.iam.byHand.policiesOf(`${ACME}-read-only`);
  const [id] = world.registered.map(({ account }) => account.id);
  expect(JSON.stringify(policies[ACCESS_POLICY_NAME])).toContain(`${id}:role/RolecallReadOnly`);
});

it("closes the account, after everybody is out, and leaves no group behind", async () => {
  const journey = JOURNEYS["an account that is closed while somebody has access"];
  const { final, world } = await playAccounts(journey as AccountJourney);
  expect(final).toMatchObject({
    accounts: [{ name: "Client A", state: "suspended" }],
    groups: [],
    entries: ["client-a closing", "client-a closed"],
    inGroups: [],
  });
  const [access] = [...world.records.values()].map(({ request }) => request);
  expect(access?.state).toMatchObject({ name: "ended", end: { cause: "revoked" } });
});
