// What the policies on users and roles are called: one request's apart from every other's, and short enough for AWS.
import fc from "fast-check";
import {
  directName,
  guardName,
  isOurPolicy,
  sessionsName,
  tombstoneName,
} from "../../src/domain/seat-policies.ts";
import type { PolicyOwner } from "../../src/domain/seat-policies.ts";

const onUser = [guardName, tombstoneName, directName];
const namesOf = (owner: PolicyOwner) => onUser.map((name) => name(owner));

const word = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/);
const ref = fc.stringMatching(/^R-[0-9A-HJKMNP-TV-Z]{6}$/);
const owners = fc.record({ slug: word, roleKey: word, ref });

/** What AWS takes as the name of an inline policy. */
const ALLOWED = /^[\w+=,.@-]{1,128}$/;

describe("the policies of a request", () => {
  it("say what they are for, on which seat and of which request", () => {
    const owner = { slug: "client-a", roleKey: "admin", ref: "R-7K3QXA" };
    expect(namesOf(owner)).toEqual([
      "rolecall-guard.client-a.admin.R-7K3QXA",
      "rolecall-ended.client-a.admin.R-7K3QXA",
      "rolecall-access.client-a.admin.R-7K3QXA",
    ]);
    expect(sessionsName("alice.andersen", "R-7K3QXA")).toBe(
      "rolecall-sessions.alice.andersen.R-7K3QXA",
    );
  });

  it("are never another request's", () => {
    fc.assert(
      fc.property(owners, owners, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        const names = [...namesOf(one), ...namesOf(other)];
        expect(new Set(names).size).toBe(isSame ? 3 : 6);
      }),
    );
  });

  it("of seats that read alike are told apart", () => {
    const one = { slug: "a", roleKey: "b-c", ref: "R-7K3QXA" };
    const other = { slug: "a-b", roleKey: "c", ref: "R-7K3QXA" };
    expect(guardName(one)).not.toBe(guardName(other));
  });

  it("have names that AWS takes, however long the account, the role and the user are called", () => {
    const longest = { slug: "s".repeat(50), roleKey: "r".repeat(50), ref: "R-7K3QXA" };
    for (const name of [...namesOf(longest), sessionsName("u".repeat(64), longest.ref)]) {
      expect(name).toMatch(ALLOWED);
    }
    fc.assert(fc.property(owners, (owner) => namesOf(owner).every((name) => ALLOWED.test(name))));
  });

  it("are known as ours, whichever request's, and nothing else is", () => {
    fc.assert(fc.property(owners, (owner) => namesOf(owner).every(isOurPolicy)));
    const foreign = ["admin", "rolecall-guard", "my-rolecall-guard.a.b.c", "rolecall-people.a", ""];
    expect(foreign.filter(isOurPolicy)).toEqual([]);
  });
});
