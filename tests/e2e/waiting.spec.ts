import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/casebench.ts';
import { caseTab, chooseWhose, expectCurrent, goTo, openSection, openTeamQueue, queueRow, teamFour } from './support/walk.ts';
import type { Page } from '@playwright/test';

test.use({ practice: teamFour });

/** Records the income change of 10-0042 without proof: three requests leave together. */
async function sendRequests(page: Page): Promise<void> {
  await openTeamQueue(page);
  await queueRow(page, '10-0042', 'Income change').click();
  await page.getByRole('complementary', { name: 'Preview' }).getByRole('button', { name: 'Change' }).click();
  await expectCurrent(caseTab(page, '10-0042'));
  for (const [label, answer] of [['Pays into a pension?', 'No'], ['Will it last over 12 weeks?', 'Yes'], [/^Proof/, 'Not yet']] as const) {
    await page.getByRole('radiogroup', { name: label }).getByRole('radio', { name: answer, exact: true }).check();
  }
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Send .*requests$/ }).click();
  await expect(page.getByRole('heading', { name: 'Requests sent' })).toBeVisible();
}

test('an item sleeps on three answers, shows each as it comes, and wakes by itself on top of the queue', async ({ desktop }) => {
  const { page } = desktop;
  await sendRequests(page);
  await openSection(page, 'Summary');
  const waits = page.getByRole('list', { name: /^Waiting on, Income change/ });
  await expect(waits.getByRole('listitem')).toHaveCount(3);
  await expect(waits).toContainText(/Reminder by text on .*; letter on .*; the change stops after/);
  await expectAccessible(page, '.cb-case-work');

  // Asking again by hand leaves a draft, and the line says so.
  await page.getByRole('button', { name: /^Remind now: Paying parent/ }).click();
  await expect(waits).toContainText('asked again once');

  // One answer shows, and the item sleeps on.
  await page.getByRole('button', { name: /^Record an answer: Employer/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Record an answer: Employer/ });
  await dialog.getByRole('radio', { name: 'Nothing to say' }).check();
  await dialog.getByRole('button', { name: 'Record the answer' }).click();
  await expect(waits).toContainText('Nothing to say');
  await expect(page.getByRole('region', { name: /^Income change/ }).getByText(/^Woke/)).toHaveCount(0);

  // In practice a made-up parent can be made to answer. The item still sleeps on HMRC.
  const item = page.getByRole('region', { name: /^Income change/ });
  await page.getByRole('button', { name: /^Answer now \(practice\): Paying parent/ }).click();
  await expect(waits).toContainText(/Sent: £\d+\.\d\d a week/);
  await expect(item.getByText(/^Woke/)).toHaveCount(0);

  // Told to answer at once, HMRC does so by itself, and the last answer wakes the item without a press.
  await page.getByRole('button', { name: /you and your settings$/ }).click();
  await page.getByRole('button', { name: 'At once' }).click();
  await page.keyboard.press('Escape');
  await expect(item.getByText(/^Woke/)).toBeVisible();
  await expect(item).toContainText('HMRC answered');

  await goTo(page, 'Today');
  const list = page.getByRole('region', { name: 'Woke today' });
  await expect(list).toContainText('10-0042');
  await goTo(page, 'Queue');
  await chooseWhose(page, 'Mine');
  await expect(page.getByRole('treegrid', { name: 'Work' })).toContainText('Woke today');
  await expect(queueRow(page, '10-0042', 'Income change')).toBeVisible();
});
