import type { Page } from '@playwright/test';

/** Everything the browser keeps for the page. All of it must be empty: case data lives in the encrypted store only. */
export const browserStorage = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    readableCookies: document.cookie.length,
  }));
