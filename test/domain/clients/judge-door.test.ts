// What a client is told of a role that is not as agreed: from outside, by whom else it lets in, and by how it lets Rolecall in.
import { judgeDoor } from "../../../src/domain/clients/judge-door.ts";
import type { DoorJudged } from "../../../src/domain/clients/door.ts";
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
  ourAccount,
  ourRole,
  statementsFor,
} from "./a-client.ts";

const wanted = aDoorWanted();
const HOUR = 3600;

/** With these in place of the statement for Rolecall. */
function judgedBot(...instead: readonly unknown[]): DoorJudged {
  const others = statementsFor(wanted).filter(({ Sid }) => Sid !== "RolecallBot");
  return judgeDoor(wanted, aDoorSeen(wanted, [...instead, ...others]));
}

const rolecalls = (Condition: object, more: object = {}) => ({
  ...forPeople(Condition, { Sid: "RolecallBot" }),
  ...more,
});

const FINE: DoorJudged = { faults: [], notes: [], isCliOnly: false };

describe("a role as agreed", () => {
  it.each(["mfa", "account", "named"] as const)("has no fault, in the style %s", (style) => {
    const the = aDoorWanted({ style });
    expect(judgeDoor(the, aDoorSeen(the))).toEqual(FINE);
  });

  it("may be written otherwise", () => {
    const [, session] = statementsFor(wanted);
    const sameThing = [
      {
        Effect: "Allow",
        Principal: { AWS: ["111111111111"] },
        Action: ["sts:Assume*"],
        Condition: {
          ArnLike: { "AWS:principalarn": ourRole },
          StringLike: { "sts:externalid": [externalId] },
        },
      },
      session,
      forPeople(
        {
          Bool: { "aws:multifactorauthpresent": [true] },
          StringLike: { "sts:RoleSessionName": "${aws:username}" },
          ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*" },
        },
        { Principal: { AWS: "111111111111" } },
      ),
      {
        ...{ Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" },
        Condition: {
          BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
          ArnNotEquals: { "aws:PrincipalArn": ourRole },
        },
      },
    ];
    expect(judgeDoor(wanted, aDoorSeen(wanted, sameThing))).toEqual(FINE);
  });

  it("may be of another partition", () => {
    const gov = (arn: string) => arn.replace("arn:aws:", "arn:aws-us-gov:");
    const the = aDoorWanted({
      ...{ partition: "aws-us-gov", enteringRole: gov(ourRole), style: "named" },
      people: [gov(alice)],
    });
    expect(judgeDoor(the, aDoorSeen(the))).toEqual(FINE);
  });
});

describe("from outside", () => {
  it("a role that does not open is told with all that may be wrong, and AWS's words", () => {
    const refusal = "User: … is not authorized to perform: sts:AssumeRole";
    const seen = { ...aDoorSeen(wanted), opens: false, accountId: null, refusal, role: null };
    const told = onlyFault(judgeDoor(wanted, seen));
    for (const value of [
      "the account 222222222222",
      "exactly RolecallAdmin",
      '"Principal": {"AWS": "arn:aws:iam::111111111111:root"}',
      `"aws:PrincipalArn": "${ourRole}"`,
      `"sts:ExternalId": "${externalId}"`,
      `AWS says: ${refusal}`,
    ])
      expect(told).toContain(value);
    expect(onlyFault(judgeDoor(wanted, { ...seen, refusal: null }))).not.toContain("AWS says:");
  });

  it("a role that opens without the ExternalId is told what to put there", () => {
    const seen = { ...aDoorSeen(wanted), opensToAnybody: true };
    for (const role of [seen.role, null])
      expect(onlyFault(judgeDoor(wanted, { ...seen, role }))).toMatch(
        new RegExp(`without our ExternalId.*"sts:ExternalId": "${externalId}"`),
      );
  });

  it("a role of another account is told with both", () => {
    const told = onlyFault(judgeDoor(wanted, { ...aDoorSeen(wanted), accountId: "333333333333" }));
    expect(told).toMatch(/333333333333, and not in 222222222222/);
  });

  it.each([
    [HOUR, "1 hour"],
    [1.5 * HOUR, "90 minutes"],
    [3601, "3601 seconds"],
  ])("a session of %d seconds is told as %s, with the time agreed on", (sessionSeconds, words) => {
    const { role } = aDoorSeen(wanted);
    const seen = { ...aDoorSeen(wanted), role: { trust: role?.trust, sessionSeconds } };
    const told = onlyFault(judgeDoor(wanted, seen));
    expect(told).toMatch(new RegExp(`is ${words}, and 4 hours was agreed`));
    expect(told).toContain('set "Maximum session duration" to 4 hours');
  });

  it("a longer session is worth knowing", () => {
    const { role } = aDoorSeen(wanted);
    const seen = { ...aDoorSeen(wanted), role: { trust: role?.trust, sessionSeconds: 12 * HOUR } };
    expect(onlyNote(judgeDoor(wanted, seen))).toMatch(/12 hours, longer than the 4 hours/);
  });

  it.each([null, { sessionSeconds: 4 * HOUR, trust: "no policy" }])(
    "a role that cannot be read is said not to be: %j",
    (role) => {
      const told = onlyNote(judgeDoor(wanted, { ...aDoorSeen(wanted), role }));
      expect(told).toMatch(/only what can be tried from outside was checked/);
    },
  );
});

describe("the statement for Rolecall", () => {
  const says = { StringEquals: { "sts:ExternalId": externalId } };
  const isOurs = { ArnEquals: { "aws:PrincipalArn": ourRole } };

  it("lets in whoever says the ExternalId, which is one fault and not four", () => {
    const told = onlyFault(judgedBot(rolecalls(says)));
    expect(told).toMatch(/Whoever of our account 111111111111 says the ExternalId gets in/);
    expect(told).toContain(`"ArnEquals": {"aws:PrincipalArn": "${ourRole}"}`);
  });

  it("lets in other roles of ours by a wildcard", () => {
    const anyRole = { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/*" } };
    expect(onlyFault(judgedBot(rolecalls({ ...says, ...anyRole })))).toMatch(/says the ExternalId/);
    const { faults } = judgedBot(rolecalls(anyRole));
    expect(faults.join("\n")).toMatch(/Other roles of our account 111111111111/);
  });

  it("takes other ExternalIds too", () => {
    const both = { StringEquals: { "sts:ExternalId": [externalId, "rolecall-old"] } };
    expect(onlyFault(judgedBot(rolecalls({ ...both, ...isOurs })))).toMatch(
      /with the ExternalId rolecall-old as well/,
    );
  });

  it("asks for no ExternalId, as can be read before it is tried", () => {
    expect(onlyFault(judgedBot(rolecalls(isOurs)))).toMatch(
      /gets in by the statement "RolecallBot" without our ExternalId/,
    );
  });

  it("names our role as its principal, which holds until the role is made anew", () => {
    const found = judgedBot(rolecalls(says, { Principal: { AWS: ourRole } }));
    expect(onlyNote(found)).toMatch(/lets nobody in once the same name is made anew/);
  });
});

describe("somebody else", () => {
  const right = statementsFor(wanted).at(-1);

  it.each(["*", { AWS: "*" }])("is anybody in the world, a fault: %j", (Principal) => {
    const told = judgedWith([
      right,
      forPeople({ ...MFA, ...inTheirName }, { Principal }),
    ]).faults.join();
    expect(told).toMatch(/^Anybody in the world with an AWS account gets in/);
    expect(told).toContain('"Principal": {"AWS": "arn:aws:iam::111111111111:root"}');
  });

  it("is nobody where the condition bounds the star, which is worth knowing", () => {
    const ours = {
      StringEquals: { ...inTheirName.StringEquals, "aws:PrincipalAccount": "111111111111" },
    };
    const found = judgedWith([forPeople({ ...MFA, ...ours }, { Principal: "*" })]);
    expect(onlyNote(found)).toMatch(/names everybody in AWS as its Principal/);
  });

  it.each([
    [{ AWS: "arn:aws:iam::333333333333:root" }, "also lets in arn:aws:iam::333333333333:root"],
    [{ AWS: "333333333333" }, "also lets in 333333333333"],
    [{ Service: "ec2.amazonaws.com" }, "also lets in ec2.amazonaws.com, as Service"],
    [{ AWS: "AIDAEXAMPLE00000GONE" }, "somebody who was deleted"],
  ])("is the client's own affair, and told: %j", (Principal, words) => {
    const found = judgedWith([right, forPeople(MFA, { Sid: "Own", Principal })]);
    expect(onlyNote(found)).toContain(`The statement "Own" `);
    expect(onlyNote(found)).toContain(words);
  });

  it("is a user of ours by ARN, of effect until that user is made anew", () => {
    const the = aDoorWanted({ style: "named" });
    const named = forPeople({ ...MFA, ...inTheirName }, { Principal: { AWS: [alice, bob] } });
    const { faults, notes } = judgedWith([named], the);
    expect(faults).toEqual([]);
    expect(notes).toHaveLength(2);
    expect(notes[0]).toMatch(new RegExp(`names ${alice} as its Principal.*made anew`));
  });

  it("is a role of ours that a condition names", () => {
    const other = "arn:aws:iam::111111111111:role/backup";
    const named = { ArnEquals: { "aws:PrincipalArn": other } };
    expect(onlyNote(judgedWith([right, forPeople(named, { Sid: "Own" })]))).toBe(
      `The statement "Own" also lets in ${other}.`,
    );
  });

  it("is everybody but some: AWS says of few who that is", () => {
    const { Principal, ...but } = forPeople(MFA, { NotPrincipal: { AWS: alice } });
    const { faults, notes } = judgedWith([right, but]);
    expect(Principal).toEqual(ourAccount);
    expect(faults.join()).toMatch(/Anybody in the world/);
    expect(notes.join()).toMatch(/says NotPrincipal/);
  });
});

test("every sentence is plain text on one line", () => {
  const four = { Effect: "Allow", Principal: "*", Action: "*" };
  const the = aDoorWanted({ style: "named" });
  const { faults, notes } = judgeDoor(the, aDoorSeen(the, [four]));
  expect(faults.length).toBeGreaterThan(3);
  for (const sentence of [...faults, ...notes])
    expect(sentence).not.toMatch(/[\n`]|\*\w|undefined/);
});
