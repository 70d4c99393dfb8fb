import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildGallery, faultsOf, openGallery } from './openGallery.ts';

const here = import.meta.dirname;

test.beforeAll(async () => void (await buildGallery()));

const list = (page: Page) => page.getByRole('treegrid', { name: 'Work' });
/** What an element named as active by its owner says. */
const activeRow = (page: Page) =>
  page.evaluate(() => {
    const owner = document.querySelector('[role=treegrid]');
    return document.getElementById(owner?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
  });


for (const theme of ['light', 'dark']) {
  test(`the parts sheet has no fault and no complaint in the ${theme} theme`, async ({ page }, info) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const complaints = await openGallery(page, `theme=${theme}`);
    await page.screenshot({ path: info.outputPath(`parts-${theme}.png`) });
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
  for (const density of ['compact', 'standard', 'comfortable']) {
    test(`the working parts have no fault in the ${theme} theme when ${density}`, async ({ page }, info) => {
      await page.setViewportSize({ width: 1366, height: 768 });
      const complaints = await openGallery(page, `page=work&theme=${theme}&density=${density}`);
      await page.screenshot({ path: info.outputPath(`work-${theme}-${density}.png`) });
      expect(await faultsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

test.describe('the list of 50,000 rows', () => {
  test.beforeEach(async ({ page }) => {
    await openGallery(page, 'page=work');
    await list(page).focus();
  });

  test('draws only what is in sight and goes to its end and back in one key', async ({ page }) => {
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    await page.keyboard.press('End');
    await expect.poll(() => activeRow(page)).toContain('10-49999');
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    await page.keyboard.press('Home');
    await expect.poll(() => activeRow(page)).toContain('Overdue');
  });

  test('shows the first head again when the keys come back up to the first row', async ({ page }) => {
    await expect.poll(() => activeRow(page)).toContain('Not ticked');
    const first = await activeRow(page);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await expect.poll(() => list(page).evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await expect.poll(() => activeRow(page)).toBe(first);
    await expect.poll(() => list(page).evaluate((box) => box.scrollTop)).toBe(0);
  });

  test('ticks with Space, takes a range with Shift and all with Ctrl+A, in words', async ({ page }) => {
    await expect.poll(() => activeRow(page)).toContain('Not ticked');
    await page.keyboard.press('Space');
    await expect.poll(() => activeRow(page)).toMatch(/^Ticked/);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('row', { selected: true })).toHaveCount(3);
    await page.keyboard.press('Shift+ArrowUp');
    await expect(page.getByRole('row', { selected: true })).toHaveCount(2);
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('status')).toHaveText('50,000 ticked');
  });

  test('folds a group and keeps the person’s place', async ({ page }) => {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    const head = page.getByRole('row', { name: 'Overdue 3' });
    await expect(head).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('j');
    await expect.poll(() => activeRow(page)).toContain('Due today');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-expanded', 'true');
  });

  test('acts on letters only while it has focus', async ({ page }) => {
    await page.keyboard.press('n');
    await expect(page.getByRole('status')).toHaveText('Note on row 1');
    await page.getByLabel('Note').focus();
    await page.keyboard.press('j');
    await expect(page.getByLabel('Note')).toHaveValue('j');
  });

  test('opens a dialog on its heading and takes focus back after Esc', async ({ page }) => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Open row 1' })).toBeFocused();
    expect(await faultsOf(page)).toEqual([]);
    // The window's own region is hidden while a dialog is open; the dialog's stands in for it.
    await page.getByRole('button', { name: 'Say it' }).click();
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Said in the dialog');
    await page.keyboard.press('Escape');
    await expect(list(page)).toBeFocused();
  });
});

test.describe('fields', () => {
  test('a pasted date fills three boxes and a half-typed one stays as typed', async ({ page }) => {
    await openGallery(page, '');
    const [day, month, year] = ['Day', 'Month', 'Year'].map((name) => page.getByRole('textbox', { name, exact: true }));
    if (day === undefined || month === undefined || year === undefined) throw new Error('a date has three boxes');
    await day.evaluate((box) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', '12/11/2026');
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(month).toHaveValue('November');
    await month.fill('1');
    await month.press('End');
    await month.press('2');
    await expect(month).toHaveValue('12');
    await month.fill('Nuv');
    await expect(month).toHaveValue('Nuv');
    await expect(day).toHaveValue('12');
    await expect(year).toHaveValue('2026');
  });

  test('an amount stays as typed until focus leaves it, and words stay for good', async ({ page }) => {
    await openGallery(page, '');
    const pay = page.getByLabel('New pay before tax');
    await pay.fill('1300.5');
    await expect(pay).toHaveValue('1300.5');
    await pay.blur();
    await expect(pay).toHaveValue('1,300.50');
    await pay.fill('about 300');
    await pay.blur();
    await expect(pay).toHaveValue('about 300');
  });

  test('a line of the error summary goes to its field', async ({ page }) => {
    await openGallery(page, '');
    await page.getByRole('button', { name: 'When did it change? Must be' }).click();
    await expect(page.getByRole('textbox', { name: 'Day', exact: true })).toBeFocused();
  });

  test('a button that cannot be pressed keeps focus and says why', async ({ page }) => {
    await openGallery(page, '');
    const decide = page.getByRole('button', { name: 'Decide' });
    await decide.focus();
    await expect(decide).toBeFocused();
    await expect(decide).toHaveAccessibleDescription('Needs proof, due 2 December');
  });
});

test('W explains a figure that has focus', async ({ page }) => {
  await openGallery(page, 'page=work');
  await page.getByRole('button', { name: '£300.00 a week' }).focus();
  await page.keyboard.press('w');
  await expect(page.getByRole('status')).toHaveText('Why £300.00');
});

test('printing a part asks the system once and shows nothing else', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      document.title = `printed ${document.querySelectorAll('.cb-print').length}`;
    };
  });
  await openGallery(page, 'page=work');
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page).toHaveTitle('printed 1');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Why £300.00 a week' })).toBeVisible();
  await expect(list(page)).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.cb-print')).toHaveCount(0);
});

test('undo stands with its clock time until it is used', async ({ page }) => {
  const complaints = await openGallery(page, 'page=work');
  await page.getByRole('button', { name: 'Assign' }).click();
  await expect(page.getByText('until 9:51am', { exact: true })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('1 task moved to CW-15. Undo until 9:51am');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('until 9:51am', { exact: true })).toBeHidden();
  expect(complaints).toEqual([]);
});

test('panes resize by arrow keys and stack on a narrow window without two-way scroll', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openGallery(page, 'page=work');
  const separator = page.getByRole('separator', { name: 'Width of the list' });
  await separator.focus();
  await page.keyboard.press('ArrowRight');
  await expect(separator).toHaveAttribute('aria-valuenow', '576');
  await page.setViewportSize({ width: 360, height: 640 });
  await expect(separator).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('forced colours keep every state as a border', async ({ page }, info) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ forcedColors: 'active' });
  await openGallery(page, '');
  await page.screenshot({ path: info.outputPath('parts-forced.png') });
  const widths = await page.evaluate(() =>
    ['.cb-tag-solid', '.cb-tile-receiving', '.cb-row-active'].map((mark) => {
      const element = document.querySelector(mark);
      return element === null ? 0 : Number.parseFloat(getComputedStyle(element).borderLeftWidth);
    }),
  );
  expect(Math.min(...widths)).toBeGreaterThan(0);
});

test('every target is 24 by 24 or more when compact', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openGallery(page, 'page=work&density=compact');
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role=row], select, input:not([type=radio],[type=checkbox]), label.cb-choice')]
      .filter((element) => element.offsetParent !== null && !element.classList.contains('cb-explains'))
      .map((element) => ({ name: element.outerHTML.slice(0, 80), box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 24 || box.width < 24)
      .map(({ name, box }) => `${name} ${box.width}x${box.height}`),
  );
  expect(small).toEqual([]);
});

test('nothing is written to browser storage', async ({ page }) => {
  await openGallery(page, 'theme=dark');
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

test('every variable a style sheet of the renderer names is one the theme defines', async ({ page }) => {
  await openGallery(page, '');
  const renderer = join(here, '../../renderer');
  const sheets = (await readdir(renderer, { recursive: true })).filter((name) => name.endsWith('.css'));
  const named = await Promise.all(
    sheets.map(async (name) => {
      const text = await readFile(join(renderer, name), 'utf8');
      return [...text.matchAll(/var\((--cb-[\w-]+)/g)].map((found) => ({ name, used: found[1] ?? '' }));
    }),
  );
  const unknown = await page.evaluate((all) => {
    const root = getComputedStyle(document.documentElement);
    return all.filter(({ used }) => root.getPropertyValue(used).trim() === '').map(({ name, used }) => `${name}: ${used}`);
  }, named.flat());
  expect(named.flat().length).toBeGreaterThan(100);
  expect(unknown).toEqual([]);
});
