// Names that can be trusted: one stem, one concept; and what each file says about itself.
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname } from "node:path";

const ROOT = `${__dirname}/../..`;

function filesOf(folder: string): string[] {
  return readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
}

const isPort = (file: string): boolean => dirname(file) === "src/ports";
const isAdapter = (file: string): boolean => file.startsWith("src/adapters/");

/** A port and the adapters that implement it carry one stem on purpose. */
function isPortWithAdapters(files: readonly string[]): boolean {
  return (
    files.filter(isPort).length === 1 && files.every((file) => isPort(file) || isAdapter(file))
  );
}

function sharedStems(files: readonly string[]): string[] {
  const stems = new Set(files.map((file) => basename(file, ".ts")));
  return [...stems]
    .map((stem) => files.filter((file) => basename(file, ".ts") === stem))
    .filter((sharing) => sharing.length > 1 && !isPortWithAdapters(sharing))
    .map((sharing) => sharing.join(" and "));
}

describe("file names", () => {
  it("are unique in src, but for a port and its adapters", () => {
    expect(sharedStems(filesOf("src"))).toEqual([]);
  });

  it("may not be shared by two adapters, or by a port and an operation", () => {
    const clash = ["src/adapters/aws/table.ts", "src/adapters/dynamodb/table.ts"];
    expect(sharedStems(clash)).toHaveLength(1);
    expect(sharedStems(["src/ports/clock.ts", "src/operations/clock.ts"])).toHaveLength(1);
  });

  it("may be shared by a port and the adapters that implement it", () => {
    const trio = [
      "src/ports/store.ts",
      "src/adapters/dynamodb/store.ts",
      "src/adapters/aws/store.ts",
    ];
    expect(sharedStems(trio)).toEqual([]);
  });

  it("are written in kebab-case", () => {
    const files = ["src", "infra", "sandbox", "test"].flatMap(filesOf);
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|contract|d))*\.tsx?$/;
    expect(files.filter((file) => !kebab.test(basename(file)))).toEqual([]);
  });
});

describe("every file that is not a test", () => {
  it("opens with a comment that says what it owns", () => {
    const silent = ["src", "infra", "sandbox"]
      .flatMap(filesOf)
      .filter((file) => !/^(#!.*\n)?\/[/*]/.test(readFileSync(`${ROOT}/${file}`, "utf8")));
    expect(silent).toEqual([]);
  });
});
