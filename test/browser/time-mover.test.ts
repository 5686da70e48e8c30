import { inTheBrowser } from "./in-the-browser.ts";
import { keyboardOf } from "./keyboard.ts";
import { composer, happened, message, slackPath } from "./slack-page.ts";

inTheBrowser((town) => {
  test("alice lets time pass by keyboard: messages grow old, and what nobody decided lapses", async () => {
    await town.sandbox().slack.people.command("alice", { text: "client-a admin fix the DNS" });
    const page = await town.visit(slackPath("alice", "dm"));
    await message(page, /You asked for client-a as admin for 4 hours, today at/).waitFor();
    const time = page.getByRole("group", { name: "Time in the sandbox" });
    const keys = keyboardOf(page);
    await keys.reach(time.getByRole("button", { name: "+15 min" }));
    await keys.press("Enter");
    await time.getByText("(+15 min)").waitFor();
    await time.getByText(/^It is .* in the sandbox now\.$/).waitFor({ state: "attached" });
    await keys.reach(time.getByRole("button", { name: "+1 day" }));
    await keys.press("Enter");
    await time.getByText("(+1 d 15 min)").waitFor();
    await page.getByText("yesterday", { exact: true }).waitFor();

    await keys.press("Enter", "Enter");
    await time.getByText("(+3 d 15 min)").waitFor();
    await message(page, /Nobody decided/).waitFor();
    await happened(page).getByText("The time was moved on by 1 d").last().waitFor();

    await composer(page).fill("hello");
    await keys.press("Enter");
    const said = message(page, /nobody reads what you write here/);
    await said.waitFor();
    expect(await page.locator("li.message").last().textContent()).toContain("nobody reads");
  });
});
