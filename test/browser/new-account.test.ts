import { until } from "../../sandbox/until.ts";
import { inTheBrowser } from "./in-the-browser.ts";
import { keyboardOf } from "./keyboard.ts";
import { button, composer, dialog, message, slackPath } from "./slack-page.ts";

inTheBrowser((town) => {
  test("alice types a name, the rest is proposed; what is wrong is said at its field, nothing she typed is lost, and it is sent", async () => {
    const alice = await town.visit(slackPath("alice", "dm"));
    await composer(alice).fill("/aws-access new");
    await button(alice, "Send").click();
    const form = dialog(alice, "New AWS account");
    const field = (label: string) => form.getByLabel(label, { exact: true });
    const holds = (label: string, value: string) =>
      until(
        () => field(label).inputValue(),
        (held) => held === value,
        { what: `${label} holds ${value}` },
      );

    await field("Client or project").pressSequentially("Nova", { delay: 30 });
    await holds("Short name", "nova");
    await holds("E-mail", "aws+nova@northwind.example");
    // What she changes herself is hers from then on.
    await field("E-mail").fill("aws+client-a@northwind.example");
    await field("Client or project").press("End");
    await field("Client or project").pressSequentially(" Labs", { delay: 30 });
    await holds("Short name", "nova-labs");
    await holds("Account name in AWS", "Nova Labs");
    await holds("E-mail", "aws+client-a@northwind.example");

    const people = form.getByRole("combobox", { name: /^First people/ });
    await people.fill("Al");
    await form.getByRole("option", { name: "Alice Andersen" }).click();
    await form.getByLabel(/^Tags/).fill("client=nova");
    await field("Why is it needed?").fill("their new website");
    await button(form, "Ask").click();
    await form.getByText(/is that of the account Client A already/).waitFor();
    const email = field("E-mail");
    expect(await email.getAttribute("aria-invalid")).toBe("true");
    expect(await field("Short name").getAttribute("aria-invalid")).toBeNull();
    // However far down she was: what is wrong is in sight, and the next key goes there.
    await email.and(alice.locator(":focus")).waitFor();
    await holds("Client or project", "Nova Labs");
    await holds("Short name", "nova-labs");
    await holds("Why is it needed?", "their new website");
    expect(await form.getByLabel(/^Tags/).inputValue()).toBe("client=nova");
    await button(form, "Remove Alice Andersen").waitFor();

    const hands = keyboardOf(alice);
    await hands.press("Control+a");
    await hands.type("aws+nova-labs@northwind.example");
    await hands.press("Enter");
    await form.waitFor({ state: "detached" });
    await message(alice, /the new account nova-labs[^]*Waiting for @platform/).waitFor();

    const bob = await town.visit(slackPath("bob", "approvals"));
    const card = message(bob, /nova-labs: waiting[^]*Alice Andersen[^]*client=nova/);
    await card.getByText("aws+nova-labs@northwind.example").first().waitFor();
    await button(card, "Approve").click();
    await button(dialog(bob, /^Approve R-/), "Approve").click();
    await message(bob, /nova-labs: approved, being made[^]*1 of 11/).waitFor();
  });
});
