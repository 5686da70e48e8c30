// The contract of client-doors, on every implementation.
import { inMemoryClientDoors } from "../support/in-memory-client-doors.ts";
import { withMoto } from "../support/moto.ts";
import { motosClients, startMotoClients } from "./client-doors-on-moto.ts";
import { startSandboxClients } from "./client-doors-on-sandbox.ts";
import { HARBOUR_LINE } from "./client-doors-world.ts";
import type { ClientsWorld } from "./client-doors-world.ts";
import { clientDoorsContract } from "./client-doors.contract.ts";
import { provisionerRole } from "./organization-world.ts";

async function startInMemoryClients(): Promise<ClientsWorld> {
  const managementId = "111111111111";
  const enteringRole = provisionerRole(managementId);
  const clients = inMemoryClientDoors(enteringRole);
  const fullName = (name: string, path = "/") => `${path.slice(1)}${name}`;
  return {
    ...{ doors: clients.doors, managementId, enteringRole },
    client: {
      putRole: async ({ name, path, ...role }) =>
        clients.put(HARBOUR_LINE, { ...role, roleName: fullName(name, path) }),
      deleteRole: async ({ name, path }) => clients.remove(HARBOUR_LINE, fullName(name, path)),
    },
    stop: async () => undefined,
  };
}

describe("in memory", () => {
  clientDoorsContract(startInMemoryClients);
});

describe("on the sandbox", () => {
  clientDoorsContract(() => startSandboxClients());
});

describe("on moto", () => {
  withMoto((moto) => {
    clientDoorsContract(() => startMotoClients(moto()), motosClients);
  });
});
