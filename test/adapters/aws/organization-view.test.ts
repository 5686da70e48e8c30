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
