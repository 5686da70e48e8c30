// The trust policy a client is asked for, judged by both judges: who gets in, and who does not.
import fc from "fast-check";
import { fitsTrust, trustDocument, type TrustStyle } from "../../src/domain/trust-document.ts";
import { personKnocks, roleKnocks } from "./trust-judges.ts";

const managementId = "111111111111";
const ourBot = `arn:aws:iam::${managementId}:role/rolecall-provisioner`;
const user = (name: string, account = managementId) => `arn:aws:iam::${account}:user/${name}`;
const externalId = "rolecall-acme-7f3k";

const STYLES = ["mfa", "account", "named"] as const;
const trustOf = (style: TrustStyle) =>
  trustDocument({
    ...{ partition: "aws", managementId, bots: [ourBot], style, externalId },
    people: [user("alice"), user("team/bob")],
  });

describe.each(STYLES)("in the style %s, Rolecall", (style) => {
  const trust = trustOf(style);
  const knocks = (said?: string, role = ourBot) =>
    roleKnocks(role, { trust, sessionName: "R-7K3QXA", externalId: said });

  it("gets in with the ExternalId of that client", async () => {
    expect(await knocks(externalId)).toBe("Allowed");
  });

  it.each([undefined, "rolecall-other-1234", externalId.toUpperCase(), `${externalId}x`])(
    "does not get in with the ExternalId %s",
    async (said) => {
      expect(await knocks(said)).toBe("ImplicitlyDenied");
    },
  );

  it("may say for whom it comes, of which AWS knows no ExternalId", async () => {
    for (const action of ["sts:TagSession", "sts:SetSourceIdentity"])
      expect(await roleKnocks(ourBot, { trust, action })).toBe("Allowed");
  });

  it("is the only role that gets in, whatever is said", async () => {
    const others = ["role/other", "role/team/rolecall-provisioner"].map(
      (name) => `arn:aws:iam::${managementId}:${name}`,
    );
    const elsewhere = ourBot.replace(managementId, "999999999999");
    for (const role of [...others, elsewhere])
      for (const said of [undefined, externalId])
        expect(await knocks(said, role)).toBe("ImplicitlyDenied");
  });
});

describe.each([
  { style: "mfa", mfa: true, named: "Allowed", others: "Allowed" },
  { style: "mfa", mfa: false, named: "ImplicitlyDenied", others: "ImplicitlyDenied" },
  { style: "mfa", mfa: "absent", named: "ImplicitlyDenied", others: "ImplicitlyDenied" },
  { style: "account", mfa: true, named: "Allowed", others: "Allowed" },
  { style: "account", mfa: false, named: "Allowed", others: "Allowed" },
  { style: "account", mfa: "absent", named: "Allowed", others: "Allowed" },
  { style: "named", mfa: true, named: "Allowed", others: "ImplicitlyDenied" },
  { style: "named", mfa: false, named: "ImplicitlyDenied", others: "ImplicitlyDenied" },
  { style: "named", mfa: "absent", named: "ImplicitlyDenied", others: "ImplicitlyDenied" },
] as const)("in the style $style with MFA $mfa", ({ style, mfa, named, others }) => {
  const trust = trustOf(style);
  const knocks = (arn: string, asking: object = {}) =>
    personKnocks({ arn, mfa, ...asking }, { trust });

  it(`those who are named are ${named}`, async () => {
    for (const arn of [user("alice"), user("team/bob")]) expect(await knocks(arn)).toBe(named);
  });

  it(`others of our account are ${others}`, async () => {
    for (const arn of [user("carol"), user("bob"), user("team/alice")])
      expect(await knocks(arn)).toBe(others);
  });

  it("the ExternalId opens nothing to people, and is not needed", async () => {
    expect(await knocks(user("alice"), { externalId })).toBe(named);
    expect(await knocks(user("carol"), { externalId })).toBe(others);
  });

  it("nobody gets in under another name, or from another account", async () => {
    for (const said of [undefined, externalId]) {
      const asking = { externalId: said };
      expect(await knocks(user("alice"), { ...asking, sessionName: "bob" })).toBe(
        "ImplicitlyDenied",
      );
      expect(await knocks(user("alice", "999999999999"), asking)).toBe("ImplicitlyDenied");
    }
  });
});

test("whatever the names, it is within AWS's limit or said not to be", () => {
  const aName = fc.stringMatching(/^[\w+=,.@-]{1,64}$/);
  const aPath = fc.stringMatching(/^([!-)+->@-~]{1,60}\/)?$/).filter((path) => !/[*?$]/.test(path));
  const arns = fc.array(
    fc.tuple(aPath, aName).map(([path, name]) => user(path + name)),
    { maxLength: 40, size: "max" },
  );
  const ids = fc.stringMatching(/^[\w+=,.@:/-]{2,1224}$/);
  const sizes = { within: 0, beyond: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...STYLES), arns, ids, (style, people, id) => {
      const bots = [ourBot];
      const place = { partition: "aws-us-gov", managementId };
      const gov = (arn: string) => arn.replace("arn:aws:", "arn:aws-us-gov:");
      const trust = trustDocument({
        ...{ ...place, style, externalId: id, people: people.map(gov), bots: bots.map(gov) },
      });
      const size = Buffer.from(JSON.stringify(trust).split(/\s+/).join("")).length;
      expect(fitsTrust(trust)).toBe(size <= 2048);
      sizes[fitsTrust(trust) ? "within" : "beyond"] += 1;
    }),
    { seed: 1, numRuns: 300 },
  );
  expect(Math.min(...Object.values(sizes))).toBeGreaterThan(20);
});
