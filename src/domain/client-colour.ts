// The client an account is of, as far as its entry says, and a colour that stays the same whatever else there is.
import type { Account } from "./account.ts";

type Placed = Pick<Account, "slug" | "unit" | "tags">;

/** Its tag `client`, or else its organizational unit, or else the account itself. */
export function clientOf({ slug, unit, tags }: Placed): string {
  return tags?.["client"] || unit || slug;
}

/** Six hexadecimal digits: one hue a client, in a shade of the account's own, dark enough to be told from the page. */
export function clientColour(account: Placed): string {
  const hue = hashOf(clientOf(account)) % 360;
  const shade = 35 + (hashOf(account.slug) % 26);
  return hexOf({ hue, saturation: 0.65, lightness: shade / 100 });
}

/** FNV-1a, of 32 bits. */
function hashOf(text: string): number {
  return Array.from(text).reduce(
    (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
}

interface Hsl {
  readonly hue: number;
  readonly saturation: number;
  readonly lightness: number;
}

function hexOf({ hue, saturation, lightness }: Hsl): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): string => {
    const turn = (offset + hue / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return [0, 8, 4].map(channel).join("");
}
