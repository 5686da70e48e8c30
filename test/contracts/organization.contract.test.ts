// The contract of organization, on every implementation.
import { withMoto } from "../support/moto.ts";
import { startInMemoryOrganization } from "./organization-in-memory.ts";
import { motosOrganization, startMotoOrganization } from "./organization-on-moto.ts";
import { startSandboxOrganization } from "./organization-on-sandbox.ts";
import { organizationContract } from "./organization.contract.ts";

describe("in memory", () => {
  organizationContract(startInMemoryOrganization);
});

describe("on the sandbox", () => {
  organizationContract(() => startSandboxOrganization());
});

describe("on moto", () => {
  withMoto((moto) => {
    organizationContract(() => startMotoOrganization(moto()), motosOrganization);
  });
});
