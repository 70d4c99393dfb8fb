import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { startHost } from '../../../scripts/startHost.ts';
import { asking } from './asking.ts';
import { findCase, type Ask, type Fit } from './changeRecipes/findCase.ts';
import type { Recipe, Told } from './changeRecipes/recipe.ts';

/** One desktop for a whole file: its window, and a case of its own for each report that is tried out. */
export type ChangeDesk = Readonly<{
  page: Page;
  ask: Ask;
  /** A case nobody has reported anything on, where the report goes the way the recipe says, with both parents identified unless `unproved`. */
  find(type: Recipe['type'], told: Told, how?: 'identified' | 'unproved'): Promise<Fit>;
}>;

const practice = ['--cases', '600', '--teams', '1'];
const startMs = 60_000;

/** Telephone security, passed by both parents. */
async function identify(ask: Ask, caseId: string, clusterId: string): Promise<void> {
  for (const role of ['payingParent', 'receivingParent'] as const) {
    await ask('operation.perform', { requestId: `identify-${caseId}-${role}`, kind: 'identity.check', clusterId, args: { caseId, role, how: 'telephone', passed: ['reference', 'nino', 'pin'] }, saw: {} });
  }
}

/** Starting a desktop takes longer than a report does: the tests of a file share one, and each takes other cases. */
export const test = base.extend<object, { desk: ChangeDesk }>({
  desk: [
    async ({ browser }, use, { project }) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'casebench-e2e-'));
      const host = await startHost({ dataDir, args: practice });
      await host.ready;
      const { viewport, locale, timezoneId, actionTimeout } = project.use;
      const context = await browser.newContext({ viewport: viewport ?? null, locale: locale ?? 'en-GB', timezoneId: timezoneId ?? 'Europe/London' });
      context.setDefaultTimeout(actionTimeout ?? 0);
      const page = await context.newPage();
      await page.goto(host.link);
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      const ask = asking(page);
      const { today } = await ask('session.clock', {});
      const used = new Set<string>();
      await use({
        page,
        ask,
        async find(type, told, how = 'identified') {
          const fit = await findCase(ask, type, told, today, used, (caseId, clusterId) => (how === 'identified' ? identify(ask, caseId, clusterId) : Promise.resolve()));
          used.add(fit.clusterId);
          return fit;
        },
      });
      await context.close();
      await host.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: startMs },
  ],
});
export { expect };
