import { defineConfig } from '@playwright/test';
import { chromiumFlags } from '../scripts/chromiumFlags.ts';
import { findBrowser } from '../scripts/launch/browser.mjs';

const executablePath = findBrowser();

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../out/test/window',
  forbidOnly: true,
  // A test that passes only when repeated hides a race: it is named at the end. On a desk it fails at once; on a shared
  // machine it is tried once more, so that somebody else's load does not hold up a change.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? '../out/test/window.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000, // a control that is not there is named at once, not at the end of the test
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: { args: [...chromiumFlags], ...(executablePath === null ? {} : { executablePath }) },
  },
});
