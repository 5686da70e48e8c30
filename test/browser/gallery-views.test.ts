import { readFileSync } from "node:fs";
import { GALLERY_FILE, galleryViews } from "./gallery-views.ts";

test("the gallery shows the views as they are now", () => {
  const written: unknown = JSON.parse(readFileSync(GALLERY_FILE, "utf8"));
  const isCurrent = JSON.stringify(written) === JSON.stringify(galleryViews());
  expect(isCurrent ? "" : `${GALLERY_FILE} is behind the views: npm run gallery`).toBe("");
});
