// `npm run gallery`: writes what the gallery page shows.
import { writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { GALLERY_FILE, galleryViews } from "./gallery-views.ts";

const style = await resolveConfig(GALLERY_FILE);
const text = await format(JSON.stringify(galleryViews()), { ...style, parser: "json" });
await writeFile(GALLERY_FILE, text);
console.log(`${GALLERY_FILE} is as the views are.`);
