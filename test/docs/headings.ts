// The headings of a page, and what a link has to say to lead to one.

/** Of any level, in order; what stands in a block of code is none. */
export function headingsOf(page: string): readonly string[] {
  const text = page.replace(/^```[^]*?^```$/gm, "");
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => heading);
}

/** As GitHub makes it of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
