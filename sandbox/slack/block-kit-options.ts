// What Slack asks of the options of a menu, and of those chosen at first.

export const ONE_SOURCE_OF_OPTIONS = {
  message: "must define exactly one of: options, option_groups",
};

interface Select {
  options?: { value: string }[] | undefined;
  option_groups?: { options: { value: string }[] }[] | undefined;
}

export function hasOneSourceOfOptions({ options: listed, option_groups: groups }: Select): boolean {
  return (listed === undefined) !== (groups === undefined);
}

export function optionsIn({ options: listed, option_groups: groups }: Select) {
  return listed ?? groups?.flatMap((group) => group.options);
}

export function holds(
  offered: readonly { value: string }[] | undefined,
  wanted: readonly ({ value: string } | undefined)[],
): boolean {
  return wanted.every(
    (one) => one === undefined || (offered ?? []).some((option) => option.value === one.value),
  );
}
