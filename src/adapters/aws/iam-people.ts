// Reads one IAM user as AWS has it now: whom its tag binds it to, its boundary and its MFA devices.
import { GetUserCommand, ListMFADevicesCommand } from "@aws-sdk/client-iam";
import type { IAMClient, Tag } from "@aws-sdk/client-iam";
import { PERSON_TAG } from "../../domain/person.ts";
import type { IamPeople, IamPerson } from "../../ports/iam-people.ts";
import { askAws, isNotThere } from "./aws-errors.ts";

export function iamPeople(iam: IAMClient): IamPeople {
  return {
    find: async (iamUser) => {
      try {
        const [user, mfaSerials] = await Promise.all([
          readUser(iam, iamUser),
          listSerials(iam, iamUser),
        ]);
        return { ...user, mfaSerials };
      } catch (error) {
        if (isNotThere(error)) return undefined;
        throw error;
      }
    },
  };
}

async function readUser(iam: IAMClient, iamUser: string): Promise<Omit<IamPerson, "mfaSerials">> {
  const doing = { action: "iam:GetUser", about: `the user ${iamUser}` };
  const command = new GetUserCommand({ UserName: iamUser });
  const { User } = await askAws(doing, () => iam.send(command));
  return {
    arn: User?.Arn ?? "",
    boundTo: boundBy(User?.Tags ?? []),
    boundary: User?.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
  };
}

function boundBy(tags: readonly Tag[]): string | undefined {
  return tags.find((tag) => tag.Key === PERSON_TAG)?.Value;
}

// A user has eight devices at most, which fit one answer.
export async function listSerials(iam: IAMClient, iamUser: string): Promise<string[]> {
  const doing = { action: "iam:ListMFADevices", about: `the user ${iamUser}` };
  const command = new ListMFADevicesCommand({ UserName: iamUser });
  const { MFADevices = [] } = await askAws(doing, () => iam.send(command));
  return MFADevices.flatMap((device) => device.SerialNumber ?? []);
}
