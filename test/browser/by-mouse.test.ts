import { mfa, person, verdict } from "./console-page.ts";
import { inTheBrowser } from "./in-the-browser.ts";
import { button, composer, dialog, happened, message, slackPath } from "./slack-page.ts";

inTheBrowser((town) => {
  test("alice asks, bob approves, alice follows the link: AWS lets her in with MFA, and nobody else", async () => {
    const bob = await town.visit(slackPath("bob", "approvals"));
    const alice = await town.visit(slackPath("alice", "general"));
    await composer(alice).fill("/aws-access client-a");
    await button(alice, "Send").click();

    const form = dialog(alice, "Ask for AWS access");
    await form.getByLabel("Role").selectOption("admin");
    await form.getByLabel("Why do you need it?").fill("fix the DNS");
    await button(form, "Ask").click();
    await form.waitFor({ state: "detached" });

    const card = message(bob, /client-a as admin: waiting for an approver/);
    await card.getByText("fix the DNS").waitFor();
    await bob.evaluate("globalThis.isSamePage = true");
    await button(card, "Approve").click();
    await button(dialog(bob, /^Approve R-/), "Approve").click();
    await message(bob, /client-a as admin: has access/).waitFor();
    expect(await bob.evaluate("globalThis.isSamePage")).toBe(true);

    await happened(bob).getByText("the decision is stored").waitFor();
    await happened(bob).getByText("alice.andersen joins client-a-admin").waitFor();

    await alice.getByRole("link", { name: /Rolecall/ }).click();
    const link = message(alice, /You are in: client-a as admin/).getByRole("link", {
      name: "Switch role",
    });
    const [aws] = await Promise.all([alice.waitForEvent("popup"), link.click()]);

    await verdict(aws, "AWS lets you in").waitFor();
    await aws
      .getByText(/"Sid": "RolecallAccess"/)
      .first()
      .waitFor();
    await aws.getByText(/^Bob: no, because nobody allows bob.baker/).waitFor();
    await mfa(aws).uncheck();
    await verdict(aws, "AWS refuses").waitFor();
    await aws.getByText(/it needs MFA/).waitFor();
    await mfa(aws).check();
    await verdict(aws, "AWS lets you in").waitFor();
    await person(aws).selectOption({ label: "Carol Cruz" });
    await verdict(aws, "AWS refuses").waitFor();
    await aws.getByText(/^Nobody allows carol.cruz/).waitFor();
    await aws.getByText(/^Alice: yes, with MFA, because group client-a-admin/).waitFor();
  });
});
