// Ten accounts at once, two processes, one of them killed: all are made, at most five at a time, none twice.
import { until } from "../../sandbox/until.ts";
import { isAccountIn } from "../../src/domain/accounts/account-request.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox(agencyWithColleagues(), { ROLECALL_LEASE_SECONDS: "30" }, { bots: 2 });
const made = makingAccounts(town);

const PEOPLE = "alice emil freya greta hugo ida jonas karla liv magnus".split(" ");
const nameOf = (person: string) => `Shop of ${person}`;
const LONG = 240_000;

test(
  "ten people ask, bob approves all, a process is killed while AWS makes five: all ten are there, once, and their people in",
  async () => {
    const { aws, bots } = town.sandbox();
    aws.changeOrganization({ do: "set", creationMilliseconds: 120_000 });
    const refs: string[] = [];
    for (const person of PEOPLE) {
      const first = { "First people": [person], "Their role": "admin" };
      refs.push(await made.asksFor(person, nameOf(person), first));
    }
    expect(new Set(refs).size).toBe(10);
    await Promise.all(refs.map((ref) => made.clicksOnCard("bob", ref, "Approve")));
    const running = () =>
      aws.organization().creations.filter(({ state }) => state === "IN_PROGRESS").length;
    await until(
      () => made.hurries(),
      () => running() === 5,
      { what: "AWS is making five", seconds: 60 },
    );
    await bots.kill(1);
    await town.timePasses("61s");
    expect(await town.types("nora", "new Nora")).toMatch(
      /AWS is making \d accounts just now and takes no more at a time, so this one may have to wait/,
    );
    await bots.start(1);

    await until(
      () => made.hurries(),
      (open) => open.length === 0,
      { what: "all ten are made", seconds: 150 },
    );
    for (const [index, ref] of refs.entries()) {
      const request = await made.comesTo(ref, "done");
      expect(isAccountIn(request, "done")).toBe(true);
      const name = nameOf(PEOPLE[index] ?? "");
      const [account, ...others] = made.accountsCalled(name);
      expect(others).toEqual([]);
      expect(account).toMatchObject({ unit: "clients", tags: { "rolecall:request": ref } });
    }
    const { creations, mostInProgress } = aws.organization();
    expect(mostInProgress).toBe(5);
    expect(creations.map(({ name }) => name).sort()).toEqual(PEOPLE.map(nameOf).sort());
    for (const person of PEOPLE) {
      await until(
        () => made.enters(person, nameOf(person)),
        ({ allowed }) => allowed,
        { what: `${person} is in` },
      );
      expect(made.enters("nora", nameOf(person)).allowed).toBe(false);
    }
  },
  LONG,
);
