// What every store of requests about accounts promises, alone and beside the requests about access.
import { isAccountOpen } from "../../src/domain/accounts/account-request.ts";
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import type { AccountRequestStore } from "../../src/ports/account-request-store.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import { ASKED_AT, HOUR, aPendingRequest, after, commands } from "../support/a-request.ts";
import { alice, bob } from "../support/people.ts";
import { aClosing, aCreation, creationsInEveryState } from "./account-request-store-samples.ts";
import { recordsContract, won } from "./request-store-records.contract.ts";
import { strictTest } from "./strict-test.ts";

/** Both kinds as one process sees them, in one table. */
export interface Both {
  readonly store: RequestStore;
  readonly accounts: AccountRequestStore;
}

const asked = aCreation();
const everyState = creationsInEveryState();

/** Alice's `number`th request for the same slug, asked so many hours later. */
function anotherRequest(number: number): AccountRequest {
  const later = aCreation({ askedAt: ASKED_AT + number * HOUR });
  return { ...later, ref: `R-${number}`, key: { ...later.key, number } };
}

/** `laxity`: why a store cannot be trusted with writes at the same moment. */
export function accountRequestStoreContract(
  fresh: () => Promise<() => Both>,
  laxity?: string,
): void {
  let connect: () => Both;
  let store: RequestStore;
  let accounts: AccountRequestStore;

  beforeEach(async () => {
    connect = await fresh();
    ({ store, accounts } = connect());
  });

  async function open(request: AccountRequest, due: number | null = null) {
    return won(await accounts.open(request, due));
  }
  async function openAccess(request = aPendingRequest(), due: number | null = null) {
    return won(await store.open(request, due));
  }

  const freshAccounts = async () => {
    const connectBoth = await fresh();
    return () => connectBoth().accounts;
  };
  recordsContract(
    { asked, everyState, elsewhere: aClosing(), anotherRequest },
    freshAccounts,
    laxity,
  );

  it("keeps every word of a request to close an account", async () => {
    const opened = await open(aClosing());
    expect(opened).toEqual(aClosing());
    expect(await connect().accounts.load(opened.key)).toEqual(opened);
  });

  strictTest(laxity, "lets exactly one of two processes open a slug", async () => {
    const wishes = [aCreation({ requester: alice }), aCreation({ requester: bob })];
    const race = wishes.map((wish) => connect().accounts.open(wish, null));
    const winners = (await Promise.all(race)).filter((saved) => saved !== "changed");
    expect(winners).toHaveLength(1);
    expect(await accounts.latest(asked.key.subject)).toEqual(winners[0]);
    expect(await accounts.allOpen()).toEqual(winners);
  });

  describe("lists", () => {
    it.each(everyState)("show a request that is $state.name where it belongs", async (request) => {
      await open(asked);
      await accounts.save(request, null);
      const { allOpen, openOf } = connect().accounts;
      expect(await allOpen()).toEqual(isAccountOpen(request) ? [{ ...request, version: 2 }] : []);
      expect(await openOf(alice)).toHaveLength(isAccountOpen(request) ? 1 : 0);
    });

    it("hold all that are open, oldest first, whoever asked and whatever for", async () => {
      const late = await open(aCreation({ slug: "late", requester: bob, askedAt: ASKED_AT + 2 }));
      const early = await open(aCreation({ slug: "early", askedAt: ASKED_AT + 1 }));
      const first = await open(aClosing());
      expect(await accounts.allOpen()).toEqual([first, early, late]);
    });

    it("hold a person's own, oldest first", async () => {
      await open(aCreation({ slug: "bobs", requester: bob }));
      const late = await open(aCreation({ slug: "late", askedAt: ASKED_AT + 2 }));
      const early = await open(aCreation({ slug: "early", askedAt: ASKED_AT + 1 }));
      expect(await accounts.openOf(alice)).toEqual([early, late]);
      expect(await accounts.openOf({ ...alice, team: "T0ACMECORP" })).toEqual([]);
    });
  });

  describe("beside requests about access", () => {
    it("neither kind is listed with the other", async () => {
      const access = await openAccess();
      const account = await open(asked);
      expect(await store.openOf(alice)).toEqual([access]);
      expect(await store.waiting(10)).toEqual([access]);
      expect(await accounts.openOf(alice)).toEqual([account]);
      expect(await accounts.allOpen()).toEqual([account]);
    });

    it("nothing is held in IAM for them, whatever becomes of them", async () => {
      const granted = after(aPendingRequest(), commands.approve, commands.grant);
      await openAccess(granted);
      await open(asked);
      for (const [index, request] of everyState.entries()) {
        won(await accounts.save({ ...request, version: index + 1 }, null));
        expect((await store.holdings()).map(({ ref }) => ref)).toEqual([granted.ref]);
      }
    });

    it("what is due is found among both, oldest first, at most so many", async () => {
      const access = await openAccess(aPendingRequest(), 2000);
      const late = await open(asked, 3000);
      const early = await open(aClosing(), 1000);
      expect(await store.due(3000, 10)).toEqual([early.key, access.key, late.key]);
      expect(await store.due(3000, 1)).toEqual([early.key]);
      won(await accounts.save(early, null));
      expect(await store.due(2000, 10)).toEqual([access.key]);
    });

    it("a reference leads to a request of either kind", async () => {
      const access = await openAccess();
      const account = await open(asked);
      expect(await connect().store.byRef(account.ref)).toEqual(account.key);
      expect(await connect().store.byRef(access.ref)).toEqual(access.key);
    });

    it("a reference that two kinds share by chance leads to the one asked last", async () => {
      const account = await open({ ...anotherRequest(1), ref: "R-SAME" });
      await openAccess({ ...aPendingRequest(), ref: "R-SAME" });
      expect(await store.byRef("R-SAME")).toEqual(account.key);
    });

    it("neither kind is read as the other", async () => {
      const access = await openAccess();
      const account = await open(asked);
      await expect(store.load(account.key)).rejects.toThrow();
      await expect(accounts.load(access.key)).rejects.toThrow();
    });
  });
}
