// The command line against the sandbox of a story, as an admin types it.
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { botEnvironment } from "../../sandbox/seed-worlds.ts";
import type { Place } from "./place.ts";

export interface EndedVerb {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export function typesOnTerminal(sandbox: Place["sandbox"], ...words: string[]): Promise<EndedVerb> {
  return typesWith({}, sandbox, words);
}

/** `environment`: what the terminal's is changed in. */
export function typesWith(
  environment: Readonly<Record<string, string>>,
  { seed, slack, aws, policyFile }: Place["sandbox"],
  words: readonly string[],
): Promise<EndedVerb> {
  const around = {
    ...{ slackApiUrl: slack.apiUrl, awsEndpointUrl: aws.endpointUrl, transport: "http" as const },
    ...{ policyFile, emptyFile: join(dirname(policyFile), "empty") },
  };
  const node = ["--import", "tsx", "src/cli/rolecall.ts", ...words];
  const env = { ...botEnvironment(seed, around), ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, node, { env }, (error, out, err) => {
      const exitCode = typeof error?.code === "number" ? error.code : 0;
      resolve({ exitCode, out, err });
    });
  });
}
