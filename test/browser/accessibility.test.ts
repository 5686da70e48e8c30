import type { BrowserContextOptions, Page } from "playwright-core";
import { until } from "../../sandbox/until.ts";
import { graveViolations } from "./axe.ts";
import { CONSOLE, verdict } from "./console-page.ts";
import { inTheBrowser } from "./in-the-browser.ts";
import { button, composer, dialog, message, slackPath } from "./slack-page.ts";

type Visit = (path: string) => Promise<Page>;

const PHONE = { width: 390, height: 844 };

inTheBrowser((town) => {
  beforeAll(async () => {
    const { people } = town.sandbox().slack;
    await people.command("alice", { text: "client-a admin fix the DNS" });
    await people.command("alice", { text: "approve R-000000" });
    await people.command("alice", { text: "client-b read-only compare the bills" });
    await anAccountIsBeingMade();
  });

  /** For as long as anybody looks. */
  async function anAccountIsBeingMade(): Promise<void> {
    const { aws, slack } = town.sandbox();
    aws.changeOrganization({ do: "set", creationMilliseconds: 3_600_000 });
    await slack.people.command("alice", { text: "new Acme" });
    await slack.people.fill("alice", { "Why is it needed?": "their website" });
    await slack.people.submit("alice");
    const ref = await until(
      () => slack.people.sees("bob").channels.flatMap(({ messages }) => messages),
      (seen) => /New account acme[^]*(R-\w{6})/.exec(seen.at(-1)?.plain ?? "")?.[1],
      { what: "bob sees the card of the new account" },
    );
    await slack.people.command("bob", { text: `approve ${ref}` });
  }

  /** Nobody is kept out by it: in the light on a desk, in the dark on a phone. */
  function view(name: string, open: (visit: Visit) => Promise<Page>): void {
    test(name, async () => {
      const found = async (look: BrowserContextOptions) =>
        graveViolations(
          await open((path) => town.visit(path, { ...look, reducedMotion: "reduce" })),
        );
      expect(await found({ colorScheme: "light" })).toEqual([]);
      expect(await found({ colorScheme: "dark", viewport: PHONE })).toEqual([]);
    });
  }

  view("the approvers' channel, with cards and the panel of calls", async (visit) => {
    const page = await visit(slackPath("bob", "approvals"));
    await message(page, "client-b as read-only").waitFor();
    await message(page, /New account acme: approved, being made[^]*1 of 10/).waitFor();
    // On a phone it is folded away.
    await page
      .getByText(/^A message in #aws-approvals/i)
      .first()
      .waitFor({ state: "attached" });
    return page;
  });

  view("a confirm dialog", async (visit) => {
    const page = await visit(slackPath("bob", "approvals"));
    await button(message(page, "client-a as admin: waiting"), "Approve").click();
    await dialog(page, /^Approve R-/).waitFor();
    return page;
  });

  view("a form, with options offered and with an error", async (visit) => {
    await town.sandbox().slack.people.close("alice");
    const page = await visit(slackPath("alice", "dm"));
    await composer(page).fill("/aws-access client-c");
    await button(page, "Send").click();
    const form = dialog(page, "Ask for AWS access");
    await button(form, "Ask").click();
    await form.getByText(/complete this required field/i).waitFor();
    await form.getByRole("combobox", { name: "Account", exact: true }).fill("client");
    await form.getByRole("option", { name: /client-b/ }).waitFor();
    return page;
  });

  view("the form for a new account, with what is wrong at its fields", async (visit) => {
    const { people } = town.sandbox().slack;
    await people.close("alice");
    await people.command("alice", { text: "new Nova Labs" });
    await people.fill("alice", { "Short name": "client-a", "Why is it needed?": "a test" });
    await people.submit("alice");
    const page = await visit(slackPath("alice", "dm"));
    const form = dialog(page, "New AWS account");
    await form.getByText(/There is, or was, an account client-a already/).waitFor();
    return page;
  });

  view("the Home tab of an approver", async (visit) => {
    const page = await visit(slackPath("bob", "home"));
    await page.getByText("Waiting for your decision").waitFor();
    return page;
  });

  view("direct messages, with what only alice sees, and a command being typed", async (visit) => {
    await town.sandbox().slack.people.close("alice");
    const page = await visit(slackPath("alice", "dm"));
    await message(page, /You asked for client-a/).waitFor();
    await composer(page).fill("/aws");
    await page.getByRole("option", { name: /aws-access/ }).waitFor();
    return page;
  });

  view("the console, refusing", async (visit) => {
    const page = await visit(`${CONSOLE}&person=carol`);
    await verdict(page, "AWS refuses").waitFor();
    return page;
  });

  view("the console, letting in", async (visit) => {
    letInByHand("bob.baker");
    const page = await visit(`${CONSOLE}&person=bob`);
    await verdict(page, "AWS lets you in").waitFor();
    await button(page, "Sign in and switch").click();
    const act = page.getByRole("button", { name: /^Do something/ }).first();
    await act.click();
    await page.getByText("AWS lets the session act.").first().waitFor();
    return page;
  });

  view("the console, for a link that leads nowhere", async (visit) => {
    const page = await visit("/page/console?account=22&roleName=Some Role");
    await page
      .getByText("“account” takes the twelve digits of an AWS account or its alias, not “22”.")
      .waitFor();
    await page.getByText("“Some Role” cannot be the name of a role.").waitFor();
    return page;
  });

  view("the gallery", async (visit) => {
    const page = await visit("/page/gallery");
    await page.getByRole("heading", { name: "Home tabs" }).waitFor();
    return page;
  });

  function letInByHand(user: string): void {
    const { aws } = town.sandbox();
    const group = "by-hand";
    if (aws.world().groups.some(({ name }) => name === group)) return;
    const Resource = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";
    const Statement = [{ Effect: "Allow" as const, Action: "sts:AssumeRole", Resource }];
    aws.change({ do: "create-group", group, policy: { Version: "2012-10-17", Statement } });
    aws.change({ do: "add-to-group", group, user });
  }
});
