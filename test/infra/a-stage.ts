// A stage, synthesized into a folder of its own, for tests to look at what AWS would be asked to make.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import type { CloudAssembly } from "aws-cdk-lib/cx-api";
import { cdkApp } from "../../infra/cdk-app.ts";
import { stageStacks } from "../../infra/stage-stacks.ts";
import { STAGES } from "../../infra/stages.ts";
import type { Stage, StageName } from "../../infra/stages.ts";

const REPOSITORY = join(__dirname, "../..");

export interface Synthesized {
  readonly stage: Stage;
  /** What its rolecall.yaml says. */
  readonly policyText: string;
  readonly app: App;
  readonly assembly: CloudAssembly;
  readonly rolecall: Template;
  /** None where the policy asks for no boundary. */
  readonly people: Template | undefined;
  /** None where it is in the same stack as the bot. */
  readonly record: Template | undefined;
}

/** Both as they stand in the table: a trial in Socket Mode, production over HTTP. */
export type Stages = Readonly<Record<StageName, Synthesized>>;

const folders: string[] = [];

/** What `changes` does not say is as the stage has it; `edit` is done to its policy file first. */
export function synthesize(
  name: StageName,
  changes: Partial<Stage> = {},
  edit: (policyText: string) => string = (same) => same,
): Synthesized {
  const stage = { ...STAGES[name], ...changes };
  const folder = mkdtempSync(join(tmpdir(), "stage-"));
  folders.push(folder);
  const app = cdkApp(folder);
  const policyText = edit(readFileSync(join(REPOSITORY, stage.policyFile), "utf8"));
  const stacks = stageStacks(app, { name, stage, policyText, repository: REPOSITORY });
  return {
    ...{ stage, policyText, app, assembly: app.synth() },
    rolecall: Template.fromStack(stacks.rolecall),
    people: stacks.people && Template.fromStack(stacks.people),
    record: stacks.record && Template.fromStack(stacks.record),
  };
}

export function clearAway(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

export interface Resource<Properties> {
  readonly id: string;
  readonly properties: Properties;
  readonly whenDeleted: string | undefined;
}

/** Every resource of the type; `Properties` is what the test reads of it. */
export function all<Properties = Readonly<Record<string, unknown>>>(
  template: Template,
  type: string,
): readonly Resource<Properties>[] {
  return Object.entries(template.findResources(type)).map(([id, found]) => ({
    id,
    properties: found["Properties"] as Properties,
    whenDeleted: found["DeletionPolicy"] as string | undefined,
  }));
}

/** The only resource of the type. */
export function only<Properties = Readonly<Record<string, unknown>>>(
  template: Template,
  type: string,
): Resource<Properties> {
  const [first, ...others] = all<Properties>(template, type);
  if (!first || others.length > 0) throw new Error(`There is not exactly one ${type}.`);
  return first;
}

/** What a policy's statement says, as far as tests ask. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

export interface PolicyProperties {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

export function actionsOf({ Action: actions }: Statement): readonly string[] {
  return typeof actions === "string" ? [actions] : actions;
}
