// What a client is told of how their role lets in people.
import { judgeDoor } from "../../../src/domain/clients/judge-door.ts";
import {
  aDoorSeen,
  aDoorWanted,
  alice,
  bob,
  externalId,
  forPeople,
  inTheirName,
  judgedWith,
  MFA,
  onlyFault,
  onlyNote,
  statementsFor,
} from "./a-client.ts";

const wanted = aDoorWanted();

describe("people who should get in", () => {
  const whole = JSON.stringify(forPeople({ ...MFA, ...inTheirName }));

  it.each([
    ["there is no statement for them", []],
    ["it lets in another account", [forPeople(MFA, { Principal: { AWS: "333333333333" } })]],
    ["it is about another action", [forPeople(inTheirName, { Action: "sts:TagSession" })]],
    ["it asks for a source identity", [forPeople({ StringLike: { "sts:SourceIdentity": "*" } })]],
    [
      "it refuses them again",
      [forPeople({ ...MFA, ...inTheirName }), forPeople({}, { Effect: "Deny", Sid: "No" })],
    ],
  ])("are all shut out where %s, and the client reads the statement to put there", (_, instead) => {
    const told = onlyFault(judgedWith(instead));
    expect(told).toMatch(/^No statement lets our people in as agreed\./);
    expect(told).toContain(whole);
  });

  it("are told by name where only some of those named get in", () => {
    const the = aDoorWanted({ style: "named" });
    const only = forPeople({ ...MFA, ...inTheirName, ArnEquals: { "aws:PrincipalArn": alice } });
    const told = onlyFault(judgedWith([only], the));
    expect(told).toContain(`Left out: ${bob}.`);
    expect(told).toContain(JSON.stringify(statementsFor(the).at(-1)));
  });

  it("are left out though nobody in particular was agreed on", () => {
    const only = forPeople({ ...MFA, ...inTheirName, ArnEquals: { "aws:PrincipalArn": alice } });
    expect(onlyFault(judgedWith([only]))).toContain("Left out: those of whom it does not speak.");
  });

  it("are told by name where a Deny is about one of them", () => {
    const deny = forPeople({ StringEquals: { "aws:username": "alice" } }, { Effect: "Deny" });
    const told = onlyFault(judgedWith([forPeople({ ...MFA, ...inTheirName }), deny]));
    expect(told).toContain(`Left out: ${alice}.`);
  });

  it("are shut out by an older version, in which variables are plain text", () => {
    const trust = { Version: "2008-10-17", Statement: statementsFor(wanted) };
    const role = { sessionSeconds: wanted.sessionSeconds, trust };
    const { faults } = judgeDoor(wanted, { ...aDoorSeen(wanted), role });
    expect(faults[0]).toContain('Write "Version": "2012-10-17"');
  });

  it("who need the ExternalId too get in by the command line only, which is no fault", () => {
    const both = {
      StringEquals: { ...inTheirName.StringEquals, "sts:ExternalId": externalId },
    };
    const found = judgedWith([forPeople({ ...MFA, ...both })]);
    expect(onlyNote(found)).toMatch(/by the command line only/);
    expect(found.isCliOnly).toBe(true);
  });

  it("need MFA though that was not agreed", () => {
    const the = aDoorWanted({ style: "account" });
    const told = onlyFault(judgedWith([forPeople({ ...MFA, ...inTheirName })], the));
    expect(told).toMatch(/asks our people for MFA.*"aws:MultiFactorAuthPresent" out/);
  });
});

describe("people who should not get in", () => {
  it("get in without MFA", () => {
    const told = onlyFault(judgedWith([forPeople(inTheirName)]));
    expect(told).toMatch(
      /without MFA, by the statement "People".*"Bool": {"aws:MultiFactorAuthPresent": "true"}/,
    );
  });

  it("get in with bare keys, by BoolIfExists", () => {
    const forgiving = { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" }, ...inTheirName };
    const told = onlyFault(judgedWith([forPeople(forgiving, { Sid: undefined })]));
    expect(told).toMatch(/access keys alone, without MFA, by the statement number 3\./);
    expect(told).toContain("BoolIfExists");
  });

  it("get in without MFA from somewhere, which is as bad", () => {
    const fromOffice = { IpAddress: { "aws:SourceIp": "192.0.2.0/24" }, ...inTheirName };
    const { faults, notes } = judgedWith([
      forPeople({ ...MFA, ...inTheirName }),
      forPeople(fromOffice),
    ]);
    expect(faults.join()).toMatch(/^People get in without MFA/);
    expect(notes.join()).toMatch(/IpAddress on aws:SourceIp, which cannot be judged from here/);
  });

  it.each([
    [MFA],
    [{ ...MFA, StringLike: { "sts:RoleSessionName": "*" } }],
    [{ ...MFA, StringLike: { "sts:RoleSessionName": "${aws:username}-*" } }],
    [{ ...MFA, StringEquals: { "sts:RoleSessionName": ["${aws:username}", "shared"] } }],
  ])("get in under other names: %j", (conditions) => {
    const { faults } = judgedWith([forPeople({ ...MFA, ...inTheirName }), forPeople(conditions)]);
    expect(faults.join()).toMatch(
      /call their session whatever they like.*"sts:RoleSessionName": "\$\{aws:username\}"/,
    );
  });

  it.each([
    [{ ArnEquals: { "aws:PrincipalArn": [alice, bob, "arn:aws:iam::111111111111:user/eve"] } }],
    [{ StringEquals: { ...inTheirName.StringEquals, "aws:username": ["alice", "bob", "eve"] } }],
  ])("are told by name where more are named than agreed: %j", (named) => {
    const told = onlyFault(
      judgedWith(
        [forPeople({ ...MFA, ...inTheirName, ...named })],
        aDoorWanted({ style: "named" }),
      ),
    );
    expect(told).toMatch(/^It lets in arn:aws:iam::111111111111:user\/eve\./);
    expect(told).toContain(`"aws:PrincipalArn": ${JSON.stringify([alice, bob])}`);
  });

  it.each([[{}], [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:user/t*/*" } }]])(
    "get in though only some were named: %j",
    (named) => {
      const the = aDoorWanted({ style: "named" });
      const right = statementsFor(the).at(-1);
      const told = onlyFault(
        judgedWith([right, forPeople({ ...MFA, ...inTheirName, ...named })], the),
      );
      expect(told).toMatch(/^It lets in people whom it does not name\./);
    },
  );
});

describe("what cannot be judged is said, and never passed over", () => {
  const { StringEquals } = inTheirName;
  it.each([
    [{ NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } }, "aws:MultiFactorAuthAge"],
    [
      { StringEquals: { ...StringEquals, "aws:PrincipalOrgID": "o-northwind01" } },
      "aws:PrincipalOrgID",
    ],
    [{ BinaryEquals: { "sts:RoleSessionName": "QUJD" } }, "sts:RoleSessionName"],
    [{ StringLike: { "sts:RoleSessionName": "${aws:PrincipalTag/team}*" } }, "sts:RoleSessionName"],
    [{ StringLike: { "sts:RoleSessionName": "a${*}" } }, "sts:RoleSessionName"],
  ])("%j", (condition, key) => {
    const told = onlyNote(judgedWith([forPeople({ ...MFA, ...inTheirName, ...condition })]));
    expect(told).toMatch(new RegExp(`has the condition \\w+ on ${key}, which cannot`));
  });
});
