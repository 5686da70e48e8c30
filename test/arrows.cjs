// The forbidden arrows between folders and packages; the comment of each says what to do instead.

const DOMAIN = "^src/domain/";
const ADAPTER = "^src/adapters/([^/]+)/";

/** A package by name, whether it is installed (a path) or not (a bare name). */
const packages = (names) => `(^|/node_modules/)(${names})(/|$)|^node_modules/(${names})/`;

const rule = (name, comment, arrow) => ({ name, comment, severity: "error", ...arrow });

const shape = [
  rule(
    "domain imports nothing",
    "A decision must be testable with literals. Take what you need as an argument (a fact, `now`, an id), or move the effect behind a port.",
    { from: { path: DOMAIN }, to: { pathNot: DOMAIN } },
  ),
  rule(
    "ports speak only the words of domain",
    "A port that mentions a vendor's type is not a port. Say the need in our words and translate in the adapter.",
    { from: { path: "^src/ports/" }, to: { pathNot: "^src/(ports|domain)/" } },
  ),
  rule(
    "operations and provisioning know no adapter",
    "Take the port as an argument; compose.ts hands in the adapter.",
    { from: { path: "^src/(operations|provisioning)/" }, to: { path: "^src/adapters/" } },
  ),
  rule(
    "operations and provisioning meet only in the record",
    "Store what should happen in the request and let the other side find it there; shared decisions belong in domain.",
    {
      from: { path: "^src/(operations|provisioning)/" },
      to: { path: "^src/(operations|provisioning)/", pathNot: "^src/$1/" },
    },
  ),
  rule(
    "operations and provisioning read no settings and write no log of their own",
    "Take settings as arguments and report through a port; compose.ts knows config.ts and logger.ts.",
    {
      from: { path: "^src/(operations|provisioning)/" },
      to: {
        path: "^src/",
        pathNot: "^src/(operations|provisioning|ports|domain|adapters|compose\\.ts|main\\.ts)",
      },
    },
  ),
  rule(
    "no adapter knows another adapter",
    "A click must never reach AWS without a decision and a record in between. Go through an operation and a port.",
    { from: { path: ADAPTER }, to: { path: "^src/adapters/", pathNot: "^src/adapters/$1/" } },
  ),
  rule(
    "only the slack adapter starts operations",
    "The other adapters answer what a port asks and start nothing. Move the decision into the operation that calls the port.",
    {
      from: { path: "^src/adapters/", pathNot: "^src/adapters/slack/" },
      to: { path: "^src/operations/" },
    },
  ),
  rule(
    "no adapter drives the engine",
    "Save the request so that it is due; the engine finds it. To nudge it sooner, take a function as an argument.",
    { from: { path: "^src/adapters/" }, to: { path: "^src/provisioning/" } },
  ),
  rule(
    "only main and cli compose",
    "Take the parts you need as arguments: a file that imports compose.ts can reach everything.",
    {
      from: { path: "^(src|infra|sandbox)/", pathNot: "^src/(main\\.ts|cli/)" },
      to: { path: "^src/compose\\.ts$" },
    },
  ),
  rule(
    "in the command line only cli-parts knows adapters",
    "Take what the verb needs from CliParts; cli-parts.ts hands it in.",
    {
      from: { path: "^src/cli/", pathNot: "^src/cli/(cli-parts|policy-on-disk)\\.ts$" },
      to: { path: "^src/adapters/" },
    },
  ),
  rule(
    "nothing imports main",
    "main.ts and cli/rolecall.ts start a process. Move what you need into a file of its own.",
    {
      from: {},
      to: { path: "^src/(main|cli/rolecall)\\.ts$" },
    },
  ),
];

const vendors = [
  rule(
    "slack packages stay in adapters/slack",
    "Say what you need as a port in our words and implement it in src/adapters/slack.",
    {
      from: { path: "^(src|infra)/", pathNot: "^src/adapters/slack/" },
      to: { path: packages("@slack/[^/]+") },
    },
  ),
  rule(
    "aws packages stay in adapters/aws and adapters/dynamodb",
    "Say what you need as a port in our words and implement it in src/adapters/aws or src/adapters/dynamodb.",
    {
      from: { path: "^src/", pathNot: "^src/adapters/(aws|dynamodb)/" },
      to: { path: packages("@aws-sdk/[^/]+|@smithy/[^/]+") },
    },
  ),
  rule("pino stays in logger", "Take a logger as an argument; its type comes from src/logger.ts.", {
    from: { path: "^src/", pathNot: "^src/logger\\.ts$" },
    to: { path: packages("pino") },
  }),
  rule(
    "yaml and zod stay where files and settings are read",
    "Input is checked once, at the edge (settings.ts, adapters/policy-file); behind it, trust the types.",
    {
      from: { path: "^src/", pathNot: "^src/(settings\\.ts$|adapters/policy-file/)" },
      to: { path: packages("yaml|zod") },
    },
  ),
  rule(
    "iam-simulate stays in test/policies",
    "Its licence, the AGPL, keeps it out of all that ships. Ask what AWS would answer in test/policies; the sandbox's own evaluator serves everybody else.",
    {
      from: { pathNot: "^test/policies/" },
      to: { path: packages("@cloud-copilot/[^/]+") },
    },
  ),
];

const territory = [
  rule(
    "src ships alone",
    "What ships must not need test, infra or sandbox. Move the shared part into src.",
    { from: { path: "^src/" }, to: { path: "^(test|infra|sandbox)/" } },
  ),
  rule(
    "the sandbox knows nothing of src",
    "Slack and AWS do not import us either, which keeps the double honest. Write it from the outside, at wire level.",
    { from: { path: "^sandbox/" }, to: { path: "^(src|infra|test)/" } },
  ),
  rule(
    "infra knows only names and permissions",
    "Of src, infra may use config names, table keys, and what follows from rolecall.yaml for Rolecall's roles: the file's reader and src/domain/permissions, so that the roles are what `rolecall permissions` prints and not a copy of it. All of that is pure but the reading.",
    {
      from: { path: "^infra/" },
      to: {
        path: "^(src|test|sandbox)/",
        pathNot:
          "^src/(config|adapters/dynamodb/table[a-z-]*|adapters/policy-file/policy-file|domain/permissions/[a-z-]+|domain/(access-policy|iam-documents))\\.ts$",
      },
    },
  ),
];

const hygiene = [
  rule(
    "no cycles",
    "Two files that need each other are one concept, or hide a third: move what both need there.",
    {
      from: {},
      to: { circular: true },
    },
  ),
  rule(
    "every file is named for a concept or a verb",
    "utils, helpers, common, types, index, manager and service say nothing. Name the file (and folder) for what it owns.",
    {
      from: {},
      module: {
        path: "(^|/)(utils?|helpers?|common|types?|index|manager|service)(/|\\.[a-z.]+$)",
        pathNot: "node_modules",
        // Every module: the tool wants a number here, and this is its largest.
        numberOfDependentsLessThan: 100,
      },
    },
  ),
  rule(
    "every import is found",
    "An arrow that cannot be resolved cannot be judged. Correct the path, or install the package.",
    {
      from: {},
      // AWS's own runtime brings it along for the audit's function.
      to: { couldNotResolve: true, pathNot: "^@aws-sdk/client-s3$" },
    },
  ),
];

module.exports = {
  forbidden: [...shape, ...vendors, ...territory, ...hygiene],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|coverage)/" },
    // Type-only imports are arrows too: a port that mentions an SDK type is tied to the SDK.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "require", "default"],
      extensions: [".ts", ".tsx", ".d.ts", ".js", ".cjs", ".mjs", ".json"],
    },
  },
};
