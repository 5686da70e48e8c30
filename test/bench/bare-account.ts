// The floor of a new account: the calls that cannot be left out, made bare by the SDKs, one after the other.
import {
  AttachRolePolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateRoleCommand,
  IAMClient,
  PutGroupPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  DescribeCreateAccountStatusCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { ACCESS_POLICY_NAME, accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import { trustDocument } from "../../src/domain/trust-document.ts";
import { beat } from "./made-accounts.ts";
import type { MadeAccounts } from "./made-accounts.ts";
import { lastNumber } from "./quiet.ts";
import { CHANNEL, slackPerson } from "./sized-world.ts";
import { tallyOf } from "./tally.ts";
import { bareClients, putBare } from "./unavoidable-calls.ts";

const SLUG = "the-floor";
const REF = "R-F00000";
const BIRTH_ROLE = "OrganizationAccountAccessRole";
const OWN_ROLE = "RolecallReadOnly";
const MANAGEMENT = "111111111111";
const PROVISIONER = `arn:aws:iam::${MANAGEMENT}:role/rolecall-provisioner`;
const UNIT = "clients";

/** Waiting for AWS costs no call here: what has to be asked is asked once, when its time has come. */
export async function makeBare(sandbox: Sandbox, asker: string): Promise<MadeAccounts> {
  const clients = bareClients(sandbox);
  const { user } = slackPerson(sandbox.seed, asker);
  const mark = lastNumber(sandbox);
  let stored = 0;
  const store = () => putBare(clients.dynamodb, `${SLUG} ${(stored += 1)}`);
  const tell = (channel: string, text: string) => clients.slack.chat.postMessage({ channel, text });

  await store();
  const { ts = "" } = await tell(CHANNEL, "the card");
  await tell(user, "it is asked for");
  await store();
  const approvedAt = sandbox.clock.now();
  await clients.slack.chat.update({ channel: CHANNEL, ts, text: "it is being made" });
  await store();
  const maker = await become(clients, PROVISIONER, REF);
  const accountId = await create(sandbox, maker, store);
  const trusted = await enterAndHarden(clients, accountId);
  await setUp(trusted, accountId);
  await makeGroups(maker, accountId);
  await move(sandbox, maker, accountId);
  await store(); // in the list of accounts
  await store();
  const milliseconds = [sandbox.clock.now() - approvedAt];
  await tell(user, "it is there");
  await clients.slack.chat.update({ channel: CHANNEL, ts, text: "it is there" });
  return { tally: tallyOf(sandbox.calls.since(mark)), milliseconds };
}

type Aws = ReturnType<typeof bareClients>["aws"];

/** Without a source identity where none is said. */
async function become({ aws }: { aws: Aws }, RoleArn: string, SourceIdentity?: string) {
  const sts = new STSClient(aws);
  const identity = SourceIdentity === undefined ? {} : { SourceIdentity };
  const command = new AssumeRoleCommand({
    ...{ RoleArn, RoleSessionName: REF, DurationSeconds: 900 },
    ...identity,
  });
  const { Credentials } = await sts.send(command);
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  return { aws: { ...aws, credentials } };
}

async function create(
  sandbox: Sandbox,
  maker: { aws: Aws },
  store: () => Promise<unknown>,
): Promise<string> {
  const { aws, clock } = sandbox;
  const client = new OrganizationsClient(maker.aws);
  const tags = { "rolecall:request": REF, "managed-by": "rolecall" };
  const ordered = await client.send(
    new CreateAccountCommand({
      AccountName: SLUG,
      Email: `aws+${SLUG}@northwind.example`,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  await store();
  const id = ordered.CreateAccountStatus?.Id;
  const { entryMilliseconds } = aws.organization().settings;
  const dueAt = aws.organization().creations.find((one) => one.id === id)?.dueAt ?? Infinity;
  while (clock.now() < dueAt + entryMilliseconds) await beat(sandbox);
  const seen = await client.send(
    new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: id }),
  );
  return seen.CreateAccountStatus?.AccountId ?? "";
}

async function enterAndHarden(clients: { aws: Aws }, accountId: string) {
  const door = `arn:aws:iam::${accountId}:role/${BIRTH_ROLE}`;
  const plain = await become(await become(clients, PROVISIONER), door);
  await new IAMClient(plain.aws).send(
    new UpdateAssumeRolePolicyCommand({ RoleName: BIRTH_ROLE, PolicyDocument: trust() }),
  );
  return become(await become(clients, PROVISIONER, REF), door);
}

function trust(): string {
  return JSON.stringify(
    trustDocument({
      ...{ partition: "aws", managementId: MANAGEMENT, style: "mfa", people: [] },
      bots: [PROVISIONER],
    }),
  );
}

async function setUp(trusted: { aws: Aws }, accountId: string): Promise<void> {
  const iam = new IAMClient(trusted.aws);
  await iam.send(new CreateRoleCommand({ RoleName: OWN_ROLE, AssumeRolePolicyDocument: trust() }));
  const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  await iam.send(new AttachRolePolicyCommand({ RoleName: OWN_ROLE, PolicyArn }));
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: `${SLUG}-${accountId}` }));
}

async function makeGroups(maker: { aws: Aws }, accountId: string): Promise<void> {
  const iam = new IAMClient(maker.aws);
  for (const [key, role] of [
    ["admin", BIRTH_ROLE],
    ["read-only", OWN_ROLE],
  ]) {
    const GroupName = `${SLUG}-${key}`;
    const policy = accessGroupPolicy(`arn:aws:iam::${accountId}:role/${role}`);
    await iam.send(new CreateGroupCommand({ GroupName, Path: "/rolecall/" }));
    await iam.send(
      new PutGroupPolicyCommand({
        ...{ GroupName, PolicyName: ACCESS_POLICY_NAME },
        PolicyDocument: JSON.stringify(policy),
      }),
    );
  }
}

async function move({ aws }: Sandbox, maker: { aws: Aws }, accountId: string): Promise<void> {
  const { root, units } = aws.organization();
  await new OrganizationsClient(maker.aws).send(
    new MoveAccountCommand({
      AccountId: accountId,
      SourceParentId: root,
      DestinationParentId: units.find(({ path }) => path === UNIT)?.id,
    }),
  );
}
