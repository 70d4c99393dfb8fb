import { expect, test, type Page } from '@playwright/test';
import { buildGallery, faultsOf, openGallery } from './openGallery.ts';

test.beforeAll(async () => void (await buildGallery()));

const shows = ['fields', 'waiting', 'person', 'refused', 'record', 'picker', 'list'];
for (const theme of ['light', 'dark']) {
  for (const show of shows) {
    test(`a change screen (${show}) has no fault at any width in the ${theme} theme`, async ({ page }, info) => {
      for (const [width, height] of [[1440, 900], [1366, 768], [360, 740]] as const) {
        await page.setViewportSize({ width, height });
        const complaints = await openGallery(page, `page=change&show=${show}&theme=${theme}&density=${width === 1366 ? 'compact' : 'standard'}`);
        await page.screenshot({ path: info.outputPath(`change-${show}-${theme}-${width}.png`) });
        expect(await faultsOf(page)).toEqual([]);
        expect(complaints).toEqual([]);
        // Two-way scrolling only in tables: nothing pushes the page itself wider.
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}

test.describe('a table of rows in a form', () => {
  const row = (page: Page, at: number) => page.getByRole('group', { name: 'Payments that were missed' }).getByRole('group', { name: `Row ${at}`, exact: true });

  test('is filled by keyboard alone: Enter begins the next row, arrows move, and what cannot be read is named by its row', async ({ page }) => {
    await openGallery(page, 'page=change&show=fields');
    await row(page, 1).getByLabel('Due on, row 1').focus();
    await page.keyboard.type('4 6 2026');
    await page.keyboard.press('Tab');
    await expect(row(page, 1).getByLabel('Due on, row 1')).toHaveValue('4 June 2026');
    await page.keyboard.type('48');
    await page.keyboard.press('Enter');
    await expect(row(page, 2).getByLabel('Due on, row 2')).toBeFocused();
    await page.keyboard.type('today');
    await page.keyboard.press('ArrowRight');
    await expect(row(page, 2).getByLabel('Due, row 2')).toBeFocused();
    await expect(row(page, 2).getByLabel('Due on, row 2')).toHaveValue('18 November 2026');
    await page.keyboard.type('lots');
    await page.keyboard.press('ArrowUp');
    await expect(row(page, 1).getByLabel('Due, row 1')).toBeFocused();
    await expect(row(page, 2)).toContainText('Row 2, due: Enter an amount, like 300.00');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('20.50');
    await expect(page.getByText('Total due').locator('strong')).toHaveText('£68.50');
  });

  test('gives a removed row back, with what stood in it', async ({ page }) => {
    await openGallery(page, 'page=change&show=fields');
    await row(page, 1).getByLabel('Due, row 1').fill('48');
    await page.keyboard.press('Enter');
    await page.keyboard.type('5 6 2026');
    await row(page, 1).getByRole('button', { name: 'Remove row 1' }).click();
    await expect(row(page, 1).getByLabel('Due on, row 1')).toHaveValue('5 June 2026');
    await page.getByRole('button', { name: 'Undo: put row 1 back' }).click();
    await expect(row(page, 1).getByLabel('Due, row 1')).toHaveValue('48.00');
    await expect(row(page, 2).getByLabel('Due on, row 2')).toHaveValue('5 June 2026');
  });
});

test.describe('choosing what to report', () => {
  test('finds a change by the words that people use, and is driven by keyboard', async ({ page }) => {
    await openGallery(page, 'page=change&show=picker');
    await expect(page.getByRole('combobox', { name: 'Find a change' })).toBeFocused();
    await page.keyboard.type('moved');
    await expect(page.getByRole('option')).toHaveCount(2);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: /^New address/ })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Paying parent' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: 'Find a change' })).toBeFocused();
  });

  test('shows what is switched off, with the reason', async ({ page }) => {
    await openGallery(page, 'page=change&show=picker');
    await expect(page.getByRole('option', { name: /^Extra income/ })).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByRole('option', { name: /^Extra income/ })).toContainText('switched off for now');
  });
});
