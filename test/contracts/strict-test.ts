// A test of what AWS does that a stand-in may be too lax for; then it is left out, and its title says why.

export function strictTest(
  laxity: string | undefined,
  title: string,
  run: () => Promise<void>,
): void {
  if (laxity === undefined) it(title, run);
  else it.skip(`${title} (left out: ${laxity})`, run);
}
