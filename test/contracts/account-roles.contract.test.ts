// The contract of account-roles, on every implementation.
import { withMoto } from "../support/moto.ts";
import { accountRolesContract } from "./account-roles.contract.ts";
import { startInMemoryOrganization } from "./organization-in-memory.ts";
import { motosOrganization, startMotoOrganization } from "./organization-on-moto.ts";
import { sandboxesOrganization, startSandboxOrganization } from "./organization-on-sandbox.ts";

describe("in memory", () => {
  accountRolesContract(startInMemoryOrganization);
});

describe("on the sandbox", () => {
  accountRolesContract(() => startSandboxOrganization(), sandboxesOrganization);
});

describe("on moto", () => {
  withMoto((moto) => {
    accountRolesContract(() => startMotoOrganization(moto()), motosOrganization);
  });
});
