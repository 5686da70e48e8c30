// Lets every promise that can go on go on; no time passes by it.
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
