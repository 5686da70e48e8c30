// An account of the sandbox that is outside its organization, as a world for contracts.
import type { AwsSeed } from "../../sandbox/aws/aws-seed.ts";
import { policyShape } from "../../sandbox/policy-shape.ts";
import { clientDoorsAdapter } from "./client-doors-adapter.ts";
import { HARBOUR_LINE } from "./client-doors-world.ts";
import type { ClientsWorld } from "./client-doors-world.ts";
import { startSandboxOrganization } from "./organization-on-sandbox.ts";
import type { SandboxOrganization } from "./organization-on-sandbox.ts";

export interface SandboxClients extends ClientsWorld {
  readonly sandbox: SandboxOrganization;
}

const bot = {
  accessKeyId: "AKIAROLECALL",
  secretAccessKey: "secret",
  roleName: "rolecall",
  provisioner: true,
};

/** `mayAssume`: the roles that Rolecall's own policies let it ask for. */
export async function startSandboxClients(mayAssume = ["*"]): Promise<SandboxClients> {
  const elsewhere: AwsSeed["elsewhere"] = [
    { id: HARBOUR_LINE, name: "Harbour Line", organizationId: "o-harbourline", roles: [] },
  ];
  const sandbox = await startSandboxOrganization({ bot: { ...bot, mayAssume }, elsewhere });
  const { aws, clock, reach, managementId } = sandbox;
  const account = HARBOUR_LINE;
  return {
    ...clientDoorsAdapter(reach, managementId, clock.now),
    sandbox,
    client: {
      putRole: async ({ name: role, path, trust, sessionSeconds = 3600, readsItself }) =>
        aws.changeClient({
          ...{ do: "put-role", account, role, maxSessionSeconds: sessionSeconds },
          ...(path === undefined ? {} : { path }),
          trust: policyShape.parse(trust),
          policies: readsItself ? ["ReadOnlyAccess"] : [],
        }),
      deleteRole: async ({ name: role }) => aws.changeClient({ do: "delete-role", account, role }),
    },
    stop: () => sandbox.stop(),
  };
}
