// What is proposed where a file is in use already: what it does not say, and where it is not as AWS has it.
import type { AccessRole } from "../../../src/domain/account.ts";
import { aPolicy } from "../../support/a-policy.ts";
import { CLIENT_A, ROOT, group, roleIn, trusting } from "./a-landscape-by-hand.ts";
import { propose, rolesIn, toA, toB } from "./proposing.ts";

describe("beside a file in use", () => {
  const inUse = (role: Partial<AccessRole> = {}) => {
    const admin = { key: "boss", roleName: "Admin", sessionSeconds: 3600, ...role };
    const account = { slug: "a", id: CLIENT_A, name: "Client A", roles: [admin] };
    return aPolicy({ accounts: new Map([["a", account]]) });
  };
  const groups = [group("a-admins", [toA]), group("b-admins", [toB]), group("both", [toA, toB])];

  it("only what it does not say is proposed", () => {
    const found = propose({ groups }, {}, inUse({ group: { name: "a-admins", path: "/" } }));
    expect(rolesIn(found)).toEqual([
      "a boss by - beside both (both: several)",
      "client-b admin by b-admins beside both (both: several)",
    ]);
    expect(found.accounts.map(({ isNew }) => isNew)).toEqual([false, true]);
  });

  it("a group that has come since is named, and where people are put stays as it is", () => {
    expect(rolesIn(propose({ groups: [group("a-admins", [toA])] }, {}, inUse()))).toEqual([
      "a boss by - beside a-admins",
    ]);
  });

  it("nothing is proposed where it says everything", () => {
    const said = inUse({ group: { name: "a-admins", path: "/" }, openedBy: ["both"] });
    const found = propose({ groups: [group("a-admins", [toA]), group("both", [toA])] }, {}, said);
    expect(found).toMatchObject({ accounts: [], unchanged: 1, amiss: [] });
  });

  it("a group that is used for one role and has come to open another is a warning, and no other's group", () => {
    const said = inUse({ group: { name: "both", path: "/" } });
    const { accounts } = propose({ groups: [group("both", [toA, toB])] }, {}, said);
    expect(accounts).toMatchObject([
      {
        slug: "client-b",
        roles: [
          {
            group: null,
            openedBy: [],
            notes: [{ kind: "shared-group", group: "both", of: "a as boss" }],
          },
        ],
      },
    ]);
  });

  it("a group that the file uses for a role it does not open is used for no other", () => {
    const said = inUse({ group: { name: "b-admins", path: "/" } });
    const { accounts } = propose({ groups: [group("b-admins", [toB])] }, {}, said);
    expect(accounts).toMatchObject([{ slug: "client-b", roles: [{ group: null, openedBy: [] }] }]);
  });

  it("looking inside shows where a role of the file is gone, or asks for no MFA", () => {
    const said = inUse({ openedBy: ["a-admins"] });
    const made = { groups: [group("a-admins", [toA])] };
    expect(propose(made, { [CLIENT_A]: {} }, said).amiss).toMatchObject([
      { kind: "not-there", arn: roleIn(CLIENT_A) },
    ]);
    const looked = propose(made, { [CLIENT_A]: { Admin: trusting(ROOT) } }, said);
    expect(looked.accounts).toMatchObject([
      { slug: "a", isNew: false, roles: [{ key: "boss", isWithoutMfa: true, openedBy: [] }] },
    ]);
  });
});
