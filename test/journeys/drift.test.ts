// AWS is changed by hand while people have access: the admins are told once, and one click puts it right.
import type { WorldChange } from "../../sandbox/aws/world-change.ts";
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox(agencyWithColleagues(), { ROLECALL_DRIFT_SECONDS: "0.5" });

const byHand = (change: WorldChange) => town.sandbox().aws.change(change);
const policiesOf = (user: string) =>
  town
    .sandbox()
    .aws.world()
    .users.find(({ name }) => name === user)?.policies ?? {};
/** How often a message about this stands in the approvers' channel. */
const messagesAbout = (words: string) =>
  town
    .sandbox()
    .slack.people.sees("carol")
    .channels.flatMap(({ messages }) => messages)
    .filter(({ plain }) => plain.includes("Changed by hand") && plain.includes(words));
const guardOf = (user: string) =>
  Object.keys(policiesOf(user)).find((name) => name.startsWith("rolecall-guard"));

/** The name of the drift that a message is about, as people type it. */
function labelIn(plain: string): string {
  return /D-\d+/.exec(plain)?.[0] ?? "";
}

test("karla is put into the group by hand: carol is told, undoes it, and AWS lets karla in no more", async () => {
  await town.isLetIn("jonas", "client-b admin fix the DNS");
  byHand({ do: "add-to-group", user: "karla.koch", group: "client-b-admin" });
  expect(town.letsIn("karla", "client-b admin").allowed).toBe(true);
  const message = await town.card("karla.koch", /put them in by hand/);
  expect(message.plain).toMatch(/@Carol Cruz: \*D-\d+\*: `karla.koch` \(@Karla Koch\) is in/);

  expect(await town.clicks("bob", message, "Undo")).toMatch(/Only admins see and decide/);
  expect(await town.clicks("carol", message, "Undo")).toBe("");
  await town.card("karla.koch", /Undone by @Carol Cruz/);
  expect(town.groupsOf("karla.koch")).toEqual([]);
  expect(town.letsIn("karla", "client-b admin").allowed).toBe(false);
  expect(messagesAbout("karla.koch")).toHaveLength(1);
  expect(await town.types("carol", "drift")).toMatch(/Nothing that Rolecall gives was changed/);
});

test("liv's guard is deleted by hand: told once, kept in her record, and Undo brings it back", async () => {
  const ref = await town.isLetIn("liv", "client-a admin 4h fix the DNS");
  const guard = guardOf("liv.lund");
  const before = policiesOf("liv.lund");
  expect(guard).toContain(ref);
  byHand({ do: "delete-user-policy", user: "liv.lund", policy: guard ?? "" });
  // A grant is left alone while AWS may still be showing it to everybody.
  await town.timePasses("6m");
  const message = await town.card(ref, /AWS itself does not end it any more/);
  expect(await town.types("carol", `drift undo ${labelIn(message.plain)}`)).toMatch(/being undone/);
  await town.card(ref, /Undone by @Carol Cruz/);
  expect(policiesOf("liv.lund")).toEqual(before);
  expect(messagesAbout(ref)).toHaveLength(1);
  expect(await town.history(ref)).toEqual(
    expect.arrayContaining(["granted", "drift-found", "mend-ordered"]),
  );
});

test("nora is put in by hand and carol adopts it: it is on record, has an end, and ends", async () => {
  await town.isLetIn("magnus", "client-c renew the certificate");
  byHand({ do: "add-to-group", user: "nora.nord", group: "client-c-admin" });
  const message = await town.card("nora.nord", /put them in by hand/);
  await town.clicks("carol", message, "Adopt");
  const over = await town.card("nora.nord", /Adopted by @Carol Cruz.*on record as \*R-/);
  const ref = /R-[0-9A-Z]{6}/.exec(over.plain)?.[0] ?? "";
  await town.rests(ref, "active");
  expect(guardOf("nora.nord")).toContain(ref);
  await town.dm(
    "nora",
    ref,
    /somebody had let you in by hand, and @Carol Cruz has put that on record/,
  );
  expect(town.letsIn("nora", "client-c admin").allowed).toBe(true);

  await town.timePasses("61m");
  await town.rests(ref, "ended");
  expect(town.letsIn("nora", "client-c admin").allowed).toBe(false);
  expect(town.groupsOf("nora.nord")).toEqual([]);
});

test("a group is widened by hand: carol has it put right", async () => {
  const ref = await town.isLetIn("oskar", "internal-tools admin fix the DNS");
  const group = "internal-tools-admin";
  const document = {
    Version: "2012-10-17" as const,
    Statement: [{ Effect: "Allow" as const, Action: "*", Resource: "*" }],
  };
  byHand({ do: "put-group-policy", group, policy: "everything", document });
  const message = await town.card(group, /an extra inline policy `?everything/);
  await town.clicks("carol", message, "Undo");
  await town.card(group, /Undone by @Carol Cruz/);
  await until(
    () =>
      town
        .sandbox()
        .aws.world()
        .groups.find(({ name }) => name === group)?.policies,
    (policies) => policies && Object.keys(policies).join() === "rolecall-access",
    { what: "the group holds its own policy only", seconds: 10 },
  );
  expect((await town.record(ref)).state.name).toBe("active");
});
