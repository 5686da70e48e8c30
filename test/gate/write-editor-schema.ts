// Writes the schema for editors anew: `npm run schema`, when what rolecall.yaml may say has changed.
import { writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { EDITOR_SCHEMA, editorSchema } from "./editor-schema.ts";

const options = { ...(await resolveConfig("package.json")), filepath: EDITOR_SCHEMA };
await writeFile(EDITOR_SCHEMA, await format(JSON.stringify(editorSchema()), options));
