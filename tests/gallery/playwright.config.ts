import { defineConfig } from '@playwright/test';
import windowTests from '../playwright.config.ts';

/** The window tests' browser, without a host: the gallery is served from its built files. */
export default defineConfig({
  ...windowTests,
  testDir: '.',
  outputDir: '../../out/test/gallery',
  workers: 1, // each worker would build the gallery again
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? '../../out/test/gallery.json' }]],
});
