// Fewer approvals are needed by now than when somebody said yes.
import { aPolicy, aRule, people } from "../support/a-policy.ts";
import { bob } from "../support/people.ts";
import { asked, under, yesOf } from "./alice-asks.ts";

it("a yes that is enough by now is enough when its approver says it again", async () => {
  const { world, here } = under(aRule({ approvals: 2 }));
  const { key } = await asked(here, { lasting: "4h" });
  await yesOf(here, bob, { key });
  world.policy = aPolicy({ rules: [aRule({ approvals: 1, mayApprove: people(bob) })] });
  expect(await yesOf(here, bob, { key })).toBe("working");
});
