// What a client is sent: the same roles in a template, in a snippet and in words, whatever they are called.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "yaml";
import { clientKit, doorWanted } from "../../../src/domain/clients/client-kit.ts";
import type { ClientKit, Connection } from "../../../src/domain/clients/client-kit.ts";
import { trustDocument } from "../../../src/domain/trust-document.ts";
import { aConnection, aDoorWanted, alice, bob, externalId, ourRole } from "./a-client.ts";

const kit = clientKit(aConnection());

describe("the roles", () => {
  it("let Rolecall in with the ExternalId of that client, and people as agreed", () => {
    const place = { partition: "aws", managementId: "111111111111", bots: [ourRole] };
    for (const trust of ["mfa", "account", "named"] as const) {
      const { roles } = clientKit(aConnection({ trust, people: [alice, bob] }));
      const wanted = trustDocument({ ...place, externalId, style: trust, people: [alice, bob] });
      expect(roles.map((role) => role.trust)).toEqual([wanted, wanted]);
    }
  });

  it("have the policies by their ARNs, in whatever partition", () => {
    expect(kit.roles.map(({ policies }) => policies)).toEqual([
      ["arn:aws:iam::aws:policy/AdministratorAccess"],
      ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/job-function/Billing"],
    ]);
    const china = {
      ...aConnection({ roles: aConnection().wanted.roles.slice(0, 1) }),
      ...{ partition: "aws-cn", enteringRole: ourRole.replace("arn:aws:", "arn:aws-cn:") },
    };
    const { cloudFormation, terraform } = clientKit(china);
    for (const text of [cloudFormation, terraform])
      expect(text.match(/arn:[\w-]*:/g)).toEqual(Array(6).fill("arn:aws-cn:"));
  });

  it("are what is looked for at the door", () => {
    const connection = aConnection({ trust: "named", people: [alice] });
    const [, readOnly] = connection.wanted.roles;
    if (!readOnly) throw new Error("there are two roles");
    expect(doorWanted(connection, readOnly)).toEqual(
      aDoorWanted({ roleName: "RolecallReadOnly", style: "named", people: [alice] }),
    );
  });
});

interface Template {
  readonly Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
  readonly Outputs: Record<string, { Value: unknown }>;
}

// CloudFormation reads YAML 1.1, in which `on` and `yes` are true and `0777` is another number.
const read = (text: string): Template => parse(text, { version: "1.1" }) as Template;

/** The roles, as somebody would find them who has nothing but the text. */
function rolesIn(text: string) {
  return Object.values(read(text).Resources).map(({ Type, Properties }) => {
    const { Path = "/", RoleName, MaxSessionDuration, AssumeRolePolicyDocument } = Properties;
    return {
      ...{ Type, roleName: `${Path as string}${RoleName as string}`.slice(1) },
      ...{ sessionSeconds: MaxSessionDuration, trust: AssumeRolePolicyDocument },
      policies: Properties["ManagedPolicyArns"],
    };
  });
}

const asWanted = ({ roles }: ClientKit) =>
  roles.map(({ key: _key, ...role }) => ({ Type: "AWS::IAM::Role", ...role }));

describe("the CloudFormation template", () => {
  it("makes those roles, and says their ARNs", () => {
    expect(rolesIn(kit.cloudFormation)).toEqual(asWanted(kit));
    const { Resources, Outputs } = read(kit.cloudFormation);
    expect(Object.keys(Resources)).toEqual(["AdminRole1", "ReadOnlyRole2"]);
    expect(Object.values(Outputs).map(({ Value }) => Value)).toEqual([
      { "Fn::GetAtt": ["AdminRole1", "Arn"] },
      { "Fn::GetAtt": ["ReadOnlyRole2", "Arn"] },
    ]);
    expect(Resources["ReadOnlyRole2"]?.Properties).toMatchObject({
      Description: "Access role read-only, which people enter through Rolecall",
      Tags: [
        { Key: "rolecall:account", Value: "acme" },
        { Key: "rolecall:role", Value: "read-only" },
      ],
    });
  });

  it("makes a role with a path where it belongs", () => {
    const text = clientKit(withRole("team/emea/Admin")).cloudFormation;
    expect(Object.values(read(text).Resources)[0]?.Properties).toMatchObject({
      ...{ RoleName: "Admin", Path: "/team/emea/" },
    });
  });

  it("carries no link", () => {
    expect(kit.cloudFormation).not.toMatch(/https?:/);
  });

  it("is not made where a name would be fetched from the client's secrets", () => {
    const path = "{{resolve:secretsmanager:prod}}";
    const people = [`arn:aws:iam::111111111111:user/${path}/eve`];
    const { cloudFormation } = clientKit(aConnection({ trust: "named", people }));
    expect(cloudFormation).toMatch(/^# There is no template/);
    expect(cloudFormation).not.toContain("resolve");
  });
});

/** The roles of a snippet: a little reader of the little Terraform that is written. */
function rolesInTerraform(text: string) {
  const blocks = [...text.matchAll(/^resource "(\w+)" "([\w-]+)" \{\n([^]*?)\n\}$/gm)];
  const policies = blocks
    .filter(([, type]) => type === "aws_iam_role_policy_attachment")
    .map(([, , , inside = ""]) => ({
      of: /role += aws_iam_role\.([\w-]+)\.name/.exec(inside)?.[1],
      arn: valueIn(inside, "policy_arn"),
    }));
  return blocks
    .filter(([, type]) => type === "aws_iam_role")
    .map(([, , label, inside = ""]) => ({
      roleName: `${valueIn(inside, "path")}${valueIn(inside, "name")}`.slice(1),
      sessionSeconds: Number(/max_session_duration += (\d+)$/m.exec(inside)?.[1]),
      trust: JSON.parse(
        filledIn(/<<-POLICY\n([^]*?)\n {2}POLICY$/m.exec(inside)?.[1] ?? ""),
      ) as unknown,
      policies: policies.filter(({ of }) => of === label).map(({ arn }) => arn),
    }));
}

const valueIn = (block: string, name: string): string =>
  JSON.parse(filledIn(new RegExp(`^ *${name} += (".*")$`, "m").exec(block)?.[1] ?? "")) as string;

/** Fails where Terraform would fill something in. */
function filledIn(text: string): string {
  expect(text).not.toMatch(/(?<![$])[$]\{|(?<!%)%\{/);
  return text.replaceAll("$${", "${").replaceAll("%%{", "%{");
}

describe("the Terraform snippet", () => {
  it("makes those roles, and says their ARNs", () => {
    expect(rolesInTerraform(kit.terraform)).toEqual(kit.roles.map(({ key: _, ...role }) => role));
    expect(kit.terraform).toContain(
      'output "rolecall_read_only_arn" {\n  value = aws_iam_role.rolecall_read_only.arn\n}',
    );
  });
});

const withRole = (roleName: string): Connection =>
  aConnection({ roles: [{ key: "admin", roleName, sessionSeconds: 3600, policies: ["A"] }] });

describe("whatever they are called", () => {
  const aName = fc.stringMatching(/^[\w+=,.@-]{1,64}$/);
  const anyPath = fc
    .stringMatching(/^([!-~]{1,40}\/)?$/)
    .filter((path) => !/[*?$]|\{\{/.test(path));
  const aPath = fc.constantFrom("", "team/", "%{if/", 'a"}/', "'#: /|-/".replace(" ", "_"));
  const people = fc.array(
    fc.tuple(fc.oneof(anyPath, aPath), aName).map(([path, name]) => {
      return `arn:aws:iam::111111111111:user/${path}${name}`;
    }),
    { maxLength: 3 },
  );
  const aKey = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?$/);
  const role = fc.record({
    key: fc.oneof(aKey, fc.constantFrom("on", "no", "null", "1", "a-1", "a1", "1-a", "role-1")),
    roleName: fc.oneof(
      aName,
      fc.constantFrom("yes", "0777", "1e3", "=1", "-", "@x"),
      aName.map((name) => `team/${name}`),
    ),
    sessionSeconds: fc.integer({ min: 3600, max: 43_200 }),
    policies: fc.array(
      aName.map((name) => `arn:aws:iam::aws:policy/${name}`),
      { minLength: 1, maxLength: 3 },
    ),
  });
  const connection = fc
    .record({
      trust: fc.constantFrom("mfa", "account", "named"),
      externalId: fc.stringMatching(/^[\w+=,.@:/-]{2,80}$/),
      people,
      roles: fc.uniqueArray(role, { minLength: 1, maxLength: 4, selector: ({ key }) => key }),
    })
    .map(aConnection);

  it("both ways make exactly those roles", () => {
    fc.assert(
      fc.property(connection, (the) => {
        const made = clientKit(the);
        expect(rolesIn(made.cloudFormation)).toEqual(asWanted(made));
        const ours = made.roles.map(({ key: _, ...one }) => one);
        expect(rolesInTerraform(made.terraform)).toEqual(ours);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("the steps", () => {
  it("say for each role what to paste, to tick, to call it, and how long", () => {
    const [first = "", ...steps] = kit.steps;
    expect(first).toContain("222222222222");
    expect(steps).toHaveLength(9);
    const forReadOnly = steps.slice(4, 8).join("\n");
    for (const words of [
      '"Custom trust policy"',
      "Tick ReadOnlyAccess, Billing, and nothing else.",
      "exactly RolecallReadOnly, capital letters included",
      '"Maximum session duration" is 4 hours',
    ])
      expect(forReadOnly).toContain(words);
    expect(steps.slice(0, 4).join("\n")).toContain('"Maximum session duration" is 1 hour.');
  });

  it("send to the template where a role has a path, which the console cannot give it", () => {
    const { steps } = clientKit(withRole("team/Admin"));
    expect(steps).toHaveLength(3);
    expect(steps[1]).toMatch(/cannot make the role team\/Admin .*upload the template/);
  });

  it("end with what to take away", () => {
    const { removal } = kit;
    expect(removal.join("\n")).toMatch(/delete RolecallAdmin, RolecallReadOnly\./);
    expect(removal.join("\n")).toMatch(/RolecallBot, RolecallBotSession, People\./);
  });
});

const run = (program: string, ...options: readonly string[]) =>
  spawnSync(program, options, { encoding: "utf8" });
const has = (program: string) => run(program, "--version").status === 0;

function inAFolder<T>(file: string, text: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "rolecall-kit-"));
  try {
    writeFileSync(join(folder, file), text);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const bothKits = [kit, clientKit(withRole("team/Admin"))];

if (has("cfn-lint")) {
  test("cfn-lint finds nothing in the template", () => {
    for (const { cloudFormation } of bothKits) {
      const { stdout, status } = inAFolder("kit.yaml", cloudFormation, (folder) =>
        run("cfn-lint", join(folder, "kit.yaml")),
      );
      expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
    }
  }, 60_000);
} else {
  test.skip("not run: there is no cfn-lint on the PATH (pip install cfn-lint)", () => undefined);
}

if (has("terraform")) {
  test("terraform finds the snippet as it would write it", () => {
    for (const { terraform } of bothKits) {
      const { stdout, status } = inAFolder("kit.tf", terraform, (folder) =>
        run("terraform", "fmt", "-check", "-diff", folder),
      );
      expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
    }
  }, 60_000);
} else {
  test.skip("not run: there is no terraform on the PATH", () => undefined);
}
