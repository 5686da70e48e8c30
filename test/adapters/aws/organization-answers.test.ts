// What becomes of everything AWS may have against making, moving or closing an account.
import { organization } from "../../../src/adapters/aws/organization.ts";
import type { Mend } from "../../../src/domain/accounts/account-request.ts";
import type { Organization } from "../../../src/ports/organization.ts";
import { held } from "../../contracts/iam-world.ts";
import { anOrder } from "../../contracts/organization-world.ts";
import { troubleOf } from "../../contracts/trouble-of.ts";

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

let sent: string[];
let answers: Record<string, Answer>;
/** Why the call did not get through, as the machine calls it. */
let unreachable: string | undefined;
let aws: Organization;

beforeEach(() => {
  sent = [];
  answers = {};
  unreachable = undefined;
  const handle = async ({ headers }: { headers: Record<string, string> }) => {
    const action = (headers["x-amz-target"] ?? "").replace(/^.*\./, "");
    sent.push(action);
    if (unreachable)
      throw Object.assign(new Error("it did not get through"), { code: unreachable });
    const { status, body } = answers[action] ?? { status: 200, body: {} };
    return {
      response: { statusCode: status, headers: {}, body: Buffer.from(JSON.stringify(body)) },
    };
  };
  aws = organization({
    provisioner: {
      session: async () => null,
      entryWay: async () => {
        throw new Error("no account is entered");
      },
    },
    reach: {
      region: "eu-central-1",
      credentials: { accessKeyId: "AKIATEST", secretAccessKey: "test" },
      requestHandler: { handle },
    },
  });
});

const error = (__type: string, more: { Reason?: string; Message?: string } = {}, status = 400) => ({
  status,
  body: { __type, Message: "This is what AWS says.", ...more },
});
const create = () => aws.create(anOrder(), held);
const move = () =>
  aws.move({ accountId: "222222222222", from: "r-root", to: "ou-root-clients0" }, held);
const close = () => aws.close("222222222222", held);

const constraint = (Reason: string) => error("ConstraintViolationException", { Reason });
const input = (Reason: string, Message?: string) =>
  error("InvalidInputException", { Reason, ...(Message === undefined ? {} : { Message }) });
const none: readonly Mend[] = [];

describe("an order of an account", () => {
  it.each<[string, Answer, RegExp, Mend?]>([
    ["no room", constraint("ACCOUNT_NUMBER_LIMIT_EXCEEDED"), /as many accounts as AWS/],
    ["not set up", constraint("ACCOUNT_CREATION_NOT_COMPLETE"), /has not finished/],
    ["a tag policy", constraint("TAG_POLICY_VIOLATION"), /tag policy/],
    ["no payment", constraint("MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED"), /to pay/],
    ["no contact", constraint("MASTER_ACCOUNT_MISSING_CONTACT_INFO"), /contact/],
    ["billing only", constraint("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"), /all features/],
    ["too many tags", constraint("MAX_TAG_LIMIT_EXCEEDED"), /50 tags/],
    ["something new", constraint("SOMETHING_NEW"), /SOMETHING_NEW/],
    ["a role's name", input("INVALID_ROLE_NAME"), /name of the role/],
    ["an e-mail", input("INVALID_PATTERN", "Your Email is wrong."), /Email is wrong/, "email"],
    ["a name", input("INVALID_PATTERN", "Your AccountName is wrong."), /AccountName/],
    ["no organization", error("AWSOrganizationsNotInUseException"), /no organization/],
    ["another region", error("UnsupportedAPIEndpointException"), /AWS_REGION/],
    ["no permission", error("AccessDeniedException"), /lacks the permission/],
    ["never heard of", error("BrandNewException"), /BrandNew/],
  ])("is refused for %s, in plain words beside AWS's own", async (...[, answer, words, mend]) => {
    answers["CreateAccount"] = answer;
    const met = await create();
    const mends = mend === undefined ? [] : [mend];
    expect(met).toMatchObject({ kind: "refused", mends, why: expect.stringMatching(words) });
    expect(met).toMatchObject({ why: expect.stringMatching(/AWS said: .+\. \(\w+\)$/) });
    expect(sent).toEqual(["CreateAccount"]);
  });

  it.each<[string, Answer]>([
    ["it makes five already", constraint("ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED")],
    ["it is asked too often", error("TooManyRequestsException")],
    ["something else is changed", error("ConcurrentModificationException")],
    ["the organization is young", error("FinalizingOrganizationException")],
  ])("finds AWS busy where %s", async (_, answer) => {
    answers["CreateAccount"] = answer;
    expect(await create()).toMatchObject({
      kind: "busy",
      why: expect.stringContaining("AWS said"),
    });
    expect(sent).toEqual(["CreateAccount"]);
  });

  it.each<[string, Answer]>([
    ["AWS fails", error("ServiceException", {}, 500)],
    ["AWS is away", error("ServiceUnavailable", {}, 503)],
    ["AWS fails with a status that says nothing", error("ServiceException", {}, 400)],
    ["AWS says nothing of a creation", { status: 200, body: {} }],
  ])("is of unknown outcome where %s, and is not sent again", async (_, answer) => {
    answers["CreateAccount"] = answer;
    expect(await create()).toMatchObject({ kind: "unknown" });
    expect(sent).toEqual(["CreateAccount"]);
  });

  it.each<[string, Answer, boolean]>([
    ["its credentials ran out", error("ExpiredTokenException"), true],
    ["it was late", error("InvalidSignatureException", { Message: "Signature expired: x" }), true],
    ["its credentials are wrong", error("UnrecognizedClientException"), false],
  ])("comes to nothing where Rolecall is at fault: %s", async (_, answer, retryable) => {
    answers["CreateAccount"] = answer;
    expect(await troubleOf(create())).toMatchObject({ retryable });
  });
});

describe("an order that does not get through", () => {
  it("may be tried again where there was nobody to take it", async () => {
    for (unreachable of ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]) {
      expect(await troubleOf(create())).toMatchObject({ retryable: true });
    }
  });

  it("is of unknown outcome where the line broke, and is not sent again", async () => {
    unreachable = "ECONNRESET";
    expect(await create()).toMatchObject({ kind: "unknown" });
    expect(sent).toEqual(["CreateAccount"]);
  });
});

describe("a creation that failed", () => {
  const failed = (FailureReason: string) => ({
    status: 200,
    body: { CreateAccountStatus: { Id: "car-1", State: "FAILED", FailureReason } },
  });

  it.each<[string, readonly Mend[]]>([
    ["ACCOUNT_LIMIT_EXCEEDED", none],
    ["EMAIL_ALREADY_EXISTS", ["email"]],
    ["INVALID_ADDRESS", ["email"]],
    ["INVALID_EMAIL", ["email"]],
    ["CONCURRENT_ACCOUNT_MODIFICATION", none],
    ["INTERNAL_FAILURE", none],
    ["GOVCLOUD_ACCOUNT_ALREADY_EXISTS", none],
    ["MISSING_BUSINESS_VALIDATION", none],
    ["FAILED_BUSINESS_VALIDATION", none],
    ["PENDING_BUSINESS_VALIDATION", none],
    ["INVALID_IDENTITY_FOR_BUSINESS_VALIDATION", none],
    ["UNKNOWN_BUSINESS_VALIDATION", none],
    ["MISSING_PAYMENT_INSTRUMENT", none],
    ["INVALID_PAYMENT_INSTRUMENT", none],
    ["UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED", none],
  ])("for %s says so in plain words, and what may be mended", async (reason, mends) => {
    answers["DescribeCreateAccountStatus"] = failed(reason);
    const creation = await aws.creation("car-1");
    expect(creation?.state).toMatchObject({ kind: "failed", reason, mends });
    const why = creation?.state.kind === "failed" ? creation.state.why : "";
    expect(why).toMatch(/^[A-Z].{20,} AWS calls it /);
    expect(why).not.toMatch(/does not know/);
  });

  it("for a reason nobody knows shows it as it is", async () => {
    answers["DescribeCreateAccountStatus"] = failed("PHASE_OF_THE_MOON");
    const creation = await aws.creation("car-1");
    expect(creation?.state).toMatchObject({
      reason: "PHASE_OF_THE_MOON",
      why: expect.stringMatching(/AWS calls it PHASE_OF_THE_MOON\.$/),
      mends: [],
    });
  });
});

describe("moving an account", () => {
  it.each<[string, Answer, readonly Mend[]]>([
    ["the unit is gone", error("DestinationParentNotFoundException"), ["unit"]],
    ["the unit is elsewhere", input("MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS"), ["unit"]],
    ["the account is gone", error("AccountNotFoundException"), none],
    ["it may not", error("AccessDeniedException"), none],
  ])("is refused where %s", async (_, answer, mends) => {
    answers["MoveAccount"] = answer;
    expect(await move()).toMatchObject({ kind: "refused", mends });
  });

  it("is done where it was done already", async () => {
    answers["MoveAccount"] = error("DuplicateAccountException");
    expect(await move()).toEqual({ kind: "moved" });
  });

  it("may be tried again where somebody moved it, or AWS fails", async () => {
    for (const answer of [
      error("SourceParentNotFoundException"),
      error("ServiceException", {}, 500),
    ]) {
      answers["MoveAccount"] = answer;
      expect(await troubleOf(move())).toMatchObject({ retryable: true });
    }
  });

  it("waits where AWS is busy", async () => {
    for (const name of ["TooManyRequestsException", "ConcurrentModificationException"]) {
      answers["MoveAccount"] = error(name);
      expect(await move()).toMatchObject({ kind: "busy" });
    }
  });
});

describe("closing an account", () => {
  it.each<[string, Answer, RegExp]>([
    ["the month's are used up", constraint("CLOSE_ACCOUNT_QUOTA_EXCEEDED"), /30 days/],
    ["it is the one", constraint("CANNOT_CLOSE_MANAGEMENT_ACCOUNT"), /management account/],
    ["it is too young", constraint("WAIT_PERIOD_ACTIVE"), /wait of some days/],
    ["it sells", error("ConflictException", { Message: "Marketplace offers." }), /Marketplace/],
    ["it is gone", error("AccountNotFoundException"), /does not find/],
    ["Rolecall may not", error("AccessDeniedException"), /close_accounts/],
  ])("is refused where %s, in AWS's words too", async (_, answer, words) => {
    answers["CloseAccount"] = answer;
    expect(await close()).toMatchObject({
      ...{ kind: "refused", mends: [], why: expect.stringMatching(words) },
    });
    expect(sent[0]).toBe("CloseAccount");
  });

  it("waits where AWS closes three already, or is asked too often", async () => {
    for (const answer of [
      constraint("CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED"),
      error("TooManyRequestsException"),
      error("ConcurrentModificationException"),
    ]) {
      answers["CloseAccount"] = answer;
      expect(await close()).toMatchObject({ kind: "busy" });
    }
  });

  it("is done where it is closed already, or being closed", async () => {
    answers["CloseAccount"] = error("AccountAlreadyClosedException");
    expect(await close()).toEqual({ kind: "closing" });
    answers["CloseAccount"] = error("ConflictException");
    answers["DescribeAccount"] = { status: 200, body: { Account: { State: "PENDING_CLOSURE" } } };
    expect(await close()).toEqual({ kind: "closing" });
  });

  it("may be tried again where AWS fails, which it is not by itself", async () => {
    answers["CloseAccount"] = error("ServiceException", {}, 500);
    expect(await troubleOf(close())).toMatchObject({ retryable: true });
    expect(sent).toEqual(["CloseAccount"]);
  });
});

it("what an account is is read from `State`, and from `Status` where there is none", async () => {
  const seen: unknown[] = [];
  for (const Account of [
    { State: "CLOSED", Status: "SUSPENDED" },
    { Status: "SUSPENDED" },
    { State: "PENDING_ACTIVATION", Status: "ACTIVE" },
    { State: "ACTIVE" },
  ]) {
    answers["DescribeAccount"] = { status: 200, body: { Account } };
    seen.push((await aws.account("222222222222"))?.state);
  }
  expect(seen).toEqual(["closed", "suspended", "pending", "active"]);
});
