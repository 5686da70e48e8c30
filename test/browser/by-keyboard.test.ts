import { mfa, person, verdict } from "./console-page.ts";
import { inTheBrowser } from "./in-the-browser.ts";
import { keyboardOf } from "./keyboard.ts";
import { button, composer, dialog, message, slackPath } from "./slack-page.ts";

inTheBrowser((town) => {
  test("without a mouse: alice asks, bob approves, alice follows the link and is let in", async () => {
    const alice = await town.visit(slackPath("alice", "dm"));
    const alices = keyboardOf(alice);
    await alices.reach(composer(alice));
    await alices.type("/aws-access");
    await alices.press("Enter", "Enter");

    const form = dialog(alice, "Ask for AWS access");
    await alices.reach(form.getByRole("combobox", { name: "Account", exact: true }));
    await alices.type("client-a");
    await form.getByRole("option", { name: /client-a/ }).waitFor();
    await alices.press("Enter");
    const role = form.getByRole("combobox", { name: "Role" });
    await alices.reach(role);
    await alices.type("admin");
    await alices.reach(form.getByRole("textbox", { name: "Why do you need it?" }));
    await alices.type("fix the DNS");
    await alices.reach(button(form, "Ask"));
    await alices.press("Enter");
    await form.waitFor({ state: "detached" });

    const bob = await town.visit(slackPath("bob", "approvals"));
    const bobs = keyboardOf(bob);
    const card = message(bob, /client-a as admin: waiting for an approver/);
    await bobs.reach(button(card, "Approve"));
    await bobs.press("Enter");
    const question = dialog(bob, /^Approve R-/);
    await question.waitFor();
    await bobs.press("Escape");
    await question.waitFor({ state: "detached" });
    await bobs.press("Enter");
    await bobs.reach(button(question, "Approve"));
    await bobs.press("Enter");
    await message(bob, /client-a as admin: has access/).waitFor();

    const ready = message(alice, /You are in: client-a as admin/);
    await alices.reach(ready.getByRole("link", { name: "Switch role" }));
    const [aws] = await Promise.all([alice.waitForEvent("popup"), alices.press("Enter")]);
    await verdict(aws, "AWS lets you in").waitFor();
    const atAws = keyboardOf(aws);
    await atAws.reach(mfa(aws));
    await atAws.press("Space");
    await verdict(aws, "AWS refuses").waitFor();
    await atAws.reach(person(aws));
    await atAws.type("Carol");
    await aws.getByText(/^Nobody allows carol.cruz/).waitFor();
  });
});
