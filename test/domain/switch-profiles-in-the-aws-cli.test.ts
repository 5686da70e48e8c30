// The config as the AWS CLI itself reads it, where it is installed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cliConfig } from "../../src/domain/switch-profiles.ts";
import { clientA, clientC } from "../support/a-policy.ts";

const folder = mkdtempSync(join(tmpdir(), "rolecall-aws-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

const serial = "arn:aws:iam::111111111111:mfa/alice";
const [admin, readOnly] = clientA.roles;
if (!admin || !readOnly) throw new Error("client-a has two roles");

const config = cliConfig(
  { id: "111111111111", alias: "northwind", partition: "aws" },
  [
    {
      account: clientA,
      role: { ...admin, roleName: "team/ops=+,.@-x/Admin", sessionSeconds: 7200 },
    },
    { account: clientA, role: { ...readOnly, externalId: "acme:7K/3Q=+,.@-" } },
    {
      account: { ...clientC, name: "Client C\n[profile evil]" },
      role: { ...admin, mfa: "not-needed" },
    },
  ],
  { iamUser: "alice+ops=x,y.z@northwind", mfaSerial: serial, sourceProfile: "default" },
);

function aws(...words: string[]) {
  const path = join(folder, "config");
  // Somebody's own profiles stand around it.
  writeFileSync(
    path,
    `[default]\nregion = eu-central-1\n\n${config.join("\n\n")}\n\n[profile own]\n`,
  );
  const files = { AWS_CONFIG_FILE: path, AWS_SHARED_CREDENTIALS_FILE: join(folder, "none") };
  return spawnSync("aws", words, {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...files },
  });
}

const version = (() => {
  const { error, stdout } = spawnSync("aws", ["--version"], { encoding: "utf8" });
  return error ? undefined : /aws-cli\/(\d+)/.exec(stdout)?.[1];
})();
const isThere = version !== undefined;
const listsProfiles = version !== undefined && Number(version) >= 2;

const get = (profile: string, key: string) =>
  aws("configure", "get", key, "--profile", profile).stdout.trim();

(isThere ? test : test.skip)(
  `the AWS CLI gets every value as it was meant${isThere ? "" : " (skipped: the AWS CLI is not installed)"}`,
  () => {
    expect(get("client-a-admin", "role_arn")).toBe(
      "arn:aws:iam::222222222222:role/team/ops=+,.@-x/Admin",
    );
    expect(get("client-a-admin", "role_session_name")).toBe("alice+ops=x,y.z@northwind");
    expect(get("client-a-admin", "mfa_serial")).toBe(serial);
    expect(get("client-a-admin", "duration_seconds")).toBe("7200");
    expect(get("client-a-read-only", "external_id")).toBe("acme:7K/3Q=+,.@-");
    expect(get("client-c-admin", "role_arn")).toContain("iam::444444444444:");
    expect(aws("configure", "get", "role_arn", "--profile", "evil").status).not.toBe(0);
  },
  60_000,
);

(listsProfiles ? test : test.skip)(
  `the AWS CLI lists the profiles, and no others${listsProfiles ? "" : ` (skipped: ${isThere ? "version 1 of the AWS CLI cannot list them" : "the AWS CLI is not installed"})`}`,
  () => {
    const listed = aws("configure", "list-profiles").stdout.trim().split("\n").sort();
    expect(listed).toEqual([
      ...["client-a-admin", "client-a-read-only", "client-c-admin", "default", "own"],
    ]);
  },
  60_000,
);
