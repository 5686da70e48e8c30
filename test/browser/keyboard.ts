// Hands that have a keyboard and nothing else: Tab to get somewhere, keys to do something there.
import type { Locator, Page } from "playwright-core";

const MOST_STEPS = 60;

export interface Keyboard {
  /** Presses Tab until it has the focus. */
  reach(target: Locator): Promise<void>;
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
}

export function keyboardOf(page: Page): Keyboard {
  return {
    reach: async (target) => {
      await target.waitFor();
      const focused = page.locator(":focus");
      for (let step = 0; step < MOST_STEPS; step += 1) {
        if ((await target.and(focused).count()) > 0) return;
        await page.keyboard.press("Tab");
      }
      const last = await page.evaluate<string>("document.activeElement?.outerHTML.slice(0, 200)");
      throw new Error(`${MOST_STEPS} times Tab does not lead to ${String(target)}; last: ${last}`);
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
  };
}
