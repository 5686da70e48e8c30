// What every account registry promises, whatever it stores in.
import type { RegistryEntry } from "../../src/domain/accounts/registered-accounts.ts";
import type { AccountRegistry } from "../../src/ports/account-registry.ts";
import { clientA, clientC } from "../support/a-policy.ts";
import { ASKED_AT } from "../support/a-request.ts";
import { strictTest } from "./strict-test.ts";

type Unnumbered = Omit<RegistryEntry, "number">;

/** Client A as it became an account of ours, unless said otherwise. */
export function anEntry(changes: Partial<Unnumbered> = {}): Unnumbered {
  return { at: ASKED_AT, ref: "R-7K3QXA", what: "registered", account: clientA, ...changes };
}

/** `fresh` connects one more process to the same list each time its answer is called. `laxity`: why a store cannot be trusted with writes at the same moment. */
export function accountRegistryContract(
  fresh: () => Promise<() => AccountRegistry>,
  laxity?: string,
): void {
  let connect: () => AccountRegistry;
  let registry: AccountRegistry;

  beforeEach(async () => {
    connect = await fresh();
    registry = connect();
  });

  const stored = async (): Promise<readonly RegistryEntry[]> => {
    const another = connect();
    await another.readAnew();
    return another.entries();
  };
  const addedBy = async (entries: readonly Unnumbered[], by = registry) => {
    for (const entry of entries) await by.add(entry);
  };

  it("is empty where nothing was ever added", async () => {
    expect(registry.entries()).toEqual([]);
    await registry.readAnew();
    expect(registry.entries()).toEqual([]);
  });

  it("keeps every word, in the order of the numbers", async () => {
    const unit = { ...clientC, unit: "clients/banks", tags: { owner: "northwind" } };
    const entries = [
      anEntry(),
      anEntry({ account: unit, ref: "R-2" }),
      anEntry({ what: "closed" }),
    ];
    await addedBy(entries);
    expect(registry.entries()).toEqual(entries.map((entry, at) => ({ ...entry, number: at + 1 })));
    expect(await stored()).toEqual(registry.entries());
  });

  it("knows what another process added once it has read anew", async () => {
    await addedBy([anEntry()]);
    const another = connect();
    expect(another.entries()).toEqual([]);
    await another.readAnew();
    await addedBy([anEntry({ what: "closing", ref: "R-2" })]);
    expect(another.entries()).toHaveLength(1);
    await another.readAnew();
    expect(another.entries()).toEqual(registry.entries());
  });

  it("is the same list until there is something new", async () => {
    await addedBy([anEntry()]);
    const before = registry.entries();
    await registry.readAnew();
    await addedBy([anEntry()]);
    expect(registry.entries()).toBe(before);
    await connect().add(anEntry({ what: "closing" }));
    await registry.readAnew();
    expect(registry.entries()).not.toBe(before);
    expect(before).toHaveLength(1);
  });

  it("knows nothing twice when it is read twice at once", async () => {
    await addedBy([anEntry(), anEntry({ account: clientC })]);
    const another = connect();
    await Promise.all([another.readAnew(), another.readAnew()]);
    expect(another.entries()).toEqual(registry.entries());
  });

  describe("what the latest entry about an account says already", () => {
    it("is not added again, by no process", async () => {
      await addedBy([anEntry()]);
      await addedBy([anEntry({ at: ASKED_AT + 1 })], connect());
      await addedBy([anEntry({ account: { ...clientA, name: "Renamed" } })]);
      expect(await stored()).toEqual([{ ...anEntry(), number: 1 }]);
    });

    it("counts, also where something was added about another account since", async () => {
      await addedBy([anEntry(), anEntry({ account: clientC }), anEntry()]);
      expect(await stored()).toHaveLength(2);
    });

    it("does not count where something else became of it since", async () => {
      await addedBy([anEntry({ what: "closing" })]);
      await addedBy([anEntry({ what: "kept" })], connect());
      await addedBy([anEntry({ what: "closing" })]);
      expect((await stored()).map(({ what }) => what)).toEqual(["closing", "kept", "closing"]);
    });

    it.each([
      ["other words", { what: "closed" }],
      ["another request", { ref: "R-2" }],
      ["another account of that slug", { account: { ...clientA, id: "999999999999" } }],
      ["another slug of that account", { account: { ...clientA, slug: "client-b" } }],
    ] as const)("is not what has %s", async (_what, changes) => {
      await addedBy([anEntry(), anEntry(changes)]);
      expect(await stored()).toHaveLength(2);
    });
  });

  it("adds after what others have added, which it did not know of", async () => {
    await registry.readAnew();
    await addedBy([anEntry(), anEntry({ account: clientC })], connect());
    await addedBy([anEntry({ what: "closing" })]);
    expect(registry.entries().map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it("adds nothing that may not follow what is there, whoever has added that", async () => {
    await addedBy([anEntry()]);
    await connect().add(anEntry({ what: "closing", ref: "R-2" }));
    await registry.add(anEntry({ what: "shut" }), (latest) => latest?.what === "registered");
    expect((await stored()).map(({ what }) => what)).toEqual(["registered", "closing"]);
    await registry.add(anEntry({ what: "shut" }), (latest) => latest?.what === "closing");
    expect((await stored()).map(({ what }) => what)).toEqual(["registered", "closing", "shut"]);
  });

  strictTest(laxity, "loses nothing that several add at once", async () => {
    const refs = ["R-1", "R-2", "R-3", "R-4", "R-5"];
    const added = refs.map((ref) => {
      return connect().add(anEntry({ ref, account: { ...clientA, slug: ref.toLowerCase() } }));
    });
    await Promise.all(added);
    const entries = await stored();
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(entries.map(({ ref }) => ref).sort()).toEqual(refs);
  });

  strictTest(laxity, "has it once when several add the same at once", async () => {
    await Promise.all([1, 2, 3].map(() => connect().add(anEntry())));
    expect(await stored()).toEqual([{ ...anEntry(), number: 1 }]);
  });
}
