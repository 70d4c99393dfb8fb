import type { Page } from '@playwright/test';

/** The windows that people have: the office laptop, the target picture, and a page at 400 % zoom. */
export const viewports = {
  laptop: { width: 1366, height: 768 },
  desktop: { width: 1440, height: 900 },
  zoomed: { width: 360, height: 720 },
} as const;

export const setViewport = (page: Page, name: keyof typeof viewports): Promise<void> => page.setViewportSize(viewports[name]);

/** What the computer prefers; the product follows it until the person chooses. */
export const setScheme = (page: Page, colorScheme: 'light' | 'dark'): Promise<void> => page.emulateMedia({ colorScheme });

/** The themes one after the other, for checks that must hold in both. */
export async function inBothSchemes(page: Page, check: (scheme: 'light' | 'dark') => Promise<void>): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await setScheme(page, scheme);
    await check(scheme);
  }
}
