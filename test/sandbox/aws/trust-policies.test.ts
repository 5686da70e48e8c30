// Whom a role trusts: the policies that IAM takes for it, and from when on they count.
import { allowAssume, management } from "./aws-world.ts";
import { assume, clientA, readOnlyArn } from "./bot-session.ts";
import {
  arn,
  denied,
  malformed,
  principal,
  type RoleSetting,
  startRoles,
  tooMuch,
  trustingRoot,
} from "./role-setting.ts";

let roles: RoleSetting;
afterEach(() => roles.agency.aws.stop());

describe("a trust policy", () => {
  beforeEach(async () => {
    roles = await startRoles();
    await roles.create();
  });

  test("is replaced as a whole, and from then on decides who gets in", async () => {
    await assume(roles.agency, { RoleArn: arn });
    await roles.trust(principal(`arn:aws:iam::${management}:user/alice`));
    await expect(assume(roles.agency, { RoleArn: arn })).rejects.toMatchObject(denied);
    expect(decodeURIComponent((await roles.theRole())?.AssumeRolePolicyDocument ?? "")).toBe(
      principal(`arn:aws:iam::${management}:user/alice`),
    );
  });

  test.each([
    ["a user who is not there", `arn:aws:iam::${management}:user/zoe`],
    ["a user by the wrong path", `arn:aws:iam::${management}:user/team/alice`],
    ["a user of an account without users", `arn:aws:iam::${clientA}:user/alice`],
    ["a role that is not there", `arn:aws:iam::${clientA}:role/Nobody`],
    ["a group", `arn:aws:iam::${management}:group/developers`],
    ["a name with a star", `arn:aws:iam::${management}:user/*`],
  ])("that names %s as principal is refused", async (_what, named) => {
    const said = { ...malformed, message: `Invalid principal in policy: "AWS":"${named}"` };
    await expect(roles.trust(principal(named))).rejects.toMatchObject(said);
    const other = { RoleName: "Other", AssumeRolePolicyDocument: principal(named) };
    await expect(roles.create(other)).rejects.toMatchObject(said);
    expect(roles.agency.aws.world().roles.map(({ name }) => name)).not.toContain("Other");
  });

  test("may name roles that are there, and anybody of an account elsewhere", async () => {
    await roles.trust(principal(readOnlyArn));
    await roles.trust(principal(`arn:aws:iam::${management}:role/rolecall`));
    await roles.trust(principal("arn:aws:iam::999999999999:user/somebody"));
  });

  test.each([
    ["no JSON", "{"],
    ["a resource", JSON.stringify({ ...allowAssume("*") })],
    ["a condition AWS does not know", trustingRoot.replace("}]}", `,"Condition":{"Is":{}}}]}`)],
  ])("with %s is refused", async (_what, document) => {
    await expect(roles.trust(document)).rejects.toMatchObject(malformed);
  });

  test("has 2,048 characters at most, white space not counted", async () => {
    const sized = (size: number) =>
      trustingRoot.replace(
        `"Effect"`,
        `"Sid":"${"s".repeat(size - trustingRoot.length - `"Sid":"",`.length)}","Effect"`,
      );
    expect(sized(2048)).toHaveLength(2048);
    await roles.trust(`  ${sized(2048)}\n`);
    await expect(roles.trust(sized(2049))).rejects.toMatchObject({
      ...tooMuch,
      message: "Cannot exceed quota for ACLSizePerRole: 2048",
    });
  });
});

test("a user made a moment ago can be a principal only once known everywhere", async () => {
  roles = await startRoles({ propagationMilliseconds: 10_000 });
  await roles.create();
  roles.agency.aws.change({ do: "create-user", user: "zoe" });
  const zoe = principal(`arn:aws:iam::${management}:user/zoe`);
  await expect(roles.trust(zoe)).rejects.toMatchObject(malformed);
  roles.agency.clock.advance(10_000);
  await roles.trust(zoe);
});
