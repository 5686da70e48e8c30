// What the Dockerfile would copy: what Rolecall runs on, and nothing that it is made, tested or tried with.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { linesOf, shippedAndBuild, stagesOf } from "./image/dockerfile.ts";
import { filesIn, misplaced } from "./image/image-contents.ts";
import { build, joinedPackages, lookedFor, ownInputs } from "./image/joined-parts.ts";
import type { JoinedPackage } from "./image/joined-parts.ts";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

const stages = stagesOf(read("Dockerfile"));
const [shipped, built] = shippedAndBuild(stages);
const copies = (lines: readonly string[]) =>
  lines.filter((line) => /^(COPY|ADD) /.test(line)).map((line) => line.replace(/^(COPY|ADD) /, ""));

interface PackageLists {
  readonly dependencies: Readonly<Record<string, string>>;
}

interface Locks {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

const lists = JSON.parse(read("package.json")) as PackageLists;
const locks = JSON.parse(read("package-lock.json")) as Locks;

let app: string;
let metafile: Metafile;
let packages: readonly JoinedPackage[];
beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), "image-"));
  metafile = build(ROOT, join(app, "dist"));
  rmSync(join(app, "account.json"));
  packages = joinedPackages(metafile);
}, 60_000);
afterAll(() => {
  rmSync(app, { recursive: true });
});

describe("the image", () => {
  it("gets from the build its package.json and what was joined, and nothing from anywhere else", () => {
    expect(copies(linesOf(stages, shipped))).toEqual([
      "--from=build /app/package.json ./",
      "--from=build /app/dist dist",
    ]);
  });

  it("is built from src and the lists of packages only: no sandbox, no test, no infrastructure", () => {
    expect(copies(built.lines)).toEqual([
      "package.json package-lock.json ./",
      "tsconfig.json build.mjs ./",
      "src src",
    ]);
    const letIn = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"));
    expect(letIn.filter((line) => /sandbox|test|infra|docs/.test(line))).toEqual([]);
    expect(read(".dockerignore").split("\n")[0]).toBe("*");
  });

  it("has joined files and their notices, and no map", () => {
    expect(misplaced(filesIn(app))).toEqual([]);
    expect(readdirSync(join(app, "dist"))).toEqual(
      expect.arrayContaining(["main.js", "rolecall.js", "THIRD-PARTY.txt"]),
    );
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

describe("what is joined", () => {
  it("is our own src and packages, and no package that is there for development", () => {
    expect(ownInputs(metafile).filter((path) => !path.startsWith("src/"))).toEqual([]);
    const paths = packages.map(({ path }) => path);
    expect(paths.filter((path) => locks.packages[path]?.dev !== undefined)).toEqual([]);
    expect(paths.filter((path) => !(path in locks.packages))).toEqual([]);
  });

  it("is every package that Rolecall is said to need", () => {
    const joined = new Set(packages.map(({ name }) => name));
    expect(Object.keys(lists.dependencies).filter((name) => !joined.has(name))).toEqual([]);
  });

  it("looks for nothing but what Node has, and for a logger's colours, which it does without", () => {
    const all = lookedFor(metafile);
    const isOfNode = (path: string) => path.startsWith("node:") || isBuiltin(path);
    expect(all.filter((path) => !isOfNode(path))).toEqual(["supports-color"]);
    expect(all).toContain("node:http");
  });

  // An error of Slack's is told by its class, and Bolt's errors have to be of the same class as ours.
  it("has each package once: one version, and as one kind of module", () => {
    const names = packages.map(({ name }) => name);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    // Queues of @slack/web-api want an older one than it does itself. Neither looks at the other's.
    expect(twice).toEqual(["eventemitter3"]);
    expect(packages.filter(({ formats }) => formats.length > 1)).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(["@slack/web-api", "undici", "pino"]));
  });

  it("comes with the notice of each package, and the text of its licence where it brings one", () => {
    const notices = readFileSync(join(app, "dist/THIRD-PARTY.txt"), "utf8");
    const missing = packages.filter(({ name }) => !new RegExp(`^${name} \\d`, "m").test(notices));
    expect(missing).toEqual([]);
    const licence = readFileSync(join(ROOT, "node_modules/@slack/bolt/LICENSE"), "utf8").trim();
    expect(notices).toContain(licence);
  });
});
