// A picture of somebody: a coloured square with initials; the app has a sign of its own.

import { directory } from "./sights.ts";

const COLOURS = 8;

export function Avatar({ name, isApp = false }: { name: string; isApp?: boolean }) {
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join("")
    .slice(0, 2);
  const tint = isApp ? "app" : `tint-${colourOf(name)}`;
  return (
    <span class={`avatar ${tint}`} aria-hidden="true">
      {initials}
    </span>
  );
}

function colourOf(name: string): number {
  const { people = [] } = directory.value ?? {};
  return (
    Math.max(
      people.findIndex((one) => one.name === name),
      0,
    ) % COLOURS
  );
}
