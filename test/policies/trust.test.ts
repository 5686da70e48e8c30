// The trust policy of access roles, judged: Rolecall always gets in, and of people only those who should.
import fc from "fast-check";
import { trustDocument, type TrustStyle } from "../../src/domain/trust-document.ts";
import { nameOf, personKnocks, roleKnocks } from "./trust-judges.ts";

const managementId = "111111111111";
const place = { partition: "aws", managementId };
const bot = `arn:aws:iam::${managementId}:role/rolecall-provisioner`;
const user = (name: string, account = managementId) => `arn:aws:iam::${account}:user/${name}`;

const RUNS = { numRuns: 60, seed: 1 };
const styles = fc.constantFrom<TrustStyle>("mfa", "account", "named");
const withMfa = fc.constantFrom<TrustStyle>("mfa", "named");
const aName = fc.stringMatching(/^[a-zA-Z0-9+=,.@_-]{1,20}$/);
const aPathAndName = fc
  .tuple(fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 2 }), aName)
  .map((parts) => parts.flat().join("/"));
const people = fc.uniqueArray(aPathAndName, { maxLength: 4, selector: nameOf });
const somebody = fc.uniqueArray(aPathAndName, { minLength: 1, maxLength: 4, selector: nameOf });
const bots = fc
  .uniqueArray(aPathAndName, { minLength: 1, maxLength: 3 })
  .map((names) => names.map((name) => `arn:aws:iam::${managementId}:role/${name}`));

const trusting = fc.record({ style: styles, bots, people }).map((the) => ({ ...place, ...the }));

async function always<T>(cases: fc.Arbitrary<T>, holds: (the: T) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(cases, holds), RUNS);
}

describe("whatever the style and whoever is named, Rolecall", () => {
  it.each(["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"])(
    "may %s",
    async (action) => {
      await always(trusting, async (the) => {
        const trust = trustDocument(the);
        for (const role of the.bots)
          expect(await roleKnocks(role, { trust, action })).toBe("Allowed");
      });
    },
  );

  it("is the only role that is let in, under whatever session name", async () => {
    const cases = fc.record({ the: trusting, other: aPathAndName, sessionName: aName });
    await always(cases, async ({ the, other, sessionName }) => {
      const role = `arn:aws:iam::${managementId}:role/other/${other}`;
      fc.pre(sessionName.length > 1 && !the.bots.includes(role));
      const trust = trustDocument(the);
      for (const name of [sessionName, "${aws:username}", nameOf(role)])
        expect(await roleKnocks(role, { trust, sessionName: name })).toBe("ImplicitlyDenied");
    });
  });
});

describe("people, in a session under their own name", () => {
  const cases = fc.record({ style: styles, people: somebody });

  it("are let in with MFA: all, or those who are named", async () => {
    await always(cases, async ({ style, people: named }) => {
      const trust = trustDocument({ ...place, bots: [bot], style, people: named });
      for (const name of named)
        expect(await personKnocks({ arn: user(name), mfa: true }, { trust })).toBe("Allowed");
      const stranger = user("not.among.them.whoever.it.is");
      expect(await personKnocks({ arn: stranger, mfa: true }, { trust })).toBe(
        style === "named" ? "ImplicitlyDenied" : "Allowed",
      );
    });
  });

  it("are never let in without MFA, signed in or by access keys alone", async () => {
    await always(
      fc.record({ style: withMfa, people: somebody }),
      async ({ style, people: named }) => {
        const trust = trustDocument({ ...place, bots: [bot], style, people: named });
        for (const mfa of [false, "absent"] as const)
          for (const name of named)
            expect(await personKnocks({ arn: user(name), mfa }, { trust })).toBe(
              "ImplicitlyDenied",
            );
      },
    );
  });

  it("need no MFA where the whole account is trusted, but their name", async () => {
    const trust = trustDocument({ ...place, bots: [bot], style: "account", people: [] });
    const alice = { arn: user("alice"), mfa: "absent" } as const;
    expect(await personKnocks(alice, { trust })).toBe("Allowed");
    expect(await personKnocks({ ...alice, sessionName: "bob" }, { trust })).toBe(
      "ImplicitlyDenied",
    );
  });

  it("are never let in under another name", async () => {
    const asking = fc.record({ style: styles, people: somebody, sessionName: aName });
    await always(asking, async ({ style, people: named, sessionName }) => {
      const trust = trustDocument({ ...place, bots: [bot], style, people: named });
      for (const name of named.filter((one) => nameOf(one) !== sessionName))
        expect(await personKnocks({ arn: user(name), mfa: true, sessionName }, { trust })).toBe(
          "ImplicitlyDenied",
        );
    });
  });

  it("may neither tag their sessions nor give them another identity", async () => {
    const trust = trustDocument({ ...place, bots: [bot], style: "mfa", people: [] });
    const alice = { arn: user("alice"), mfa: true } as const;
    for (const action of ["sts:TagSession", "sts:SetSourceIdentity"])
      expect(await personKnocks(alice, { trust, action })).toBe("ImplicitlyDenied");
  });

  it("of another account are never let in, nor is its role of the bot's name", async () => {
    await always(cases, async ({ style, people: named }) => {
      const trust = trustDocument({ ...place, bots: [bot], style, people: named });
      for (const name of named) {
        const arn = user(name, "999999999999");
        expect(await personKnocks({ arn, mfa: true }, { trust })).toBe("ImplicitlyDenied");
      }
      const likeBot = bot.replace(managementId, "999999999999");
      expect(await roleKnocks(likeBot, { trust })).toBe("ImplicitlyDenied");
    });
  });

  it("who has the name of one that is named, but another path, is not that one", async () => {
    const trust = trustDocument({ ...place, bots: [bot], style: "named", people: ["team/alice"] });
    const knocking = (name: string) => personKnocks({ arn: user(name), mfa: true }, { trust });
    expect(await knocking("team/alice")).toBe("Allowed");
    expect(await knocking("alice")).toBe("ImplicitlyDenied");
    expect(await knocking("team/alice.andersen")).toBe("ImplicitlyDenied");
  });
});
