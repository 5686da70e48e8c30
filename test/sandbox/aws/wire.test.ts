// Who may call at all: signatures, ages of signatures, services and versions, as AWS checks them.
import { GetUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { ListAccountsCommand } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { startAgency, type Agency } from "./aws-world.ts";

const minutes = 60_000;
const whoAmI = new GetCallerIdentityCommand({});
const aboutAlice = new GetUserCommand({ UserName: "alice" });

describe("a call to the sandbox AWS", () => {
  let agency: Agency;
  beforeEach(async () => {
    agency = await startAgency();
  });
  afterEach(() => agency.aws.stop());

  const post = (headers: Record<string, string>, body: string) =>
    fetch(agency.aws.endpointUrl, { method: "POST", headers, body });

  test("is answered when the bot signed it", async () => {
    expect(await agency.sts.send(whoAmI)).toMatchObject({
      Account: "111111111111",
      Arn: "arn:aws:sts::111111111111:assumed-role/rolecall/rolecall",
      UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:rolecall$/) as string,
    });
  });

  test("is refused when the key is not the bot's", async () => {
    const stranger = agency.signedAs({ accessKeyId: "AKIASTRANGER", secretAccessKey: "x" });
    await expect(stranger.iam.send(aboutAlice)).rejects.toMatchObject({
      name: "InvalidClientTokenId",
      $metadata: { httpStatusCode: 403 },
    });
    await expect(stranger.organizations.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
  });

  test("is refused when the secret is wrong", async () => {
    const { accessKeyId } = agency.seed.bot;
    const forger = agency.signedAs({ accessKeyId, secretAccessKey: "guessed" });
    await expect(forger.sts.send(whoAmI)).rejects.toMatchObject({
      name: "SignatureDoesNotMatch",
      message: expect.stringContaining("does not match the signature you provided") as string,
    });
    await expect(forger.organizations.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: "InvalidSignatureException",
    });
  });

  test("is refused when its body was changed after signing", async () => {
    agency.iam.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string };
        request.body = request.body.replace("alice", "carol");
        return next(args);
      },
      { step: "deserialize", priority: "low" },
    );
    await expect(agency.iam.send(aboutAlice)).rejects.toMatchObject({
      name: "SignatureDoesNotMatch",
    });
  });

  test("is refused when its signature is older than 15 minutes", async () => {
    agency.clock.advance(14 * minutes);
    await expect(agency.iam.send(aboutAlice)).resolves.toBeDefined();
    // An answer tells the SDK the time, so a client that has heard nothing yet must do the late call.
    agency.clock.advance(2 * minutes);
    const late = agency.signedAs(agency.seed.bot);
    await expect(late.iam.send(aboutAlice)).rejects.toMatchObject({
      name: "SignatureDoesNotMatch",
      message: expect.stringMatching(
        /^Signature expired: (\d{8}T\d{6}Z) is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)$/,
      ) as string,
    });
  });

  test("is refused when its signature is from the future", async () => {
    agency.clock.advance(-16 * minutes);
    await expect(agency.iam.send(aboutAlice)).rejects.toMatchObject({
      name: "SignatureDoesNotMatch",
      message: expect.stringContaining("not yet current") as string,
    });
  });

  test("succeeds at the SDK's second attempt once it has learnt the sandbox's time", async () => {
    const patient = new IAMClient({
      endpoint: agency.aws.endpointUrl,
      region: "eu-west-1",
      credentials: agency.seed.bot,
    });
    agency.clock.advance(8 * 60 * minutes);
    await expect(patient.send(aboutAlice)).resolves.toMatchObject({ User: { UserName: "alice" } });
  });

  test("is refused without a signature, or with one that cannot be read", async () => {
    const unsigned = await post({}, "Action=GetUser&Version=2010-05-08");
    expect(unsigned.status).toBe(403);
    expect(await unsigned.text()).toContain("<Code>MissingAuthenticationToken</Code>");
    const garbled = await post({ authorization: "AWS4-HMAC-SHA256 nonsense" }, "");
    expect(garbled.status).toBe(400);
    expect(await garbled.text()).toContain("<Code>IncompleteSignature</Code>");
  });

  test("is refused for a service that is not there", async () => {
    const scope = "Credential=A/20260101/eu-west-1/s3/aws4_request";
    const authorization = `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=${"0".repeat(64)}`;
    const answer = await post({ authorization }, "");
    expect(await answer.text()).toContain("does not offer the service s3");
  });
});
