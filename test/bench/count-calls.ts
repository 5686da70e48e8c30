// How many calls it takes to let somebody in and to end it again, in a small world and in a large one.
import { callBudgets, provisionerBudget } from "./call-budgets.ts";
import { ENDS, GRANTS, countIn } from "./counted-world.ts";
import type { CountedWorld } from "./counted-world.ts";
import type { Section, Table } from "./report.ts";
import type { Tally } from "./tally.ts";

export async function countCalls(sizes: readonly number[], entry: string): Promise<Section> {
  const worlds: CountedWorld[] = [];
  for (const size of sizes) worlds.push(await countIn({ size, hasProvisioner: false }, entry));
  const [small] = worlds;
  if (!small) throw new Error("no world was measured");
  const inTwoRoles = await countIn({ size: small.size, hasProvisioner: true }, entry);
  const all = [...worlds, inTwoRoles];
  return {
    title: "Calls to let somebody in, from asking to being told, and to end it",
    notes: [
      `Played in ${worlds.map(({ size }) => counted(size)).join(" and in ")} accounts, people and earlier requests, all calls answered by the sandbox.`,
      "Once more in the small one, with a bot that makes groups in a second role (ROLECALL_PROVISIONER_ROLE): it has to become that role first. The budgets are for a bot with one role, but for the one that says otherwise.",
      "Nobody in it was looked up in Slack within the last minute, which is the dearest case. The polls of the due index, the drift ledger and the list of accounts and the reading of the directory, which go on whether or not anybody asks, are left out; the last is shown below. IAM is not compared with the record meanwhile. Time does not pass but is moved forward; what an end leaves behind is cleared away 45 minutes later.",
      `Earlier requests were written in ${worlds.map(({ fillSeconds }) => `${fillSeconds.toFixed(1)} s`).join(" and ")}.`,
    ],
    tables: [
      table("Let in", all, (world) => numbered(GRANTS, world.grants, 1)),
      table("And then", all, (world) => numbered(ENDS, world.ends, FIRST_END)),
      details(small),
      table("Other gestures", all, ({ gestures }) => gestures),
      byItself(all),
    ],
    budgets: [...callBudgets(worlds), provisionerBudget(small, inTwoRoles)],
  };
}

const FIRST_END = Object.keys(GRANTS).length + 1;

const counted = (size: number) => size.toLocaleString("en-US");

const placed = ({ size, hasProvisioner }: CountedWorld) =>
  `${counted(size)}${hasProvisioner ? ", two roles" : ""}`;

/** By labels with numbers in front, which stand for them where there is less room. */
function numbered<Act extends string>(
  labels: Readonly<Record<Act, string>>,
  tallies: Readonly<Record<Act, Tally>>,
  first: number,
): ReadonlyMap<string, Tally> {
  const acts = Object.keys(labels) as Act[];
  return new Map(
    acts.map((act, index) => [
      `${String(first + index).padStart(2)}  ${labels[act]}`,
      tallies[act],
    ]),
  );
}

function table(
  what: string,
  worlds: readonly CountedWorld[],
  of: (world: CountedWorld) => ReadonlyMap<string, Tally>,
): Table {
  const [small] = worlds;
  const names = small ? [...of(small).keys()] : [];
  const head = [what, ...worlds.map((world) => `AWS + Slack at ${placed(world)}`)];
  const rows = names.map((name) => [name, ...worlds.map((world) => cell(of(world).get(name)))]);
  return { head, rows };
}

/** Which calls they were, in the first world; that the others make the same ones is a budget below. */
function details({ grants, ends }: CountedWorld): Table {
  const tallies = [
    ...numbered(GRANTS, grants, 1).values(),
    ...numbered(ENDS, ends, FIRST_END).values(),
  ];
  const names = new Set(tallies.flatMap(({ byAction }) => [...byAction.keys()]));
  const rows = [...names].sort().map((name) => {
    const counts = tallies.map(({ byAction }) => byAction.get(name));
    return [name, ...counts.map((count) => (count === undefined ? "." : String(count)))];
  });
  return { head: ["Which they are", ...tallies.map((_, index) => String(index + 1))], rows };
}

function byItself(worlds: readonly CountedWorld[]): Table {
  const row = (what: string, of: (world: CountedWorld) => string) => [what, ...worlds.map(of)];
  return {
    head: ["By itself", ...worlds.map((world) => `at ${placed(world)}`)],
    rows: [
      row("AWS + Slack calls when starting", ({ starting }) => cell(starting)),
      row("of these, pages of the directory", ({ starting }) =>
        String(starting.byAction.get("iam:GetAccountAuthorizationDetails") ?? 0),
      ),
      row("start, ms", ({ startMilliseconds }) => startMilliseconds.toFixed(0)),
      row("memory afterwards, MB", ({ megabytes }) => megabytes?.toFixed(0) ?? "skipped: no /proc"),
    ],
  };
}

function cell(tally: Tally | undefined): string {
  return tally ? `${tally.aws} + ${tally.slack}` : "?";
}
