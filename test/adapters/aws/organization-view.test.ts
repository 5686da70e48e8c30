// What is known of the organization for those who fill in forms, where AWS takes its time.
import { organizationView } from "../../../src/adapters/aws/organization-view.ts";
import type { Organization } from "../../../src/ports/organization.ts";
import { inMemoryOrganization } from "../../support/in-memory-organization.ts";
import { troubleOf } from "../../contracts/trouble-of.ts";

it("nobody waits for long, and what comes later is known to whoever asks next", async () => {
  const { organization } = inMemoryOrganization({ now: () => 0 });
  let answers: () => void = () => undefined;
  const isThere = new Promise<void>((resolve) => {
    answers = resolve;
  });
  const slow: Organization = {
    ...organization,
    units: () => isThere.then(() => organization.units()),
  };
  const view = organizationView(slow, () => 0);
  expect(await troubleOf(view.units())).toMatchObject({ retryable: true });
  answers();
  expect(await view.units()).toEqual(await organization.units());
});

it("what took AWS longer to list than it is remembered for is known for a minute all the same", async () => {
  let time = 0;
  const { organization } = inMemoryOrganization({ now: () => time });
  let asked = 0;
  const slow: Organization = {
    ...organization,
    accounts: async () => {
      asked += 1;
      time += 90_000;
      return organization.accounts();
    },
  };
  const view = organizationView(slow, () => time);
  await view.accounts();
  await view.accounts();
  expect(asked).toBe(1);
  time += 60_000;
  await view.accounts();
  expect(asked).toBe(2);
});
