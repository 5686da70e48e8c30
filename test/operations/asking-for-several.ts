// Alice asks for several accounts at once, and what has become of each.
import type { AccessRule } from "../../src/domain/access-rule.ts";
import { askForSeveral } from "../../src/operations/ask-for-several.ts";
import type { AskForSeveral, SeveralAsked } from "../../src/operations/ask-for-several.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { aRule } from "../support/a-policy.ts";
import type { Process, World } from "../support/a-world.ts";
import { alice, iamUsers } from "../support/people.ts";
import { allQuiet, under } from "./alice-asks.ts";
import { manyAccounts, slugsOf } from "../support/many-accounts.ts";

const SEVERAL: AskForSeveral = {
  ...{ requester: alice, slugs: slugsOf(3), roleKey: "admin" },
  ...{ reason: "fix the DNS", lasting: "4h" },
};

export function withAccounts(count: number, ...rules: readonly AccessRule[]) {
  const scene = under(...rules);
  scene.world.policy = { ...scene.world.policy, accounts: manyAccounts(count) };
  return scene;
}

export const ask = ({ ports }: Process, changes: Partial<AskForSeveral> = {}) =>
  askForSeveral(ports, { ...SEVERAL, ...changes });

export async function askedFor(
  process: Process,
  changes: Partial<AskForSeveral> = {},
): Promise<SeveralAsked> {
  const answer = await ask(process, changes);
  if (isRefusal(answer)) throw new Error(`alice could not ask: ${answer.refused}`);
  return answer;
}

/** Alice has asked for account-1 to account-3 in one ask, and everybody has seen it. */
export async function aliceAskedForThree(...rules: readonly AccessRule[]) {
  const scene = withAccounts(3, ...(rules.length > 0 ? rules : [aRule()]));
  const { requests } = await askedFor(scene.here);
  await allQuiet(scene.world, scene.here);
  const [head] = requests;
  if (!head || requests.length > 1) throw new Error(`there are ${requests.length} requests`);
  return { ...scene, head, key: head.key };
}

export const groupsOf = ({ iam }: World) =>
  slugsOf(3).filter((slug) => iam.directory.isMember(iamUsers.alice, `${slug}-admin`));
/** `account-1 active`, for each record there is. */
export const standing = ({ records }: World) =>
  [...records.values()].map(
    ({ request: { ask: of, state } }) => `${of.account.slug} ${state.name}`,
  );
export const reasons = ({ leftOut }: SeveralAsked) =>
  leftOut.map(({ slug, refusal }) => [slug, isRefusal(refusal) ? refusal.refused : refusal]);
