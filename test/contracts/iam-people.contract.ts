// What can be known of one IAM user, whatever IAM it is.
import { personKey } from "../../src/domain/person.ts";
import { alice, bob, iamUsers } from "../support/people.ts";
import type { IamWorld, Laxities, StartWorld } from "./iam-world.ts";
import { strictTest } from "./strict-test.ts";

const passkey = "arn:aws:iam::111111111111:u2f/user/alice.andersen/laptop";
const phone = "arn:aws:iam::111111111111:mfa/alice.andersen";

const USERS = [
  { name: iamUsers.alice, boundTo: personKey(alice), mfaSerials: [passkey, phone] },
  { name: iamUsers.bob, boundTo: personKey(bob), isFenced: true },
  { name: "dana.dorn" },
];

export function iamPeopleContract(start: StartWorld, laxities: Laxities = {}): void {
  let world: IamWorld;
  beforeEach(async () => {
    world = await start(USERS);
  });
  afterEach(() => world.stop());

  it("says to whom a user is bound, and which MFA devices it has", async () => {
    const found = await world.people.find(iamUsers.alice);
    expect(found?.boundTo).toBe(personKey(alice));
    expect([...(found?.mfaSerials ?? [])].sort()).toEqual([phone, passkey].sort());
  });

  it("says a user's full ARN", async () => {
    const { arn } = (await world.people.find(iamUsers.alice)) ?? {};
    expect(arn).toMatch(/^arn:aws:iam::\d{12}:user\/alice\.andersen$/);
  });

  it("says that a user has no device", async () => {
    const expected = { boundTo: personKey(bob), mfaSerials: [] };
    expect(await world.people.find(iamUsers.bob)).toMatchObject(expected);
  });

  it("says that a user is bound to nobody", async () => {
    const nobodys = { boundTo: undefined, boundary: null, mfaSerials: [] };
    expect(await world.people.find("dana.dorn")).toMatchObject(nobodys);
  });

  strictTest(laxities.boundaries, "says which boundary a user carries", async () => {
    const found = await world.people.find(iamUsers.bob);
    expect(found?.boundary).toMatch(/^arn:aws:iam::\d{12}:policy\/rolecall\/people$/);
    expect((await world.people.find(iamUsers.alice))?.boundary).toBeNull();
  });

  it("follows at once when a user is bound to somebody else, to nobody, or deleted", async () => {
    await world.byHand.bind(iamUsers.bob, personKey(alice));
    expect((await world.people.find(iamUsers.bob))?.boundTo).toBe(personKey(alice));
    await world.byHand.unbind(iamUsers.bob);
    expect((await world.people.find(iamUsers.bob))?.boundTo).toBeUndefined();
    await world.byHand.deleteUser(iamUsers.bob);
    expect(await world.people.find(iamUsers.bob)).toBeUndefined();
  });

  it("knows nothing of a user that never was", async () => {
    expect(await world.people.find("nobody")).toBeUndefined();
  });
}
