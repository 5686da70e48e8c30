// Words for people and for AWS: near names, reasons, the way in, policies, and what the history keeps.
import fc from "fast-check";
import { accessGroupPolicy, isSameDocument } from "../../src/domain/iam-documents.ts";
import { HISTORY_FIRST, HISTORY_LATEST, remember } from "../../src/domain/history.ts";
import { nearestNames } from "../../src/domain/nearest-names.ts";
import { readReason, REASON_MOST } from "../../src/domain/reason.ts";
import { cliProfile, signInAddress, switchRoleLink } from "../../src/domain/sign-in.ts";
import type { History } from "../../src/domain/request.ts";
import { clientA } from "../support/a-policy.ts";
import { alicesAsk } from "../support/a-request.ts";
import { alice } from "../support/people.ts";

const management = { id: "111111111111", alias: "northwind", partition: "aws" };

describe("nearest names", () => {
  const known = ["client-a", "client-b", "acme-production", "acme-staging", "internal-tools"];
  it.each([
    ["clinet-a", ["client-a", "client-b"]],
    ["acme", ["acme-production", "acme-staging"]],
    ["internal-tolls", ["internal-tools"]],
    ["zzzzzzzz", []],
    ["", []],
  ])("%s is near %j", (typed, near) => {
    expect(nearestNames(typed, known, 3)).toEqual(near);
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string(), (typed) => nearestNames(typed, known, 3).length <= 3));
  });
});

describe("a reason", () => {
  it("loses its outer white space and nothing else", () => {
    expect(readReason("  fix *the* <DNS>\n ")).toBe("fix *the* <DNS>");
  });
  it("may not be empty", () => {
    expect(readReason(" \n\t")).toEqual({ refused: "reason-missing" });
  });
  it("may be a thousand characters, counted as people count them", () => {
    expect(readReason("🔑".repeat(REASON_MOST))).toHaveLength(2 * REASON_MOST);
    expect(readReason("x".repeat(4000))).toEqual({
      refused: "reason-too-long",
      length: 4000,
      most: REASON_MOST,
    });
  });
});

describe("the way in", () => {
  it("the switch-role link encodes every value", () => {
    const role = { ...alicesAsk.role, roleName: "team/Admin & more" };
    expect(switchRoleLink(management, clientA, role)).toBe(
      "https://signin.aws.amazon.com/switchrole?account=222222222222&roleName=team%2FAdmin%20%26%20more&displayName=client-a%20admin",
    );
  });

  it("the sign-in address names the management account by its alias, or else its number", () => {
    expect(signInAddress(management)).toBe("https://northwind.signin.aws.amazon.com/console");
    const unnamed = { id: management.id, partition: "aws" };
    expect(signInAddress(unnamed)).toBe("https://111111111111.signin.aws.amazon.com/console");
  });

  it("other partitions have their own hosts", () => {
    const gov = { ...management, partition: "aws-us-gov" };
    expect(switchRoleLink(gov, clientA, alicesAsk.role)).toMatch(
      /^https:\/\/signin\.amazonaws-us-gov\.com\/switchrole\?/,
    );
  });

  it("the profile carries the session name and, where the CLI can use it, the MFA device", () => {
    const mfaSerial = "arn:aws:iam::111111111111:mfa/alice";
    const owner = { iamUser: "alice.andersen", mfaSerial };
    expect(cliProfile(management, { account: clientA, role: alicesAsk.role }, owner)).toBe(
      [
        "[profile client-a-admin]",
        "role_arn = arn:aws:iam::222222222222:role/OrganizationAccountAccessRole",
        "source_profile = default",
        "role_session_name = alice.andersen",
        "mfa_serial = arn:aws:iam::111111111111:mfa/alice",
        "duration_seconds = 3600",
      ].join("\n"),
    );
  });
});

describe("the policy of an access group", () => {
  const wanted = accessGroupPolicy("arn:aws:iam::222222222222:role/Admin");
  it("is the same whatever the order of its keys", () => {
    const shuffled = JSON.parse(
      '{"Statement":[{"Resource":"arn:aws:iam::222222222222:role/Admin","Action":"sts:AssumeRole","Effect":"Allow","Sid":"RolecallAccess"}],"Version":"2012-10-17"}',
    ) as unknown;
    expect(isSameDocument(wanted, shuffled)).toBe(true);
  });
  it("is another one as soon as it allows something else", () => {
    expect(isSameDocument(wanted, accessGroupPolicy("arn:aws:iam::222222222222:role/*"))).toBe(
      false,
    );
  });
});

describe("the history", () => {
  it("keeps its beginning and its latest, and counts what fell out", () => {
    const empty: History = { entries: [], dropped: 0 };
    const events = Array.from(
      { length: 250 },
      (_, at) => ({ what: "retried", at, by: alice }) as const,
    );
    const history = events.reduce(remember, empty);
    expect(history.entries).toHaveLength(HISTORY_FIRST + HISTORY_LATEST);
    expect(history.dropped).toBe(50);
    expect([history.entries[0]?.at, history.entries.at(-1)?.at]).toEqual([0, 249]);
  });
});
