// Where this tab is: which person, which room. It stands in the address, so that each person can have a tab.
import { signal } from "@preact/signals";
import { type Place, readAddress } from "./room-address.ts";

export const place = signal<Place>(readAddress(location.hash));

addEventListener("hashchange", () => {
  place.value = readAddress(location.hash);
});

export function go(hash: string): void {
  location.hash = hash;
}
