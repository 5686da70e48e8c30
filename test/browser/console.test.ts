import { CONSOLE, mfa, person, verdict } from "./console-page.ts";
import { inTheBrowser } from "./in-the-browser.ts";
import { button } from "./slack-page.ts";

const role = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";

inTheBrowser((town) => {
  test("the verdict follows what is changed in IAM, without a reload", async () => {
    const { aws } = town.sandbox();
    const page = await town.visit(`${CONSOLE}&person=carol`);
    await verdict(page, "AWS refuses").waitFor();
    expect(await mfa(page).isDisabled()).toBe(true);
    await person(page).selectOption({ label: "Bob Baker" });
    await page.getByText(/^Nobody allows bob.baker/).waitFor();

    const Statement = [{ Effect: "Allow" as const, Action: "sts:AssumeRole", Resource: role }];
    const policy = { Version: "2012-10-17", Statement };
    aws.change({ do: "create-group", group: "by-hand", path: "/team/", policy });
    aws.change({ do: "add-to-group", group: "by-hand", user: "bob.baker" });
    await verdict(page, "AWS lets you in").waitFor();
    await page.getByRole("heading", { name: "Group /team/by-hand" }).waitFor();

    await page.reload();
    await page.getByText(/^Group by-hand, policy .* lets bob.baker assume/).waitFor();
    aws.change({ do: "delete-group", group: "by-hand" });
    await verdict(page, "AWS refuses").waitFor();
  });

  test("a client's role lets people in as any other does, but not where it asks for an ExternalId", async () => {
    const { aws } = town.sandbox();
    const arn = "arn:aws:iam::777788889999:role/RolecallReadOnly";
    const clients = { account: "777788889999", role: "RolecallReadOnly" };
    const trusting = (Condition: Record<string, Record<string, string>>) => ({
      ...{ Version: "2012-10-17" as const },
      Statement: [
        {
          ...{ Effect: "Allow" as const, Action: "sts:AssumeRole", Condition },
          Principal: { AWS: "arn:aws:iam::111111111111:root" },
        },
      ],
    });
    const Statement = [{ Effect: "Allow" as const, Action: "sts:AssumeRole", Resource: arn }];
    const policy = { Version: "2012-10-17", Statement };
    aws.change({ do: "create-group", group: "harbour", policy });
    aws.change({ do: "add-to-group", group: "harbour", user: "alice.andersen" });
    aws.changeClient({ do: "put-role", ...clients, trust: trusting({}) });
    const page = await town.visit(
      "/page/console?account=777788889999&roleName=RolecallReadOnly&person=alice",
    );
    await verdict(page, "AWS lets you in").waitFor();
    await page.getByText("no: a client owns it, in the organization o-harbourline").waitFor();

    const needing = trusting({ StringEquals: { "sts:ExternalId": "northwind-4Q7ZK2" } });
    aws.changeClient({ do: "set-trust", ...clients, trust: needing });
    await page.reload();
    await verdict(page, "AWS refuses").waitFor();
    await page.getByText(/needs an external id/i).waitFor();
  });

  test("the clock of this AWS goes forward by an hour, a day, or as many hours as are typed", async () => {
    const page = await town.visit(`${CONSOLE}&person=alice`);
    await page.getByText("This is the same as on this machine.").waitFor();
    await button(page, "+1 hour").click();
    await page.getByText("This is 1 h ahead of this machine.").waitFor();
    await button(page, "+1 day").click();
    await page.getByText("This is 1 d 1 h ahead of this machine.").waitFor();
    const hours = page.getByRole("textbox", { name: "Hours forward" });
    await hours.fill("1.5");
    await hours.press("Enter");
    await page.getByText("This is 1 d 2 h 30 min ahead of this machine.").waitFor();
    await hours.fill("a while");
    await button(page, "Move the clock").click();
    await page.getByText("Type a number of hours, like 0.5 or 36.").waitFor();
  });

  test("whom no tag links is not signed in, and links that lead nowhere say why", async () => {
    const page = await town.visit(`${CONSOLE}&person=dan`);
    await verdict(page, "Nobody is signed in").waitFor();
    await page
      .getByText(/No IAM user is linked to Dana Dorn/)
      .first()
      .waitFor();

    const nobody = await town.visit(`${CONSOLE}&person=zoe`);
    await nobody.getByText("“person” takes one of alice, bob, carol, dan, erin, frank").waitFor();
    const noRole = await town.visit("/page/console?account=222222222222&roleName=Nope&person=bob");
    await noRole.getByText(/has no role Nope in account 222222222222. It has: /).waitFor();
    const nothing = await town.visit("/page/console");
    await nothing.getByText("The address does not say which account").waitFor();
  });
});
