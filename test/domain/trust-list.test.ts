// The list of whom a role trusts by name: by request, so that what one of them ends is not another's.
import {
  emptyTrustList,
  isTrusted,
  peopleTrusted,
  withTrusted,
  withoutTrusted,
} from "../../src/domain/trust-list.ts";

const empty = emptyTrustList({ accountId: "222222222222", roleName: "team/Admin" });
const alices = { ref: "R-1", arn: "arn:aws:iam::111111111111:user/alice" };
const alicesSecond = { ...alices, ref: "R-2" };
const bobs = { ref: "R-3", arn: "arn:aws:iam::111111111111:user/team/bob" };

it("names somebody once, for however many requests", () => {
  const list = [alices, alicesSecond, bobs].reduce(withTrusted, empty);
  expect(peopleTrusted(list)).toEqual([alices.arn, bobs.arn]);
});

it("names somebody until the last of their requests has ended", () => {
  const list = withoutTrusted([alices, alicesSecond].reduce(withTrusted, empty), "R-1");
  expect(peopleTrusted(list)).toEqual([alices.arn]);
  expect(peopleTrusted(withoutTrusted(list, "R-2"))).toEqual([]);
});

it("goes with an IAM user whose path has changed", () => {
  const moved = { ...alices, arn: "arn:aws:iam::111111111111:user/team/alice" };
  const list = withTrusted(withTrusted(empty, alices), moved);
  expect(isTrusted(list, alices)).toBe(false);
  expect(isTrusted(list, moved)).toBe(true);
  expect(peopleTrusted(list)).toEqual([moved.arn]);
});

it("keeps its version, which counts what is stored", () => {
  expect(withTrusted({ ...empty, version: 3 }, alices)).toMatchObject({ version: 3 });
});
