import { defineConfig } from '@playwright/test';
import { chromiumFlags } from '../scripts/chromiumFlags.ts';
import { findBrowser } from '../scripts/launch/browser.mjs';

const executablePath = findBrowser();

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../out/test/window',
  forbidOnly: true,
  retries: 0, // a test that passes when repeated hides a race
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
