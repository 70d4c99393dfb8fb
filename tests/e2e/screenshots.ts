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
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ args: [...chromiumFlags], ...(executablePath === null ? {} : { executablePath }) });

/** A caseload of its own, walked through from the first screen. */
async function sitting(walk: (page: Page) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'casebench-pictures-'));
  const host = await startHost({ dataDir, args: ['--seed', '2026', '--user', 'CW-07'] });
  try {
    await host.ready;
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' });
    page.setDefaultTimeout(15_000);
    await page.goto(host.link);
    await walk(page);
    await page.close();
  } finally {
    await host.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
async function picture(page: Page, name: string): Promise<void> {
  // What was just done stays at the foot for a while; the pictures show the screen itself.
  await page.mouse.move(720, 4);
  await page.getByRole('group', { name: 'Done' }).or(page.getByRole('region', { name: 'Undo' })).waitFor({ state: 'detached' });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  process.stdout.write(`${name}.png\n`);
}
async function setting(page: Page, group: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'CW-07: you and your settings' }).click();
  await page.getByRole('group', { name: group }).getByRole('button', { name: choice }).click();
  await page.keyboard.press('Escape');
}
const choose = (page: Page, label: string, answer: string): Promise<void> => page.getByRole('radiogroup', { name: label }).getByRole('radio', { name: answer, exact: true }).check();

try {
  await sitting(async (page) => {
    await page.getByRole('region', { name: 'Next for you' }).waitFor();
    await picture(page, 'today');

    await setting(page, 'Room between rows', 'Comfortable');
    await goTo(page, 'Queue');
    await page.getByRole('button', { name: 'Edit filter' }).click();
    const filter = page.getByRole('dialog', { name: 'Edit filter' });
    await filter.getByLabel('Due', { exact: true }).selectOption({ label: 'Due in the next 7 days' });
    for (const type of ['Income changes', 'Address changes', 'Phone and email changes', 'Other changes', 'Callbacks']) await filter.getByRole('checkbox', { name: type, exact: true }).check();
    await filter.getByRole('button', { name: 'Show this work' }).click();
    await page.getByRole('treegrid', { name: 'Work' }).focus();
    for (const key of ['Home', 'ArrowDown', 'Space', 'ArrowDown', 'Space', 'ArrowDown']) await page.keyboard.press(key);
    await page.getByRole('complementary', { name: 'Preview' }).getByText('What we have').waitFor();
    await picture(page, 'queue');
    await setting(page, 'Room between rows', 'Standard');

    await openCase(page, '10-0042');
    await page.getByRole('region', { name: 'Paying parent, private' }).waitFor();
    await picture(page, 'case');

    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByRole('button', { name: 'Instruction' }).click();
    await page.getByRole('button', { name: 'Start: Paying parent says their income has changed' }).click();
    await answerByMouse(page, 'Before you start', 'Check the figure');
    await openStep(page, 'Check the figure').getByRole('radio', { name: /^Ask for proof now/ }).check();
    await picture(page, 'instruction');

    await answerByMouse(page, 'Check the figure', 'the end');
    await runPane(page).getByRole('button', { name: 'Preview everything this will do' }).click();
    await runPane(page).getByRole('button', { name: 'Record and decide' }).click();
    await runPane(page).getByRole('heading', { name: /^\d drafts to read$/ }).waitFor();
    await runPane(page).getByRole('button', { name: 'Close' }).last().click();
    await openSection(page, 'Messages');
    await page.getByRole('listitem').getByRole('button', { name: /^Receiving parent Text/ }).click();
    const words = page.getByRole('textbox', { name: 'Message' });
    await words.press('Control+End');
    await words.pressSequentially(' Ask for Gŵen.');
    await page.getByText(/makes this \d segments/).first().waitFor();
    await page.getByText(/Saved on this laptop \d/).first().waitFor();
    await picture(page, 'message');
  });
  await sitting(async (page) => {
    await openCase(page, '10-0042');
    await doFromPalette(page, 'Income change paying', 'Change: Income change, paying parent');
    await choose(page, 'Pays into a pension?', 'No');
    await choose(page, 'Will it last over 12 weeks?', 'Yes');
    await page.getByText(/Yes, 27\.\d+%/).waitFor();
    await page.getByText(/Saved on this laptop \d/).first().waitFor();
    for (const [name, colours] of [['change', 'Light'], ['dark-change', 'Dark']] as const) {
      await setting(page, 'Colours', colours);
      await page.getByLabel('New pay before tax', { exact: true }).focus();
      await picture(page, name);
    }
  });
} finally {
  await browser.close();
}
