// The Dockerfile as its stages: what each stands on, and its instructions.

export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly lines: readonly string[];
}

export function stagesOf(dockerfile: string): readonly Stage[] {
  const instructions = dockerfile
    .replaceAll(/\\\n\s*/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return instructions.reduce<Stage[]>((stages, line) => {
    const [, from = "", name = ""] = /^FROM (\S+)(?: AS (\S+))?$/.exec(line) ?? [];
    if (from !== "") return [...stages, { name, from, lines: [] }];
    const last = stages.at(-1);
    if (!last) throw new Error(`The Dockerfile begins with ${line}`);
    return [...stages.slice(0, -1), { ...last, lines: [...last.lines, line] }];
  }, []);
}

/** What a stage has beside its base image: its own instructions behind those of the stage that it stands on. */
export function linesOf(stages: readonly Stage[], { from, lines }: Stage): readonly string[] {
  const base = stages.find(({ name }) => name === from);
  return base ? [...linesOf(stages, base), ...lines] : lines;
}

/** What is built where nothing else is asked for, and the stage that makes it. */
export function shippedAndBuild(stages: readonly Stage[]): readonly [shipped: Stage, build: Stage] {
  const shipped = stages.at(-1);
  const build = stages.find(({ name }) => name === "build");
  if (!shipped || !build) throw new Error("The Dockerfile builds nothing.");
  return [shipped, build];
}

export interface Copied {
  /** The stage it is taken from; absent: the repository. */
  readonly from?: string;
  readonly paths: readonly string[];
  readonly into: string;
}

export function copyOf(line: string): Copied | undefined {
  const [, from, listed] = /^COPY (?:--from=(\S+) )?(.+)$/.exec(line) ?? [];
  if (listed === undefined) return undefined;
  const words = listed.split(" ");
  return { ...(from ? { from } : {}), paths: words.slice(0, -1), into: words.at(-1) ?? "" };
}
