import { expectAccessible } from './support/accessibility.ts';
import { inBothSchemes, setViewport } from './support/appearance.ts';
import { expect, test } from './support/casebench.ts';
import { daysFromToday, enterDate, openCase, openSection, teamFour } from './support/walk.ts';

test.use({ practice: teamFour, permissions: ['clipboard-read', 'clipboard-write'] });

test('money says what is due next, how payments stand, and where a payment comes from', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await openSection(page, 'Money');
  const schedule = page.getByRole('region', { name: /^Schedule \d/ });
  await expect(schedule).toContainText('Collect and Pay, Direct Debit, monthly on the 28th');
  await expect(schedule.getByRole('row').filter({ hasText: 'Paid' })).toHaveCount(3);
  await schedule.getByRole('button', { name: /^Where £.*comes from$/ }).first().focus();
  await page.keyboard.press('w');
  const origin = page.getByRole('dialog', { name: /^Where £/ });
  await expect(origin).toContainText(/Maintenance, \d+ days at £/);
  await expect(origin).toContainText('R-RND-3');
  await page.keyboard.press('Escape');
  await expect(schedule.getByRole('button', { name: /^Where £.*comes from$/ }).first()).toBeFocused();
  await page.getByRole('region', { name: 'Table of amounts' }).getByRole('button', { name: /^Why £65.92/ }).click();
  await expect(page.getByRole('complementary', { name: 'Why this amount' })).toContainText('16% of £412.00');
});

test('the account breakdown is one click away, adds up, and tells each parent only what they may know', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await openSection(page, 'Money');
  await page.getByRole('button', { name: 'Account breakdown' }).click();
  const dialog = page.getByRole('dialog', { name: 'Account breakdown, 10-0042' });
  await expect(dialog).toContainText('Adds up to the penny');
  await expect(dialog.getByRole('region', { name: 'Owed to us: collection fees' })).toContainText('Collection fee added');
  await dialog.getByRole('button', { name: 'For receiving parent' }).click();
  await expect(dialog.getByRole('region', { name: 'Maintenance for you' })).toContainText('Opening balance');
  await expect(dialog).not.toContainText(/Owed to us|Collection fee added|Direct Debit|charge/);
  await dialog.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(page.getByText('Account for receiving parent, as CSV, copied.').first()).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\r\n')[0]).toBe('Account,Date,What,Details,Amount,Balance');
  expect(copied).not.toMatch(/Direct Debit|Owed to us/);
  await enterDate(dialog.getByRole('group', { name: 'From' }), daysFromToday(1));
  await dialog.getByRole('button', { name: 'Show these days' }).click();
  await expect(dialog).toContainText('The last day is before the first');
});

test('any day can be looked back at, as it was known on another day', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await openSection(page, 'Money');
  const day = page.getByRole('region', { name: 'As at a day' });
  await enterDate(day.getByRole('group', { name: 'Day' }), daysFromToday(-10));
  await enterDate(day.getByRole('group', { name: 'As known on' }), daysFromToday(-300));
  await day.getByRole('button', { name: 'Show this day' }).click();
  await expect(day).toContainText(/In force on .*, as known on/);
  await expect(day).toContainText('£70.40 a week');
  await expect(day).toContainText(/For .*, as decided later/);
  await day.getByRole('button', { name: /rows of the law tables used/ }).click();
  await expect(day.getByRole('region', { name: 'Law tables used' })).toContainText('R-BAS');
});

test('money can be read by everyone, wide and narrow, in both themes', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0057');
  await openSection(page, 'Money');
  await expect(page.getByRole('region', { name: /^Schedule \d/ })).toContainText(/We were told £.* was paid on/);
  await inBothSchemes(page, async () => {
    await expectAccessible(page, '.cb-case-money');
  });
  await setViewport(page, 'zoomed');
  await expectAccessible(page, '.cb-case-money');
  await page.getByRole('button', { name: 'Account breakdown' }).click();
  await expect(page.getByRole('dialog')).toContainText('Adds up to the penny');
  await expectAccessible(page, '[role="dialog"]');
});
