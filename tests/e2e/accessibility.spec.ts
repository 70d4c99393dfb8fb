import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../../scripts/startHost.ts';
import { expectAccessible } from './support/accessibility.ts';
import { inBothSchemes } from './support/appearance.ts';
import { expect, test } from './support/casebench.ts';
import { answerByMouse, runPane } from './support/incomeChange.ts';
import { caseTab, chooseWhose, doFromPalette, goTo, openCase, openSection, openTeamQueue, palette, placeTab, queueRow, teamFour } from './support/walk.ts';
import type { Page } from '@playwright/test';

test.use({ practice: teamFour });
test.describe.configure({ timeout: 120_000 });

/** No fault in light or dark. `where` names the screen in a failure. */
const accessible = (page: Page, where: string): Promise<void> =>
  test.step(where, () =>
    inBothSchemes(page, async (scheme) => {
      await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
      await expectAccessible(page);
    }),
  );

test('Today, Cases and the queue are accessible at every density, empty too', async ({ desktop }) => {
  const { page } = desktop;
  await expect(page.getByRole('region', { name: 'Next for you' })).toBeVisible();
  await accessible(page, 'Today');
  await goTo(page, 'Cases');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await accessible(page, 'Cases');
  await openTeamQueue(page);
  await queueRow(page, '10-0042', 'Income change').click();
  for (const density of ['compact', 'comfortable', 'standard']) {
    await page.getByRole('button', { name: /^Density/ }).click();
    await page.getByRole('menuitemradio', { name: density }).click();
    await accessible(page, `queue, ${density}`);
  }
  await page.getByRole('button', { name: 'Edit filter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit filter' });
  await accessible(page, 'Edit filter');
  await dialog.getByLabel('Words').fill('no such words');
  await dialog.getByRole('button', { name: 'Show this work' }).click();
  await expect(page.getByRole('heading', { name: /^No work/ })).toBeVisible();
  await accessible(page, 'queue, empty');
});

test('every part of a case and the explanation are accessible', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  for (const section of ['Timeline', 'Money', 'People', 'Changes', 'Messages', 'Summary'] as const) {
    await openSection(page, section);
    await expect(page.getByRole('tabpanel')).not.toBeEmpty();
    await accessible(page, section);
  }
  await page.getByRole('region', { name: 'Case 10-0042' }).getByRole('button', { name: 'Why £65.92 a week' }).click();
  await expect(page.getByRole('heading', { name: 'Why £65.92 a week?' })).toBeVisible();
  await accessible(page, 'explanation');
});

test('a change form is accessible as it opens, with errors, and as its answers are checked', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await doFromPalette(page, 'Income change paying', 'Change: Income change, paying parent');
  await expect(page.getByLabel('New pay before tax', { exact: true })).toBeVisible();
  await accessible(page, 'form');
  await page.getByLabel('New pay before tax', { exact: true }).fill('lots');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('group', { name: /to put right$/ })).toBeVisible();
  await accessible(page, 'form with errors');
  await page.getByLabel('New pay before tax', { exact: true }).fill('300');
  for (const [question, answer] of [['Pays into a pension?', 'No'], ['Will it last over 12 weeks?', 'Yes']] as const) await page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: answer, exact: true }).check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  await accessible(page, 'check answers');
  await page.getByRole('button', { name: /^Send (all \d requests|both requests|the request)$/ }).click();
  await expect(page.getByRole('heading', { name: 'Requests sent' })).toBeVisible();
  await accessible(page, 'requests sent');
});

test('an instruction is accessible as guide, checklist and map, in its preview and when it is done; so are all three composers', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await page.getByRole('button', { name: 'Instruction' }).click();
  await accessible(page, 'Start an instruction');
  await page.getByRole('button', { name: 'Start: Paying parent says their income has changed' }).click();
  await answerByMouse(page, 'Before you start', 'Check the figure');
  for (const way of ['Guide', 'Checklist', 'Map']) {
    await runPane(page).getByRole('button', { name: way, exact: true }).click();
    await accessible(page, `instruction, ${way}`);
  }
  await runPane(page).getByRole('button', { name: 'Guide', exact: true }).click();
  await answerByMouse(page, 'Check the figure', 'the end');
  await runPane(page).getByRole('button', { name: 'Preview everything this will do' }).click();
  await expect(runPane(page).getByRole('heading', { name: 'Everything this will do' })).toBeVisible();
  await accessible(page, 'preview');
  await runPane(page).getByRole('button', { name: 'Record and decide' }).click();
  await expect(runPane(page).getByRole('heading', { name: /^\d drafts to read$/ })).toBeVisible();
  await accessible(page, 'done');
  await openSection(page, 'Messages');
  const drafts = page.getByRole('region', { name: 'Drafts and sent messages' });
  for (const [draft, title] of [['Receiving parent Text', 'Text to the receiving parent'], ['Paying parent Email', 'Email to the paying parent'], ['Receiving parent Letter', 'Letter to the receiving parent']] as const) {
    await drafts.getByRole('button', { name: new RegExp(`^${draft}`) }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Checks' })).toBeVisible();
    await accessible(page, title);
  }
  await page.getByRole('button', { name: 'Queue to send' }).click();
  await expect(page.getByText(/will send when connected/i).first()).toBeVisible();
  await goTo(page, 'Outbox');
  await expect(page.getByRole('treegrid', { name: 'Outbox' })).toBeVisible();
  await accessible(page, 'Outbox with items');
});

test('what stands over the page is accessible: search, keys, note, promise, settings, sign-in; and an empty Outbox', async ({ desktop }) => {
  const { page } = desktop;
  await goTo(page, 'Outbox');
  await expect(page.getByRole('heading', { name: 'Nothing is waiting' })).toBeVisible();
  await accessible(page, 'Outbox, empty');
  await openCase(page, '10-0042');
  await page.keyboard.press('Control+k');
  await palette(page).getByRole('combobox').fill('1');
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  await accessible(page, 'search');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await accessible(page, 'keys');
  await page.keyboard.press('Escape');
  for (const [words, line, dialog] of [['note', 'Add a note', 'Add a note'], ['promise', 'Make a promise', 'Make a promise']] as const) {
    await doFromPalette(page, words, line);
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await accessible(page, dialog);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: dialog })).toBeHidden();
  }
  await page.getByRole('button', { name: 'CW-07: you and your settings' }).click();
  await expect(page.getByRole('dialog', { name: 'You and your settings' })).toBeVisible();
  await accessible(page, 'settings');
  await page.getByRole('button', { name: 'Sign in as someone else' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Who are you today?' })).toBeVisible();
  await accessible(page, 'sign-in');
});

test('the screen of a start that stopped is accessible', async ({ dataDir, page }) => {
  test.skip(process.platform === 'win32', 'the stand-in browser is a shell script');
  const args = ['--cases', '60', '--teams', '4', '--user', 'CW-07'];
  const first = await startHost({ dataDir, args });
  await first.ready;
  await first.stop();
  writeFileSync(join(dataDir, 'store.key'), randomBytes(32), { mode: 0o600 });
  const browser = join(dataDir, 'browser.sh');
  writeFileSync(browser, '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
  const host = await startHost({ dataDir, args: [...args, '--browser', browser] });
  await page.goto(host.link);
  await expect(page.getByRole('heading', { level: 1, name: 'The key does not open the records on this laptop' })).toBeVisible();
  await accessible(page, 'stopped');
  await host.stop();
});

/** What stands wider than the window, outside what may scroll by itself. */
const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const inScroller = (element: Element): boolean => {
      for (let box = element.parentElement; box !== null; box = box.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX) && box !== document.body && box.closest('table, [role=treegrid], [class*=scroll], [class*=table], [role=tablist], [class*=tabs], [class*=Tabs]') !== null) return true;
      return false;
    };
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth + 1) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > page.clientWidth + 1 && !inScroller(element))
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
  });

test('at 400% zoom every screen stands in one column, and only tables scroll sideways', async ({ desktop }) => {
  const { page } = desktop;
  await page.setViewportSize({ width: 360, height: 800 });
  const narrow = (where: string): Promise<void> => test.step(where, async () => {
    expect(await tooWide(page), where).toEqual([]);
    await expectAccessible(page);
  });
  await expect(placeTab(page, 'Today')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Next for you' })).toBeVisible();
  await narrow('Today');
  await placeTab(page, 'Queue').click();
  await chooseWhose(page, "Team's");
  await expect(page.getByRole('treegrid', { name: 'Work' })).toBeVisible();
  await narrow('Queue');
  await openCase(page, '10-0042');
  for (const section of ['Timeline', 'Money', 'People', 'Changes', 'Messages', 'Summary'] as const) {
    await openSection(page, section);
    await narrow(section);
  }
  await doFromPalette(page, 'Income change paying', 'Change: Income change, paying parent');
  await expect(page.getByLabel('New pay before tax', { exact: true })).toBeVisible();
  await narrow('change form');
  await placeTab(page, 'Outbox').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  await narrow('Outbox');
});

test('with forced colours the chosen row, the wall, the tabs and the focus are still drawn', async ({ desktop }) => {
  const { page } = desktop;
  await page.emulateMedia({ forcedColors: 'active' });
  await openTeamQueue(page);
  await queueRow(page, '10-0042', 'Income change').click();
  const edge = (selector: string): Promise<string> => page.locator(selector).first().evaluate((element) => {
    const of = (pseudo?: string): string => {
      const style = getComputedStyle(element, pseudo);
      return ['Top', 'Right', 'Bottom', 'Left'].map((side) => style.getPropertyValue(`border-${side.toLowerCase()}-width`)).concat(style.outlineStyle === 'none' ? '0px' : style.outlineWidth).join(' ');
    };
    return [of(), of('::before'), of('::after')].join(' ');
  });
  const drawn = /[1-9]\d*(\.\d+)?px/;
  expect(await edge('.cb-row-active')).toMatch(drawn);
  await openCase(page, '10-0042');
  expect(await edge('.cb-wall')).toMatch(drawn);
  expect(await edge('.cb-tile')).toMatch(drawn);
  await caseTab(page, '10-0042').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).not.toBe('none');
  await expectAccessible(page);
});
