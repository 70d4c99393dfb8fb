import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { inBothSchemes } from './support/appearance.ts';
import { expect, test } from './support/casebench.ts';
import { caseTab, doFromPalette, goTo, openCase, openSection, teamFour } from './support/walk.ts';

test.use({ practice: teamFour });

const ask = (page: Page): Locator => page.getByRole('complementary', { name: 'Ask to look again' });
const decide = (page: Page): Locator => page.getByRole('complementary', { name: 'Look at a decision again' });

test('a parent asks for a decision to be looked at again, and it is changed from its own day', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await openSection(page, 'Money');
  await page.getByRole('tabpanel').getByRole('button', { name: /^Look again at decision/ }).first().click();
  await expect(ask(page).getByRole('heading', { name: 'Ask to look again' })).toBeFocused();
  await inBothSchemes(page, () => expectAccessible(page));
  await ask(page).getByRole('button', { name: /^Record/ }).click();
  await expect(ask(page)).toContainText('Choose who asked');
  await ask(page).getByText('Receiving parent', { exact: true }).click();
  await ask(page).getByText('The income is wrong').click();
  await ask(page).getByRole('radiogroup', { name: 'Do they have new proof?' }).getByText('No', { exact: true }).click();
  const reason = ask(page).getByLabel('Good reason for being late');
  if (await reason.isVisible()) {
    await expect(ask(page)).toContainText('Late without a good reason is no challenge');
    await reason.fill('The letter went to an old address');
  }
  await page.keyboard.press('Control+Enter');
  await expect(ask(page)).toBeHidden();
  await expect(page.getByRole('tabpanel')).toContainText('Look at the decision again');
  await openSection(page, 'Messages');
  await expect(page.getByRole('tabpanel')).toContainText('We will look at our decision again');

  await openSection(page, 'Money');
  await page.getByRole('tabpanel').getByRole('button', { name: /^Look again at decision/ }).first().click();
  await expect(decide(page)).toContainText('Receiving parent says: the income is wrong');
  await decide(page).getByText('It changes').click();
  await decide(page).getByLabel('Income a week').fill('500');
  const table = decide(page).getByRole('table', { name: 'Weekly amount, before and after' });
  await expect(table).toContainText('£65.92');
  await expect(table).toContainText('£80.00');
  await expect(decide(page)).toContainText('Letter: Looked again, changed, 10-0042');
  await expectAccessible(page);
  await decide(page).getByLabel('Why').fill('HMRC sent a corrected figure');
  await page.keyboard.press('Control+Enter');
  await expect(decide(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'Case 10-0042' })).toContainText('£80.00');
  await openSection(page, 'Timeline');
  await expect(page.getByRole('tabpanel')).toContainText('HMRC sent a corrected figure');
});

test('which decision is asked for is told by what is known, and a late one is named as late', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await doFromPalette(page, 'look again', 'Ask to look at a decision again');
  const decisions = ask(page).getByRole('radiogroup', { name: 'Which decision' });
  await expect(decisions.getByRole('radio')).not.toHaveCount(0);
  await expect(decisions).toContainText(/They may ask until|They could ask until/);
  await ask(page).getByText('Paying parent', { exact: true }).click();
  await ask(page).getByText('The income is wrong').click();
  await expect(ask(page)).toContainText('Saved on this laptop');
  await page.keyboard.press('Escape');
  await expect(ask(page)).toBeHidden();
  await goTo(page, 'Today');
  await caseTab(page, '10-0042').click();
  await page.getByRole('button', { name: 'Carry on: Ask to look again' }).click();
  await expect(ask(page).getByRole('checkbox', { name: 'The income is wrong' })).toBeChecked();
});

test('a mistake that may not be put right says why, and an explained amount is worked out again', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await expect(page.getByRole('region', { name: 'Case 10-0042' }).getByRole('button', { name: 'Why £65.92 a week' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '10-0042' })).toBeFocused();
  await page.keyboard.press('w');
  const why = page.getByRole('complementary', { name: 'Why this amount' });
  await expect(why).toContainText('Worked out again just now from the saved facts: same answer.');
  await why.getByRole('button', { name: 'Correct an error' }).click();
  const correct = page.getByRole('complementary', { name: 'Correct an accidental error' });
  await expect(correct.getByRole('radiogroup', { name: 'What was wrong' })).toBeVisible();
  await expectAccessible(page);
  await correct.getByText('A wrong figure was typed').click();
  await correct.getByLabel('Income a week').fill('lots');
  await expect(correct).toContainText('Enter an amount in pounds and pence');
  await correct.getByLabel('Income a week').fill('412');
  await expect(correct).toContainText('Put a fact right to see the amount before and after.');
  await page.keyboard.press('Escape');
  await expect(correct).toBeHidden();
});
