import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPracticeText, PRACTICE_MARKER } from '../../app/practice/marker.ts';
import { expect, test } from './support/casebench.ts';
import { browserStorage } from './support/storage.ts';
import { caseTab, expectCurrent, goTo, openCase, openSection, palette, placeTab, teamFour } from './support/walk.ts';

test.use({ practice: teamFour });

test('the search box finds a case by its number and a person by name, and says how many it found', async ({ desktop }) => {
  const { page } = desktop;
  await expect(placeTab(page, 'Today')).toBeVisible();
  await page.keyboard.press('Control+k');
  const box = palette(page).getByRole('combobox', { name: 'Search cases or do something' });
  await expect(box).toBeFocused();
  await box.fill('10-0042');
  await expect(palette(page).getByRole('group', { name: 'Cases' }).getByRole('option')).toHaveCount(1);
  await expect(palette(page).getByRole('status')).toHaveText(/^\d+ results?$/);
  await box.fill('Keliham');
  await expect(palette(page).getByRole('group', { name: 'People' }).getByRole('option').first()).toContainText('Keliham');
  await box.fill('xqxqxq');
  await expect(palette(page).getByRole('status')).toHaveText('Nothing fits');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
});

test('Enter typed before the answer takes the first line of the answer, never one that still stood there', async ({ desktop }) => {
  const { page } = desktop;
  await expect(placeTab(page, 'Today')).toBeVisible();
  for (const [typed, place] of [['outbox', 'Outbox'], ['queue', 'Queue'], ['cases', 'Cases']] as const) {
    await page.keyboard.press('Control+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expectCurrent(placeTab(page, place));
  }
});

test('the key list is one chord away and names every key by its place', async ({ desktop }) => {
  const { page } = desktop;
  await expect(placeTab(page, 'Today')).toBeVisible();
  await page.keyboard.press('Control+/');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  for (const area of ['Everywhere', 'Lists', 'Case']) await expect(keys.getByRole('region', { name: area, exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
});

test('open cases are switched and closed by keys, and a closed case leaves the others as they were', async ({ desktop }) => {
  const { page } = desktop;
  for (const reference of ['10-0024', '10-0042', '10-0057']) await openCase(page, reference);
  await page.keyboard.press('Alt+1');
  await expectCurrent(caseTab(page, '10-0024'));
  await page.keyboard.press('Alt+PageDown');
  await expectCurrent(caseTab(page, '10-0042'));
  await page.keyboard.press('Alt+PageUp');
  await expectCurrent(caseTab(page, '10-0024'));
  await page.keyboard.press('Alt+w');
  await expect(caseTab(page, '10-0024')).toHaveCount(0);
  await expectCurrent(caseTab(page, '10-0042'));
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('button', { name: 'Close 10-0057' }).click();
  await expect(caseTab(page, '10-0057')).toHaveCount(0);
});

test('F6 goes from pane to pane and always lands on something with a name', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  const places = new Set<string>();
  for (let press = 0; press < 6; press += 1) {
    await page.keyboard.press('F6');
    places.add(await page.evaluate(() => {
      const focused = document.activeElement;
      return focused === document.body ? 'nowhere' : (focused?.closest('[data-pane]')?.getAttribute('aria-label') ?? focused?.outerHTML.slice(0, 60) ?? 'nowhere');
    }));
  }
  expect(places).not.toContain('nowhere');
  expect(places.size).toBeGreaterThan(2);
});

test('colours and room are chosen under the name, and come back after a restart', async ({ desktop }) => {
  const { page } = desktop;
  const settings = async () => {
    await page.getByRole('button', { name: 'CW-07: you and your settings' }).click();
    return page.getByRole('dialog', { name: 'You and your settings' });
  };
  const chosen = await settings();
  await chosen.getByRole('group', { name: 'Colours' }).getByRole('button', { name: 'Dark' }).click();
  await chosen.getByRole('group', { name: 'Room between rows' }).getByRole('button', { name: 'Compact' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await desktop.restart();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const again = await settings();
  await expect(again.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true');
  await expect(again.getByRole('button', { name: 'Compact' })).toHaveAttribute('aria-pressed', 'true');
});

test('another person signs in with their own work, and the first finds theirs again', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  const as = async (from: string, to: string): Promise<void> => {
    await page.getByRole('button', { name: `${from}: you and your settings` }).click();
    await page.getByRole('button', { name: 'Sign in as someone else' }).click();
    await page.getByRole('textbox', { name: 'Find a person' }).fill(to);
    await expect(page.getByRole('button', { name: new RegExp(`^${to}`) })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `${to}: you and your settings` })).toBeVisible();
  };
  await as('CW-07', 'TL-04');
  await expect(caseTab(page, '10-0042')).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText(/unassigned/i);
  await as('TL-04', 'CW-07');
  await expect(caseTab(page, '10-0042')).toBeVisible();
});

test('the connection says in words what works, what waits and what cannot be done now', async ({ desktop }) => {
  const { page } = desktop;
  await page.getByRole('banner').getByRole('button', { name: 'On this laptop' }).click();
  const popover = page.getByRole('dialog', { name: 'Connection' });
  for (const label of ['Works', 'Waits', 'Not now']) await expect(popover.getByText(label, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
});

test('no case leaves a trace in the title, the address, browser storage or the log', async ({ desktop }) => {
  const { page } = desktop;
  const title = await page.title();
  await openCase(page, '10-0042');
  for (const section of ['Timeline', 'Money', 'People', 'Changes', 'Messages'] as const) {
    await openSection(page, section);
    await expect(page).toHaveTitle(title);
  }
  await goTo(page, 'Queue');
  await caseTab(page, '10-0042').click();
  await openSection(page, 'People');
  await expect(page.getByRole('tabpanel'), 'the marker that is searched for is on the screen').toContainText(PRACTICE_MARKER);
  expect(new URL(page.url()).pathname + new URL(page.url()).search + new URL(page.url()).hash).toBe('/');
  expect(await browserStorage(page)).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0, readableCookies: 0 });
  await desktop.host.stop();
  const folder = join(desktop.dataDir, 'log');
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(isPracticeText(text), file).toBe(false);
    expect(text, file).not.toContain('10-0042');
  }
});
