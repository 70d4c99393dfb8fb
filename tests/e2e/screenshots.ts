import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { chromiumFlags } from '../../scripts/chromiumFlags.ts';
import { findBrowser } from '../../scripts/launch/browser.mjs';
import { startHost } from '../../scripts/startHost.ts';
import { answerByMouse, openStep, runPane } from './support/incomeChange.ts';
import { doFromPalette, goTo, openCase, openSection } from './support/walk.ts';

/**
 * Makes the pictures of the README from the built product: practice caseload with seed 2026, as CW-07, on case 10-0042
 * where it fits. Run after a build: `node scripts/launch.mjs exec tests/e2e/screenshots.ts`.
 */
const folder = process.argv[2] ?? fileURLToPath(new URL('../../resources/screenshots', import.meta.url));
const executablePath = findBrowser();
const dataDir = mkdtempSync(join(tmpdir(), 'casebench-pictures-'));
mkdirSync(folder, { recursive: true });
const host = await startHost({ dataDir, args: ['--seed', '2026', '--user', 'CW-07'] });
await host.ready;
const browser = await chromium.launch({ args: [...chromiumFlags], ...(executablePath === null ? {} : { executablePath }) });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' });
page.setDefaultTimeout(15_000);

const picture = async (name: string): Promise<void> => {
  // What was just done stays at the foot for a while; the pictures show the screen itself.
  await page.mouse.move(720, 4);
  await page.getByRole('group', { name: 'Done' }).or(page.getByRole('region', { name: 'Undo' })).waitFor({ state: 'detached' });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  process.stdout.write(`${name}.png\n`);
};
const setting = async (group: string, choice: string): Promise<void> => {
  await page.getByRole('button', { name: 'CW-07: you and your settings' }).click();
  await page.getByRole('group', { name: group }).getByRole('button', { name: choice }).click();
  await page.keyboard.press('Escape');
};
const choose = (within: Page, label: string, answer: string): Promise<void> => within.getByRole('radiogroup', { name: label }).getByRole('radio', { name: answer, exact: true }).check();

try {
  await page.goto(host.link);
  await page.getByRole('region', { name: 'Next for you' }).waitFor();
  await picture('today');

  await setting('Room between rows', 'Comfortable');
  await goTo(page, 'Queue');
  await page.getByRole('button', { name: 'Edit filter' }).click();
  const filter = page.getByRole('dialog', { name: 'Edit filter' });
  await filter.getByLabel('Due', { exact: true }).selectOption({ label: 'Due in the next 7 days' });
  for (const type of ['Income changes', 'Address changes', 'Phone and email changes', 'Other changes', 'Callbacks']) await filter.getByRole('checkbox', { name: type, exact: true }).check();
  await filter.getByRole('button', { name: 'Show this work' }).click();
  const list = page.getByRole('treegrid', { name: 'Work' });
  await list.focus();
  for (const key of ['Home', 'ArrowDown', 'Space', 'ArrowDown', 'Space', 'ArrowDown']) await page.keyboard.press(key);
  await page.getByRole('complementary', { name: 'Preview' }).getByText('Why now').waitFor();
  await picture('queue');
  await setting('Room between rows', 'Standard');

  await openCase(page, '10-0042');
  await page.getByRole('region', { name: 'Paying parent, private' }).waitFor();
  await picture('case');

  await doFromPalette(page, 'Income change paying', 'Change: Income change, paying parent');
  await choose(page, 'Pays into a pension?', 'No');
  await choose(page, 'Will it last over 12 weeks?', 'Yes');
  await page.getByLabel('New pay before tax', { exact: true }).focus();
  await page.getByText(/Yes, 27\.\d+%/).waitFor();
  await picture('change');
  await setting('Colours', 'Dark');
  await page.getByLabel('New pay before tax', { exact: true }).focus();
  await picture('dark-change');
  await setting('Colours', 'Light');

  await openSection(page, 'Summary');
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByRole('button', { name: 'Instruction' }).click();
  await page.getByRole('button', { name: 'Start: Paying parent says their income has changed' }).click();
  await answerByMouse(page, 'Before you start', 'Check the figure');
  await openStep(page, 'Check the figure').getByRole('radio', { name: /^Ask for proof now/ }).check();
  await picture('instruction');

  await answerByMouse(page, 'Check the figure', 'the end');
  await runPane(page).getByRole('button', { name: 'Preview everything this will do' }).click();
  await runPane(page).getByRole('button', { name: 'Make the decision' }).click();
  await runPane(page).getByRole('heading', { name: /^\d drafts to read$/ }).waitFor();
  await runPane(page).getByRole('button', { name: 'Close' }).last().click();
  await openSection(page, 'Messages');
  await page.getByRole('listitem').getByRole('button', { name: /^Receiving parent Text/ }).click();
  const words = page.getByRole('textbox', { name: 'Message' });
  await words.press('Control+End');
  await words.pressSequentially(' Ask for Gŵen.');
  await page.getByText(/makes this \d segments/).first().waitFor();
  await picture('message');
} finally {
  await browser.close();
  await host.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
