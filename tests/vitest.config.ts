import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: [
      'app/**/*.test.ts',
      'main/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'tests/{store,contract,wiring,boundaries,toolchain,simulation,content}/**/*.test.ts',
    ],
    // Native SQLite handles must not be shared between threads of one process.
    pool: 'forks',
    testTimeout: 60_000,
  },
});
