// Lints snippets (a JSON list on stdin) as if they were files of this repository; prints what each breaks.
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
const folders = new Set(snippets.map(({ file }) => file.replace(/[^/]+$/, "*.ts")));
const eslint = new ESLint({
  overrideConfig: {
    files: ["**/*.ts"],
    // The snippets are in no folder, so the rules that ask for types need a project to read them in.
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: [...folders] } },
    },
  },
});
const findings: Finding[][] = [];
for (const { file, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath: file });
  findings.push((result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
console.log(JSON.stringify(findings));
