// A managed policy that somebody attached to an access group; the sandbox attaches none, so moto is asked.
import { AttachGroupPolicyCommand, CreatePolicyCommand } from "@aws-sdk/client-iam";
import { accessGroups } from "../../../src/adapters/aws/access-groups.ts";
import { iamClient } from "../../../src/adapters/aws/clients.ts";
import { held } from "../../contracts/iam-world.ts";
import { withMoto } from "../../support/moto.ts";

const wanted = {
  group: "client-a-admin",
  path: "/rolecall/",
  roleArn: "arn:aws:iam::222222222222:role/Admin",
};

withMoto((moto) => {
  it("lets nobody in while it is attached, and says how to detach it", async () => {
    const iam = iamClient(moto().reach);
    const groups = accessGroups(iam);
    await groups.establish(wanted, { kind: "missing" }, held);
    const PolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    });
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: "handy", PolicyDocument }),
    );
    const PolicyArn = Policy?.Arn ?? "";
    await iam.send(new AttachGroupPolicyCommand({ GroupName: wanted.group, PolicyArn }));

    const condition = await groups.condition(wanted);
    const differences = [`a managed policy attached: ${PolicyArn}`];
    expect(condition).toEqual({ kind: "altered", differences });
    await expect(groups.establish(wanted, condition, held)).rejects.toMatchObject({
      message: `Somebody attached the managed policy ${PolicyArn} to the group client-a-admin, and Rolecall lets nobody in while it is there. Detach it: aws iam detach-group-policy --group-name client-a-admin --policy-arn ${PolicyArn}`,
      retryable: false,
    });
    const detach = `Detach it: aws iam detach-group-policy --group-name client-a-admin --policy-arn ${PolicyArn}`;
    await expect(groups.remove(wanted, held)).rejects.toMatchObject({
      message: `Somebody attached the managed policy ${PolicyArn} to the group client-a-admin, and AWS does not delete the group while it is there. ${detach}`,
      retryable: false,
    });
    expect(await groups.condition(wanted)).toEqual({ kind: "altered", differences });
  });
});
