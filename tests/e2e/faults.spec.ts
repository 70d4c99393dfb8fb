import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../main/store/openDatabase.ts';
import { startHost, type RunningHost } from '../../scripts/startHost.ts';
import { expect, test } from './support/casebench.ts';
import { openCase, openSection, placeTab, teamFour } from './support/walk.ts';
import type { Page } from '@playwright/test';

test.use({ practice: teamFour });
test.skip(process.platform === 'win32', 'the stand-in browser is a shell script');

const args = Object.entries(teamFour).flatMap(([name, value]) => [`--${name}`, String(value)]);
const store = (dataDir: string, name: 'outbox.db' | 'cache.db'): string => join(dataDir, 'people', 'CW-07', name);
const print = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** A folder with one person's stores in it, closed in order. */
async function madeFolder(dataDir: string): Promise<void> {
  const host = await startHost({ dataDir, args });
  await host.ready;
  await host.stop();
}
/** Starts on a folder whose store will not open. The host stays for its window, which says why; the reason is given too. */
async function startedStopped(dataDir: string, page: Page): Promise<RunningHost> {
  const browser = join(dataDir, 'browser.sh');
  writeFileSync(browser, '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
  const host = await startHost({ dataDir, args: [...args, '--browser', browser] });
  await page.goto(host.link);
  return host;
}

test('a second start on the same folder says who has it and what to do, and the first goes on', async ({ desktop }) => {
  await expect(startHost({ dataDir: desktop.dataDir })).rejects.toThrow(/already open with this data folder/);
  await openCase(desktop.page, '10-0042');
});

test('a key that does not fit stops with words, and leaves the records as they were', async ({ dataDir, page }) => {
  await madeFolder(dataDir);
  writeFileSync(join(dataDir, 'store.key'), randomBytes(32), { mode: 0o600 });
  const before = print(store(dataDir, 'outbox.db'));
  const host = await startedStopped(dataDir, page);
  await expect(host.ready).rejects.toThrow(/key/i);
  await expect(page.getByRole('heading', { level: 1, name: 'The key does not open the records on this laptop' })).toBeVisible();
  await expect(page.getByRole('note').getByText('Nothing has been changed or deleted.')).toBeVisible();
  await expect(page.getByText(/STORE_KEY_WRONG/)).toBeVisible();
  await expect(page.getByRole('button', { name: /delete|remove|start again/i })).toHaveCount(0);
  await host.stop();
  expect(print(store(dataDir, 'outbox.db'))).toBe(before);
});

test('records of a newer version are left alone, and the screen says to update', async ({ dataDir, page }) => {
  await madeFolder(dataDir);
  const db = openDatabase({ file: store(dataDir, 'outbox.db'), key: readFileSync(join(dataDir, 'store.key')), synchronous: 'FULL' });
  db.pragma('user_version = 9999');
  db.close();
  const host = await startedStopped(dataDir, page);
  await expect(page.getByRole('heading', { level: 1, name: 'These records were made by a newer Casebench' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Update Casebench.' })).toBeVisible();
  await expect(host.ready).rejects.toThrow(/newer/i);
  await host.stop();
});

test('a folder that cannot be made or written to is named, and nothing is made in another place', async ({ dataDir }) => {
  // A file stands where the folder would be: this refuses every account, also one that may write anywhere.
  writeFileSync(join(dataDir, 'taken'), '');
  await expect(startHost({ dataDir: join(dataDir, 'taken'), args })).rejects.toThrow(/may not write|cannot write|read only/i);
  expect(readdirSync(dataDir)).toEqual(['taken']);
});

test('a damaged cache is made again from what the authority has, says so, and nothing typed is lost', async ({ desktop, dataDir }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await openSection(page, 'Timeline');
  const note = page.getByRole('textbox', { name: 'Add a note' });
  await note.fill('Kept through the damage');
  await expect(page.getByText(/saved on this laptop \d/i)).toBeVisible();
  await desktop.host.stop();
  const cache = store(dataDir, 'cache.db');
  const middle = Math.floor(statSync(cache).size / 8192) * 4096;
  const file = openSync(cache, 'r+');
  writeSync(file, randomBytes(4096 * 4), 0, 4096 * 4, middle);
  closeSync(file);
  await desktop.startAgain();
  await expect(page.getByText(/made again/i).first()).toBeVisible();
  await expect(placeTab(page, 'Today')).toBeVisible();
  await openCase(page, '10-0042');
  await openSection(page, 'Timeline');
  await expect(note).toHaveValue('Kept through the damage');
  expect(readdirSync(join(dataDir, 'people', 'CW-07')).some((name) => name.startsWith('outbox.db'))).toBe(true);
});

test('the first start shows how far it has got, as a progress bar with words', async ({ dataDir, page }) => {
  const host = await startHost({ dataDir, args: ['--cases', '4000', '--teams', '4', '--user', 'CW-07'] });
  await page.goto(host.link);
  const bar = page.getByRole('progressbar');
  await expect(page.getByRole('heading', { level: 1, name: 'Getting ready' })).toBeVisible();
  await expect(bar).toHaveAttribute('aria-valuetext', /^[\d,]+ of [\d,]+ cases$/);
  await host.ready;
  await expect(placeTab(page, 'Today')).toBeVisible();
  await host.stop();
});
