// Lints snippets (a JSON list on stdin) as if they were files of this repository; prints what each breaks.
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { ESLint } from "eslint";

export interface Snippet {
  file: string;
  code: string;
}

export interface Finding {
  rule: string | null;
  message: string;
}

const snippets = JSON.parse(await text(process.stdin)) as Snippet[];
const strangers = new Set(snippets.map(({ file }) => file).filter((file) => !existsSync(file)));
const eslint = new ESLint({
  overrideConfig: {
    files: ["**/*.ts"],
    // Most snippets are on no disk, so the rules that ask for types need a project to read them in.
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: [...strangers] } },
    },
  },
});
const findings: Finding[][] = [];
for (const { file, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath: file });
  findings.push((result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
console.log(JSON.stringify(findings));
