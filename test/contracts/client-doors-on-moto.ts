// An account of moto's as a client's, for contracts.
import { CreateRoleCommand, DeleteRoleCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { iamClient, stsClient } from "../../src/adapters/aws/clients.ts";
import type { Moto } from "../support/moto.ts";
import { clientDoorsAdapter } from "./client-doors-adapter.ts";
import { HARBOUR_LINE } from "./client-doors-world.ts";
import type { ClientsLaxities, ClientsWorld } from "./client-doors-world.ts";

export const motosClients: ClientsLaxities = {
  trust: "moto lets everybody act as every role",
  "permissions of roles": "moto lets every session do everything",
};

/** Moto's own, for keys it does not know. */
const managementId = "123456789012";

export async function startMotoClients(moto: Moto): Promise<ClientsWorld> {
  await moto.reset();
  const { reach } = moto;
  const inAccount = async (): Promise<IAMClient> => {
    const RoleArn = `arn:aws:iam::${HARBOUR_LINE}:role/Owner`;
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: "owner" });
    const { Credentials: given } = await stsClient(reach).send(command);
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = given ?? {};
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
    return iamClient({ ...reach, credentials: { ...credentials, sessionToken: SessionToken } });
  };
  return {
    ...clientDoorsAdapter(reach, managementId, Date.now),
    client: {
      putRole: async ({ name: RoleName, path: Path = "/", trust, sessionSeconds = 3600 }) => {
        const command = new CreateRoleCommand({
          ...{ RoleName, Path, MaxSessionDuration: sessionSeconds },
          AssumeRolePolicyDocument: JSON.stringify(trust),
        });
        await (await inAccount()).send(command);
      },
      deleteRole: async ({ name: RoleName }) => {
        await (await inAccount()).send(new DeleteRoleCommand({ RoleName }));
      },
    },
    stop: async () => undefined,
  };
}
