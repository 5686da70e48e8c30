// Makes dist of src: Rolecall and its command line with all packages joined in, so that they run where there is no node_modules; and what the licences of these packages want to be told.
import { build } from "esbuild";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

const { outdir, metafile: account } = parseArgs({
  options: {
    outdir: { type: "string", default: "dist" },
    /** Where esbuild's own account goes of what it joined; absent, it is not kept. */
    metafile: { type: "string" },
  },
}).values;

const { metafile } = await build({
  entryPoints: ["src/main.ts", "src/cli/rolecall.ts"],
  ...{ outdir, entryNames: "[name]" },
  ...{ bundle: true, splitting: true, metafile: true, logLevel: "warning" },
  ...{ platform: "node", format: "esm", target: "node20" },
  // AWS's packages have an ES module beside each CommonJS one, and name it nowhere else. Of an ES module only what is used is joined.
  mainFields: ["module", "main"],
  // Express' logger would colour what it prints if it found this; without it, it does not. It is here for development only.
  external: ["supports-color"],
  // Slack's packages, pino and undici are CommonJS, and ask for Node's own modules in that way.
  banner: {
    js: `import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url);`,
  },
});

writeFileSync(join(outdir, "THIRD-PARTY.txt"), notices(Object.keys(metafile.inputs)));
removeEarlierParts(Object.keys(metafile.outputs).map((path) => basename(path)));
if (account) writeFileSync(account, JSON.stringify(metafile));

/** Each part has a hash in its name, so that builds would pile up. */
function removeEarlierParts(made) {
  const isPart = (name) => /-[0-9A-Z]{8}\.js$/.test(name);
  for (const name of readdirSync(outdir)) {
    if (isPart(name) && !made.includes(name)) rmSync(join(outdir, name));
  }
}

/** Packages of one maker have one text between them. */
function notices(inputs) {
  const paths = inputs.map((path) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const packages = new Map();
  for (const folder of [...new Set(paths.flat())].sort()) {
    const text = licenceIn(folder);
    packages.set(text, [...(packages.get(text) ?? []), nameOf(folder)]);
  }
  const parts = [...packages].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  return [
    "Rolecall has these packages joined into it. Each stands under its own licence.\n",
    ...parts,
  ].join(`\n${"-".repeat(80)}\n\n`);
}

function nameOf(folder) {
  const { name, version, license, author } = readManifest(folder);
  const by = author?.name ?? author;
  return `${name} ${version}, ${license}${by ? `, by ${by}` : ""}`;
}

function licenceIn(folder) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  return texts.join("\n\n") || "(comes without the text of its licence)";
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
