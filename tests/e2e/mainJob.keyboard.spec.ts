import { expect, test } from './support/casebench.ts';
import { openStep, runPane } from './support/incomeChange.ts';
import { caseTab, expectCurrent, queueRow, said, teamFour } from './support/walk.ts';
import type { Page } from '@playwright/test';

test.use({ practice: teamFour });

/** Presses keys and counts them; a chord is one press. */
const counting = (page: Page) => {
  let pressed = 0;
  return {
    press: async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) {
        pressed += 1;
        await page.keyboard.press(key);
      }
    },
    get pressed() {
      return pressed;
    },
  };
};

test('an income change is found, decided and its text queued by keyboard alone, in at most 25 key presses from the opened item to the decision', async ({ desktop }) => {
  const { page } = desktop;
  const { press } = counting(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  // To the queue through the search box, then its filter: another person's work is one Enter away.
  await press('Control+k');
  await page.keyboard.type('queue');
  await expect(page.getByRole('option', { name: 'Queue' })).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  const list = page.getByRole('treegrid', { name: 'Work' });
  await expect(list).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await press('Tab', 'Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Mine' })).toBeFocused();
  await press('ArrowDown', 'Enter');
  await expect(queueRow(page, '10-0042', 'Income change')).toBeVisible();
  await press('F6');
  while (!(await list.evaluate((element) => element === document.activeElement))) await press('F6');
  const target = queueRow(page, '10-0042', 'Income change');
  await press('Home');
  while (!(await target.evaluate((row) => row.id === row.closest('[role=treegrid]')?.getAttribute('aria-activedescendant')))) await press('j');
  await press('Enter');
  await expectCurrent(caseTab(page, '10-0042'));
  await expect(page.getByRole('heading', { name: 'Income change', level: 2 })).toBeVisible();

  // From here the expert path is counted.
  const expert = counting(page);
  const at = async (question: string): Promise<void> => expect(openStep(page, question).getByRole('heading')).toBeFocused();
  await expert.press('i');
  await expect(page.getByRole('button', { name: /^Start: Paying parent says/ })).toBeVisible();
  await expert.press('Enter');
  await at('Before you start');
  await expert.press('1', '2', 'Enter');
  await at('When did they tell us?');
  await expert.press('Enter');
  await at('How do they get their income?');
  await expert.press('Enter');
  await at('What is the new pay?');
  await expert.press('Enter');
  await expect(openStep(page, 'What is the new pay?').getByRole('textbox')).toBeFocused();
  await expert.press('3', '0', '0', 'Enter');
  await at('Do they pay into a pension?');
  await expert.press('Enter');
  await at('Will the pay stay at this level?');
  await expert.press('1', 'Enter');
  await at('When did it change?');
  await expert.press('1', 'Enter');
  await at('Check the figure');
  await expert.press('1', 'Enter');
  await at('Tell the parent');
  await expert.press('Enter');
  await at('Draft the change');
  await expert.press('Enter');
  await at('Draft the letters');
  await expert.press('Enter');
  await expect(runPane(page).getByRole('heading', { name: 'Nothing more to ask: Income changed' })).toBeFocused();
  await expert.press('Control+Enter');
  await expect(runPane(page).getByRole('heading', { name: 'Everything this will do' })).toBeFocused();
  await expert.press('Control+Enter');
  await expect(runPane(page).getByRole('heading', { name: 'Income changed' })).toBeFocused();
  expect(expert.pressed, 'key presses from the opened item to the decision').toBeLessThanOrEqual(25);

  // On to the first draft, its words, and the queue to send.
  await expect(runPane(page).getByRole('heading', { name: /^\d drafts to read$/ })).toBeVisible();
  await press('Tab', 'Enter');
  const words = page.getByRole('textbox', { name: 'Message' });
  await expect(words).toBeVisible();
  while (!(await words.evaluate((element) => element === document.activeElement))) await press('Tab');
  await press('Control+End');
  await page.keyboard.type(' Thank you.');
  await press('Control+Enter');
  await expect(page.getByText(/Saved on this laptop, will send when connected/).first()).toBeVisible();

  // Places by the search box; the next item by its letter.
  await press('Control+k');
  await page.keyboard.type('outbox');
  await press('Enter');
  await expect(page.getByRole('treegrid', { name: 'Outbox' }).getByRole('row').filter({ hasText: '10-0042' }).first()).toBeVisible();
  await press('Control+k');
  await page.keyboard.type('today');
  await press('Enter');
  await expect(page.getByRole('region', { name: 'Next for you' })).toBeVisible();
  await press('g');
  await expect(page.getByRole('heading', { level: 1, name: /^10-\d{4}$/ })).toBeVisible();
  await expect(said(page)).not.toBeEmpty();
});
