import { expect, test } from './support/casebench.ts';
import { answerByMouse, openStep, runPane } from './support/incomeChange.ts';
import { caseTab, chooseWhose, expectCurrent, goTo, openSection, placeTab, queueRow, teamFour } from './support/walk.ts';

test.use({ practice: teamFour });

test('an income change goes from the queue through the instruction to a queued text and the next item, by mouse', async ({ desktop }) => {
  const { page } = desktop;
  // Today leads with the next item and its reason; the queue has the rest of the team's work.
  await expect(page.getByRole('region', { name: 'Next for you' })).toContainText(/because/);
  await placeTab(page, 'Queue').click();
  await chooseWhose(page, "Team's");
  await queueRow(page, '10-0042', 'Income change').click();
  await page.getByRole('complementary', { name: 'Preview' }).getByRole('button', { name: 'Open' }).click();
  await expectCurrent(caseTab(page, '10-0042'));
  await openSection(page, 'Summary');
  await expect(page.getByRole('note', { name: 'Safe contact' })).toContainText('Receiving parent: leave no voicemail');

  await page.getByRole('button', { name: 'Instruction' }).click();
  await page.getByRole('dialog', { name: 'Start an instruction' }).getByRole('button', { name: 'Start: Paying parent says their income has changed' }).click();
  await expect(openStep(page, 'Before you start')).toBeVisible();

  // What the case knows is filled in with its source, and accepted in one press.
  await answerByMouse(page, 'Before you start', 'How do they get their income?');
  await expect(openStep(page, 'How do they get their income?')).toContainText('from the report');
  await expect(openStep(page, 'How do they get their income?').getByRole('radio', { name: 'Employed', exact: true })).toBeChecked();
  await answerByMouse(page, 'How do they get their income?', 'Check the figure');
  await expect(runPane(page)).toContainText('£412.00 to £300.00, 27.2% lower');

  // Back to an earlier answer clears nothing.
  await runPane(page).getByRole('button', { name: 'When did it change?' }).click();
  await expect(openStep(page, 'When did it change?').getByRole('textbox', { name: 'Day' })).not.toHaveValue('');
  await runPane(page).getByRole('button', { name: 'Continue' }).click();
  await expect(openStep(page, 'Check the figure')).toBeVisible();

  // Paused and opened again, it stands where it stood.
  await runPane(page).getByRole('button', { name: 'Pause and close' }).click();
  await expect(runPane(page)).toBeHidden();
  await page.getByRole('button', { name: /^Carry on/ }).first().click();
  await answerByMouse(page, 'Check the figure', 'the end');

  await runPane(page).getByRole('button', { name: 'Preview everything this will do' }).click();
  const preview = runPane(page);
  await expect(preview.getByRole('heading', { name: 'Everything this will do' })).toBeFocused();
  for (const line of ['Make the decision', 'Draft: Text to the paying parent', 'Draft: Text to the receiving parent', 'Finish this work item']) await expect(preview.getByText(line, { exact: true })).toBeVisible();
  await expect(preview.getByRole('row', { name: /^Weekly amount/ })).toContainText('£48.00');
  await preview.getByRole('button', { name: 'Record and decide' }).click();
  await expect(runPane(page).getByRole('heading', { name: 'Income changed' })).toBeFocused();
  await expect(page.getByRole('region', { name: /^Case 10-0042/ })).toContainText('£48.00 a week');

  // Both parents have drafts of their own.
  const toRead = runPane(page).getByRole('list').filter({ has: page.getByRole('button', { name: /^Text:/ }) });
  await expect(toRead.getByRole('listitem').filter({ hasText: 'Receiving' })).not.toHaveCount(0);
  await expect(toRead.getByRole('listitem').filter({ hasText: 'Paying' })).not.toHaveCount(0);
  await toRead.getByRole('listitem').filter({ hasText: 'Receiving' }).getByRole('button', { name: /^Text:/ }).click();

  // A Welsh letter outside the basic alphabet costs segments; one press mends it.
  const composer = page.getByRole('region', { name: 'Text to the receiving parent' });
  const words = composer.getByRole('textbox', { name: 'Message' });
  const before = await words.inputValue();
  await words.fill(`${before} Ask for Gŵen.`);
  await expect(composer.getByText(/“ŵ” makes this \d segments/).first()).toBeVisible();
  await composer.getByRole('button', { name: /^Use w/ }).click();
  await expect(words).toHaveValue(`${before} Ask for Gwen.`);
  await expect(composer.getByText(/“ŵ” makes this \d segments/)).toHaveCount(0);
  await composer.getByRole('button', { name: 'Queue to send' }).click();
  await expect(page.getByText(/Saved on this laptop, will send when connected/).first()).toBeVisible();

  await goTo(page, 'Outbox');
  const outbox = page.getByRole('treegrid', { name: 'Outbox' });
  await expect(outbox.getByRole('row').filter({ hasText: 'Text to receiving parent' })).toContainText('10-0042');
  await expect(page.getByRole('main')).toContainText(/saved on this laptop/i);

  await goTo(page, 'Today');
  await page.getByRole('button', { name: 'Start this item' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^10-\d{4}$/ })).toBeVisible();
});
