// A policy file that changes while Rolecall runs.
import { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WrongPolicy } from "../../../src/adapters/policy-file/policy-faults.ts";
import { readPolicyFile } from "../../../src/adapters/policy-file/policy-file.ts";
import { watchPolicy } from "../../../src/adapters/policy-file/policy-watch.ts";
import type { PolicyWatch } from "../../../src/adapters/policy-file/policy-watch.ts";
import { right, rightWith } from "./a-policy-file.ts";

const wrong = rightWith("ask: everyone", "ask: evryone");
const named = (name: string) => rightWith("name: all", `name: ${name}`);

let folder: string;
let path: string;
/** What was told, in order: the name of the first rule, or why the file cannot be taken. */
let told: string[];
let watch: PolicyWatch;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rolecall-"));
  path = join(folder, "rolecall.yaml");
  told = [];
  await writeFile(path, right);
  watch = await watching();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function watching(onTold = (words: string): void => void told.push(words)) {
  return watchPolicy({
    path,
    policy: await readPolicyFile(path),
    readEvery: 1000,
    onChanged: ({ rules }) => onTold(rules[0]?.name ?? ""),
    onWrong: (error) =>
      onTold(error instanceof WrongPolicy ? `${error.faults.length} wrong` : error.message),
  });
}

async function writes(text: string): Promise<string[]> {
  await writeFile(path, text);
  return looks();
}

/** What is told at a look. */
async function looks(): Promise<string[]> {
  told = [];
  await watch.look();
  return told;
}

describe("the file", () => {
  it("says nothing as long as it is as it was", async () => {
    expect(await looks()).toEqual([]);
    expect(await looks()).toEqual([]);
  });

  it("tells what changed, once", async () => {
    expect(await writes(named("other"))).toEqual(["other"]);
    expect(await looks()).toEqual([]);
    expect(await writes(right)).toEqual(["all"]);
  });

  it("tells what changed between the start and the first look", async () => {
    await writeFile(path, named("soon"));
    expect(await looks()).toEqual(["soon"]);
  });

  it("says nothing of a change that means nothing", async () => {
    expect(await writes(`# a comment\n${right}`)).toEqual([]);
    await utimes(path, 1, 1);
    expect(await looks()).toEqual([]);
  });

  it("tells a change that keeps size and date", async () => {
    await utimes(path, 1, 1);
    await looks();
    await writeFile(path, named("alt"));
    await utimes(path, 1, 1);
    expect(await looks()).toEqual(["alt"]);
  });

  it("tells when an editor replaces it", async () => {
    await looks();
    await writeFile(`${path}~`, named("replaced"));
    await rename(`${path}~`, path);
    expect(await looks()).toEqual(["replaced"]);
  });

  it("tells when the folder that a link leads to is exchanged, as Kubernetes does", async () => {
    for (const [version, text] of Object.entries({ v1: right, v2: named("alt") })) {
      await mkdir(join(folder, version));
      await writeFile(join(folder, version, "rolecall.yaml"), text);
      await utimes(join(folder, version, "rolecall.yaml"), 1, 1);
    }
    await symlink("v1", join(folder, "data"));
    await rm(path);
    await symlink("data/rolecall.yaml", path);
    watch = await watching();
    expect(await looks()).toEqual([]);
    await symlink("v2", join(folder, "data-next"));
    await rename(join(folder, "data-next"), join(folder, "data"));
    expect(await looks()).toEqual(["alt"]);
  });
});

describe("a wrong file", () => {
  it("is told once, whatever touches it, and changes nothing", async () => {
    expect(await writes(wrong)).toEqual(["1 wrong"]);
    expect(await looks()).toEqual([]);
    expect(await writes(wrong)).toEqual([]);
  });

  it("is told again when something else is wrong", async () => {
    await writes(wrong);
    expect(await writes(wrong.replace("12h", "12"))).toEqual(["2 wrong"]);
  });

  it("is told to be right again, even if it says what it said before", async () => {
    await writes(wrong);
    expect(await writes(right)).toEqual(["all"]);
    expect(await looks()).toEqual([]);
  });

  it("is an empty one only where it still is at the next look: whoever writes a file empties it first", async () => {
    expect(await writes("")).toEqual([]);
    expect(await looks()).toEqual(["1 wrong"]);
    expect(await writes(right)).toEqual(["all"]);
    expect(await writes("")).toEqual([]);
    expect(await writes(named("other"))).toEqual(["other"]);
  });

  it("is one that is gone, until it is back", async () => {
    await rm(path);
    expect(await looks()).toEqual([
      expect.stringMatching(/^The policy file .* cannot be read .*ENOENT/),
    ]);
    expect(await looks()).toEqual([]);
    expect(await writes(right)).toEqual(["all"]);
  });

  it("is one that is a folder, and another trouble is told anew", async () => {
    await rm(path);
    await looks();
    await mkdir(path);
    expect(await looks()).toEqual([expect.stringContaining("EISDIR")]);
    expect(await looks()).toEqual([]);
  });
});

describe("looks", () => {
  it("at once are one look", async () => {
    await writeFile(path, named("once"));
    const looking = watch.look();
    expect(watch.look()).toBe(looking);
    await looking;
    expect(told).toEqual(["once"]);
  });

  it("say nothing when the watch has been stopped", async () => {
    await writeFile(path, named("late"));
    const looking = watch.look();
    watch.stop();
    await looking;
    expect(told).toEqual([]);
  });

  it("tell again what somebody failed to hear", async () => {
    let isDeaf = true;
    watch = await watching((words) => {
      if (isDeaf) throw new Error("a bug");
      told.push(words);
    });
    await writeFile(path, named("loud"));
    await expect(watch.look()).rejects.toThrow("a bug");
    isDeaf = false;
    expect(await looks()).toEqual(["loud"]);
  });
});
