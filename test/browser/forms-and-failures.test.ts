import { inTheBrowser } from "./in-the-browser.ts";
import { button, composer, dialog, happened, message, slackPath } from "./slack-page.ts";

inTheBrowser((town) => {
  test("bob says no with a reason, in a form; alice, in another window, reads both without a reload", async () => {
    const bob = await town.visit(slackPath("bob", "approvals"));
    const alice = await town.visit(slackPath("alice", "dm"));
    await composer(alice).fill("/aws-access client-b admin look at the logs");
    await button(alice, "Send").click();
    await message(alice, /You asked for client-b as admin[^]*Waiting for @platform/).waitFor();

    await button(message(bob, "client-b as admin: waiting"), "Deny").click();
    const form = dialog(bob, /^Deny R-/);
    await button(form, "Deny").click();
    await form.getByText(/complete this required field/i).waitFor();
    await form.getByLabel("Why not?").fill("not this week");
    await button(form, "Deny").click();
    await form.waitFor({ state: "detached" });
    await message(bob, /client-b as admin: denied[^]*not this week/).waitFor();
    await message(alice, /@Bob Baker denied your request[^]*not this week/).waitFor();
  });

  test("the account is found while typing, its roles appear, and what is wrong is said at its field", async () => {
    const page = await town.visit(slackPath("alice", "home"));
    await button(page, "Ask for access").click();
    const form = dialog(page, "Ask for AWS access");
    await form.getByText("Pick an account, and its roles appear here.").waitFor();
    const account = form.getByRole("combobox", { name: "Account", exact: true });
    await account.fill("client");
    const options = form.getByRole("option");
    await options.filter({ hasText: "client-c" }).waitFor();
    expect(await options.count()).toBe(3);
    await account.fill("nobody");
    await form.getByText("No results").waitFor();
    await account.fill("client-c");
    await options.filter({ hasText: "client-c" }).click();
    await form.getByRole("combobox", { name: "Role" }).waitFor();

    const reason = form.getByRole("textbox", { name: "Why do you need it?" });
    await reason.fill("   ");
    await button(form, "Ask").click();
    await form.getByText(/^Please say why/).waitFor();
    expect(await reason.getAttribute("aria-invalid")).toBe("true");
    await button(form, "Cancel").click();
    await form.waitFor({ state: "detached" });
  });

  test("a missed acknowledgement looks as in Slack, and the panel says what went wrong", async () => {
    const { faults } = town.sandbox();
    const alice = await town.visit(slackPath("alice", "dm"));
    faults.add(lost("command"));
    await composer(alice).fill("/aws-access client-c renew the certificate");
    await button(alice, "Send").click();
    await message(alice, /\/aws-access failed with the error "operation_timeout"/).waitFor();
    await happened(alice)
      .getByText(/No acknowledgement reached Slack in time/)
      .waitFor();

    const bob = await town.visit(slackPath("bob", "approvals"));
    faults.add(lost("block_actions"));
    const card = message(bob, /client-c as admin: waiting/);
    await button(card, "Approve").click();
    await button(dialog(bob, /^Approve R-/), "Approve").click();
    await bob.getByText(/did not respond in time/).waitFor();
    // The decision was stored before: what happened shows all the same.
    await message(bob, /client-c as admin: has access/).waitFor();
  });

  test("dan, whom no tag links, is told what to run", async () => {
    await town.sandbox().slack.people.command("dan", { text: "client-a admin look at the logs" });
    const dan = await town.visit(slackPath("dan", "dm"));
    await message(dan, /aws iam tag-user/).waitFor();
  });
});

function lost(action: string) {
  return { service: "delivery", action, effect: "lose-answer" } as const;
}
