// What the Dockerfile would copy: what Rolecall runs on, and nothing that it is made, tested or tried with.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linesOf, shippedAndBuild, stagesOf } from "./image/dockerfile.ts";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

const stages = stagesOf(read("Dockerfile"));
const [shipped, build] = shippedAndBuild(stages);
const copies = (lines: readonly string[]) =>
  lines.filter((line) => /^(COPY|ADD) /.test(line)).map((line) => line.replace(/^(COPY|ADD) /, ""));

interface Locked {
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface PackageLists {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<"build", string>>;
}

const lists = JSON.parse(read("package.json")) as PackageLists;

/** The packages that `npm prune --omit=dev` leaves, each with those that it needs. */
function keptPackages(): ReadonlyMap<string, readonly string[]> {
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const kept = Object.entries(packages).filter(([path, { dev }]) => path !== "" && dev !== true);
  return new Map(
    kept.map(([path, { dependencies = {} }]) => [
      path.replace(/^.*node_modules\//, ""),
      Object.keys(dependencies),
    ]),
  );
}

interface Joined {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<
    Record<string, { readonly imports: readonly { path: string; external?: boolean }[] }>
  >;
}

/** What the build joins, and what it leaves to be found, by its own account. */
function joined(): Joined {
  const folder = mkdtempSync(join(tmpdir(), "image-"));
  try {
    const [tool = "", ...words] = lists.scripts.build.replaceAll("'", "").split(" ");
    const account = join(folder, "account.json");
    const elsewhere = words.map((word) => word.replace("--outdir=dist", `--outdir=${folder}`));
    execFileSync(join("node_modules/.bin", tool), [...elsewhere, `--metafile=${account}`], {
      cwd: ROOT,
    });
    return JSON.parse(readFileSync(account, "utf8")) as Joined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let bundle: Joined;
beforeAll(() => {
  bundle = joined();
}, 60_000);

describe("the image", () => {
  it("gets from the build its package.json, its packages and what was compiled, and nothing from anywhere else", () => {
    expect(copies(linesOf(stages, shipped))).toEqual([
      "--from=build /app/package.json ./",
      "--from=build /app/node_modules node_modules",
      "--from=build /app/dist dist",
    ]);
  });

  it("is built from src and the lists of packages only: no sandbox, no test, no infrastructure", () => {
    expect(copies(build.lines)).toEqual([
      "package.json package-lock.json ./",
      "tsconfig.json ./",
      "src src",
    ]);
    const letIn = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"));
    expect(letIn.filter((line) => /sandbox|test|infra|docs/.test(line))).toEqual([]);
    expect(read(".dockerignore").split("\n")[0]).toBe("*");
  });

  it("has no package that is there for development, unless one that ships needs it", () => {
    expect(build.lines.at(-1)).toMatch(/npm prune --omit=dev/);
    const kept = keptPackages();
    const needed = new Set([...kept.values()].flat());
    const forDevelopment = Object.keys(lists.devDependencies).filter((name) => kept.has(name));
    expect(forDevelopment.filter((name) => !needed.has(name))).toEqual([]);
    expect(Object.keys(lists.dependencies).filter((name) => !kept.has(name))).toEqual([]);
  });

  it("has compiled into it our own src, and else nothing but packages that ship", () => {
    const inputs = Object.keys(bundle.inputs).filter((path) => !path.startsWith("src/"));
    const packages = inputs.map(
      (path) => /node_modules\/((@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path,
    );
    const kept = keptPackages();
    expect([...new Set(packages)].filter((name) => !kept.has(name))).toEqual([]);
    expect(packages.length).toBeGreaterThan(0);
  });

  it("has every package that the compiled files look for", () => {
    const wanted = Object.values(bundle.outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ path, external }) => external === true && !path.startsWith("node:"));
    const names = wanted.map(({ path }) => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);
    expect([...new Set(names)].filter((name) => !(name in lists.dependencies))).toEqual([]);
    expect(names).toContain("@slack/bolt");
  });

  it("runs as nobody in particular, and Node itself gets the signal to stop", () => {
    const lines = linesOf(stages, shipped);
    expect(lines).toContain("USER node");
    expect(lines).toContainEqual(expect.stringMatching(/^ENTRYPOINT \["node", /));
  });

  it("that is deployed has the policy file beside that, and nothing else", () => {
    const deployed = stages.find(({ name }) => name === "with-policy");
    expect(deployed?.from).toBe("rolecall");
    expect(deployed?.lines).toEqual(["COPY --from=policy rolecall.yaml aws-config* ./"]);
  });
});
