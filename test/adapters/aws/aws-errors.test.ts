// What becomes of AWS's errors: words fit for an approver, and whether asking again may help.
import { IAMServiceException } from "@aws-sdk/client-iam";
import { aboutOurGroup, askAws } from "../../../src/adapters/aws/aws-errors.ts";
import type { Doing } from "../../../src/adapters/aws/aws-errors.ts";
import { Trouble } from "../../../src/domain/trouble.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";

const doing = { action: "iam:AddUserToGroup", ...aboutOurGroup("client-a-admin") };

function awsError(name: string, status = 400, message = "Something is said"): Error {
  const $metadata = { httpStatusCode: status };
  return new IAMServiceException({ name, message, $fault: "client", $metadata });
}

const fails = (error: Error, about: Doing = doing): Promise<unknown> =>
  askAws(about, () => Promise.reject(error)).catch((met: unknown) => met);

it.each([
  [awsError("Throttling"), "AWS asked us to slow down (iam:AddUserToGroup)."],
  [awsError("TooManyRequestsException", 429), "AWS asked us to slow down (iam:AddUserToGroup)."],
  [awsError("ServiceFailureException", 500), "AWS had a failure of its own (iam:AddUserToGroup)."],
  [awsError("ServiceUnavailable", 503), "AWS had a failure of its own (iam:AddUserToGroup)."],
  [
    awsError("ConcurrentModificationException", 409),
    "AWS is still busy with an earlier change to the group client-a-admin (iam:AddUserToGroup).",
  ],
  [
    awsError("EntityTemporarilyUnmodifiableException", 409),
    "AWS is still busy with an earlier change to the group client-a-admin (iam:AddUserToGroup).",
  ],
  [
    awsError("ExpiredToken", 403),
    "Rolecall's own AWS credentials have run out or cannot be read (iam:AddUserToGroup).",
  ],
  [
    Object.assign(new Error("no profile"), { name: "CredentialsProviderError" }),
    "Rolecall's own AWS credentials have run out or cannot be read (iam:AddUserToGroup).",
  ],
  [
    awsError("NoSuchEntityException", 404, "The group with name client-a-admin cannot be found."),
    "AWS does not show the group client-a-admin (iam:AddUserToGroup).",
  ],
  [
    awsError("SignatureDoesNotMatch", 403, "Signature expired: 20260105T090000Z is now earlier"),
    "AWS refused iam:AddUserToGroup: it came too long after it was signed. Where that goes on, the clock of the machine that Rolecall runs on is wrong.",
  ],
  [
    awsError("RequestExpired"),
    "AWS refused iam:AddUserToGroup: it came too long after it was signed. Where that goes on, the clock of the machine that Rolecall runs on is wrong.",
  ],
])("%s may pass", async (error, message) => {
  expect(await fails(error)).toMatchObject({ message, retryable: true, cause: error });
});

it.each([
  [
    awsError("AccessDenied", 403),
    "AWS refused iam:AddUserToGroup: Rolecall's own role lacks the permission for the group client-a-admin. It may change groups under /rolecall/ only, and put people into those that rolecall.yaml names: `npx rolecall permissions` prints what that takes.",
  ],
  [
    awsError("AccessDeniedException", 403),
    "AWS refused iam:AddUserToGroup: Rolecall's own role lacks the permission for the group client-a-admin. It may change groups under /rolecall/ only, and put people into those that rolecall.yaml names: `npx rolecall permissions` prints what that takes.",
  ],
  [
    awsError("NoSuchEntityException", 404, "The user with name alice cannot be found."),
    "AWS does not find the group client-a-admin (iam:AddUserToGroup): The user with name alice cannot be found.",
  ],
  [
    awsError("LimitExceededException", 409),
    "AWS allows no more (iam:AddUserToGroup for the group client-a-admin): Something is said.",
  ],
  [
    awsError("MalformedPolicyDocumentException"),
    "AWS does not accept the policy for the group client-a-admin (iam:AddUserToGroup): Something is said.",
  ],
  [
    awsError("InvalidClientTokenId", 403),
    "AWS does not accept Rolecall's own credentials (iam:AddUserToGroup).",
  ],
  [
    awsError("SignatureDoesNotMatch", 403),
    "AWS does not accept Rolecall's own credentials (iam:AddUserToGroup).",
  ],
  [
    awsError("ValidationError"),
    "AWS refused iam:AddUserToGroup for the group client-a-admin: ValidationError: Something is said.",
  ],
])("%s does not pass by itself", async (error, message) => {
  expect(await fails(error)).toMatchObject({ message, retryable: false, cause: error });
});

it("silence may pass", async () => {
  const { groups, faults, stop } = await startSandboxIam([{ name: "alice" }]);
  faults.add({ service: "iam", action: "ListGroupsForUser", effect: "lose-answer", times: 3 });
  await expect(groups.groupsOf("alice")).rejects.toMatchObject({
    message: "AWS did not answer iam:ListGroupsForUser for the user alice in time.",
    retryable: true,
  });
  await stop();
});

it("a limit is told in the words of the call that met it", async () => {
  const limit = "alice is already in ten groups, the most AWS allows.";
  const met = await fails(awsError("LimitExceededException", 409), { ...doing, limit });
  expect(met).toMatchObject({ message: limit, retryable: false });
});

it("a permission that is not Rolecall's own to have is told in the words of the call", async () => {
  const refused = "Whoever owns the account can allow it.";
  const met = await fails(awsError("AccessDenied", 403), { ...doing, refused });
  expect(met).toMatchObject({ message: refused, retryable: false });
});

it("trouble stays the trouble it is, though the SDK writes on it what it knows", async () => {
  const trouble = Object.assign(new Trouble("Too late.", { retryable: true }), { $metadata: {} });
  expect(await fails(trouble)).toBe(trouble);
});

it("a bug stays a bug", async () => {
  const bug = new TypeError("x is not a function");
  expect(await fails(bug)).toBe(bug);
  expect(bug).not.toBeInstanceOf(Trouble);
});
