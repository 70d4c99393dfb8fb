import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { inBothSchemes } from './support/appearance.ts';
import { expect, test } from './support/casebench.ts';
import { daysFromToday, enterDate, goTo, openCase, openSection, teamFour } from './support/walk.ts';

// Enough cases for CW-07's own stories with promises.
test.use({ practice: { ...teamFour, cases: 400 } });

const list = (page: Page): Locator => page.getByRole('treegrid', { name: 'Promises' });
const acts = (page: Page): Locator => page.getByRole('group', { name: 'The chosen promise' });
const openAll = async (page: Page): Promise<void> => {
  await goTo(page, 'Today');
  await page.getByRole('button', { name: /^All \d+ promises$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Promises' })).toBeVisible();
};

test('a promise is moved with a reason, the parent is written to, and the date it had is kept', async ({ desktop }) => {
  const { page } = desktop;
  await openAll(page);
  await inBothSchemes(page, () => expectAccessible(page));
  const promise = list(page).getByRole('row').filter({ hasText: 'Ring back about the missed payment' });
  await promise.click();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: /^Move a promise/ });
  await dialog.getByRole('button', { name: 'Move promise' }).click();
  await expect(dialog).toContainText('Enter the new day');
  await expect(dialog).toContainText('Say why in a few words');
  await enterDate(dialog.getByRole('group', { name: 'New day' }), daysFromToday(5));
  await dialog.getByLabel('Why it moves').fill('The bank has not answered');
  await dialog.getByText('Write to them').click();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(promise).toContainText('moved once');
  await promise.click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel')).toContainText('moved once');
  await openSection(page, 'Messages');
  await expect(page.getByRole('tabpanel')).toContainText('We have changed a date that we gave you');
  await openSection(page, 'Timeline');
  await expect(page.getByRole('tabpanel')).toContainText('The bank has not answered');
});

test('a promise is kept, or taken back with a reason, by keys alone, and stands under what was settled', async ({ desktop }) => {
  const { page } = desktop;
  await openAll(page);
  await list(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const chosen = list(page).locator('.cb-row-active .cb-promise-what > strong');
  const first = await chosen.innerText();
  await page.keyboard.press('d');
  await expect(list(page).getByRole('row').filter({ hasText: first })).toHaveCount(0);
  await list(page).focus();
  const second = await chosen.innerText();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: /^Take back a promise/ });
  await dialog.getByLabel('Why it is taken back').fill('They sorted it out themselves');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await page.getByRole('group', { name: 'Which promises' }).getByRole('button', { name: 'Kept or taken back' }).click();
  await expect(list(page).getByRole('row').filter({ hasText: second }).filter({ hasText: 'They sorted it out themselves' })).toBeVisible();
  await expect(list(page)).toContainText(first);
  await expect(acts(page).getByRole('button', { name: /^Mark as kept/ })).toHaveAttribute('aria-disabled', 'true');
});

test('what is typed about a move comes back after the power goes', async ({ desktop }) => {
  const { page } = desktop;
  await openAll(page);
  await list(page).getByRole('row').filter({ hasText: 'Ring back about the missed payment' }).click();
  await acts(page).getByRole('button', { name: /^Move/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Move a promise/ });
  await dialog.getByLabel('Why it moves').fill('Half a reas');
  await dialog.getByRole('group', { name: 'New day' }).getByLabel('Month').fill('Febru');
  await expect(dialog).toContainText('Saved on this laptop');
  await desktop.killHard();
  await desktop.startAgain();
  await openAll(page);
  await list(page).getByRole('row').filter({ hasText: 'Ring back about the missed payment' }).click();
  await page.keyboard.press('m');
  await expect(dialog.getByLabel('Why it moves')).toHaveValue('Half a reas');
  await expect(dialog.getByRole('group', { name: 'New day' }).getByLabel('Month')).toHaveValue('Febru');
});

test('before ringing, the rules of contact, promises, work and notes stand in one place', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  // The number stands there before the case that R asks about.
  await expect(page.getByRole('button', { name: /^Before you ring/ })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '10-0042' })).toBeFocused();
  await page.keyboard.press('r');
  const brief = page.getByRole('dialog', { name: 'Before you ring, 10-0042' });
  await expect(brief).toContainText('Leave no voicemail.');
  await expect(brief).toContainText('Start the income change reported by phone');
  await expect(brief).toContainText('Will send a payslip');
  await expect(brief).not.toContainText('900217');
  await expect(brief).not.toContainText('900142');
  await expectAccessible(page, '[role=dialog]');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: '10-0042' })).toBeFocused();
});
