import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { startHost, type RunningHost } from '../../../scripts/startHost.ts';

/** Settings of a test file: `test.use({ practice: { cases: 200 } })`. */
type Settings = {
  practice: Readonly<{ cases?: number; seed?: number; teams?: number; user?: string }>;
};

/** A running desktop with a data folder of its own, and the window that shows it. */
export interface Desktop {
  readonly dataDir: string;
  /** The host of this moment; another one after a restart. */
  readonly host: RunningHost;
  readonly page: Page;
  /** `http://127.0.0.1:port`, of this moment. */
  readonly origin: string;
  /** Closes in order and starts again on the same folder; the page is on the new host's first screen. */
  restart(): Promise<void>;
  /** Ends the host at once, as a power cut would. The page stays open and has lost its connection. */
  killHard(): Promise<void>;
  /** Starts again on the same folder, after `killHard`. */
  startAgain(): Promise<void>;
}

export const test = base.extend<Settings & { dataDir: string; desktop: Desktop }>({
  practice: [{ cases: 60 }, { option: true }],
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'casebench-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  desktop: async ({ dataDir, practice, page }, use) => {
    const args = Object.entries(practice).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const begin = async (): Promise<RunningHost> => {
      const host = await startHost({ dataDir, args });
      await host.ready;
      await page.goto(host.link);
      return host;
    };
    let host = await begin();
    await use({
      dataDir,
      page,
      get host() {
        return host;
      },
      get origin() {
        return new URL(host.link).origin;
      },
      restart: async () => {
        await host.stop();
        host = await begin();
      },
      killHard: () => host.killHard(),
      startAgain: async () => {
        host = await begin();
      },
    });
    await host.stop();
  },
});
export { expect };
