// Writing a policy file: the first one, and the one in use with something added to it.
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { policyDraft } from "../../../src/adapters/policy-file/policy-draft.ts";
import type { AccountAddition, Additions, RoleAddition } from "../../../src/ports/policy-draft.ts";

const role = (more: Partial<RoleAddition> = {}): RoleAddition => ({
  ...{ key: "admin", isNew: true, comment: [], role: "Admin", group: null, openedBy: [] },
  ...{ isWithoutMfa: false, externalId: null },
  ...more,
});
const account = (more: Partial<AccountAddition> = {}): AccountAddition => ({
  ...{ slug: "client-b", id: "000000000042", name: "Client B", unit: null, isNew: true },
  ...{ comment: [], roles: [role()] },
  ...more,
});
const adding = (...accounts: readonly AccountAddition[]): Additions => ({
  ...{ people: [], accounts, remarks: [] },
});

const inUse = `# Ours, since 2020
channel: C0APPROVALS
people: { alice: U0ALICE001 }
groups:
  leads: [alice]
admins: [alice]
accounts:
  - slug: client-a # the first
    id: "222222222222"
    name: Client A
    roles:
      admin: { role: Admin, opened_by: ops }
rules:
  - name: all # of them
    ask: everyone
    approve: [leads]
`;

const rolesOf = (text: string, slug: string) =>
  readPolicy(text, "written").accounts.get(slug)?.roles;

describe("the first one", () => {
  it("can be read, with everything that is known of an account in it", () => {
    const all = role({
      ...{ group: "team/admins", openedBy: ["ops", "all/everybody"], isWithoutMfa: true },
      ...{ externalId: "x-1", comment: ["look at this", "and that"] },
    });
    const odd = { name: 'Client: "B" # 1', unit: "clients/new", comment: ["not ours"] };
    const text = policyDraft(null).write(adding(account({ ...odd, roles: [all] })));
    const read = readPolicy(text, "written").accounts.get("client-b");
    expect(read).toEqual({
      ...{ slug: "client-b", id: "000000000042", name: odd.name, unit: odd.unit },
      roles: [
        {
          ...{ key: "admin", roleName: "Admin", sessionSeconds: 3600, externalId: "x-1" },
          ...{ group: { name: "admins", path: "/team/" }, openedBy: ["ops", "everybody"] },
          mfa: "not-needed",
        },
      ],
    });
    expect(text).toContain("  # not ours\n  - slug: client-b\n");
    expect(text).toContain("      # look at this\n      # and that\n      admin:\n");
  });

  it("says at its end what is to be known", () => {
    const text = policyDraft(null).write({ ...adding(account()), remarks: ["One.", "Two."] });
    expect(text).toMatch(/\n\n# One\.\n# Two\.\n$/);
  });
});

describe("the one in use", () => {
  it("keeps what it says, and its comments, and has the new account behind the others", () => {
    const text = policyDraft(inUse).write({
      ...adding(account()),
      people: [{ name: "bob", id: "U0BOB00001" }],
    });
    const { accounts, names } = readPolicy(text, "written");
    expect([...accounts.keys()]).toEqual(["client-a", "client-b"]);
    expect([...names.values()]).toEqual(["alice", "bob"]);
    for (const comment of ["# Ours, since 2020", "# the first", "# of them"]) {
      expect(text).toContain(comment);
    }
  });

  it("has a new role beside the known one, and further groups beside those it names", () => {
    const text = policyDraft(inUse).write(
      adding(
        account({
          ...{ id: "222222222222", isNew: false },
          roles: [
            role({ isNew: false, openedBy: ["team/all"], isWithoutMfa: true }),
            role({ key: "read-only", role: "Reader" }),
          ],
        }),
      ),
    );
    expect(rolesOf(text, "client-a")).toMatchObject([
      { key: "admin", roleName: "Admin", openedBy: ["ops", "all"], mfa: "not-needed" },
      { key: "read-only", roleName: "Reader" },
    ]);
  });

  it("changes only the one account where others share its roles by an anchor", () => {
    const shared = inUse
      .replace("roles:\n", "roles: &usual\n")
      .replace(
        "rules:",
        '  - { slug: client-c, id: "333333333333", name: Client C, roles: *usual }\nrules:',
      );
    const known = account({
      ...{ id: "333333333333", isNew: false },
      roles: [role({ key: "read-only", role: "Reader" })],
    });
    const text = policyDraft(shared).write(adding(known));
    expect(rolesOf(text, "client-a")).toHaveLength(1);
    expect(rolesOf(text, "client-c")).toHaveLength(2);
  });

  it("knows the names that are taken, lists of people among them", () => {
    expect(policyDraft(inUse).names).toEqual(["alice", "leads"]);
  });
});
