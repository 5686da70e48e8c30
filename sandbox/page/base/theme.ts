// Light or dark: as the system says, until somebody presses the switch.
import { signal } from "@preact/signals";

export type Theme = "light" | "dark";

const KEY = "rolecall-sandbox-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = signal<Theme | undefined>(remembered());
const preferred = signal<Theme>(system.matches ? "dark" : "light");

system.addEventListener("change", () => {
  preferred.value = system.matches ? "dark" : "light";
});
show();

export function theme(): Theme {
  return chosen.value ?? preferred.value;
}

export function switchTheme(): void {
  chosen.value = theme() === "dark" ? "light" : "dark";
  sessionStorage.setItem(KEY, chosen.value);
  show();
}

function show(): void {
  if (chosen.value !== undefined) document.documentElement.dataset["theme"] = chosen.value;
}

function remembered(): Theme | undefined {
  const kept = sessionStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : undefined;
}
