import { expect, test, type Desktop } from './support/casebench.ts';
import { decide, fillChange, form, recordChange, reportChange } from './support/changeForms.ts';
import { answerByMouse, runPane } from './support/incomeChange.ts';
import { caseTab, daysFromToday, doFromPalette, enterDate, expectCurrent, goTo, openCase, openSection, openTeamQueue, queueRow, teamFour } from './support/walk.ts';
import type { Locator, Page } from '@playwright/test';

test.use({ practice: teamFour });

const result = (page: Page): Locator => page.getByRole('region', { name: 'What this does' });
const row = (page: Page, label: string): Locator => result(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name: label }) });
const choose = (page: Page, label: string, answer: string): Promise<void> => page.getByRole('radiogroup', { name: label }).getByRole('radio', { name: answer, exact: true }).check();

/** Opens the income change of 10-0042 from the queue: taking it is part of opening it. */
async function openIncomeChange({ page }: Desktop): Promise<void> {
  await openTeamQueue(page);
  await queueRow(page, '10-0042', 'Income change').click();
  const preview = page.getByRole('complementary', { name: 'Preview' });
  await expect(preview).toContainText('10-0042');
  await preview.getByRole('button', { name: 'Change' }).click();
  await expectCurrent(caseTab(page, '10-0042'));
  await expect(page.getByRole('heading', { name: 'Income change', level: 2 })).toBeVisible();
}
async function answerTheRest(page: Page): Promise<void> {
  await choose(page, 'Pays into a pension?', 'No');
  await choose(page, 'Will it last over 12 weeks?', 'Yes');
}

test('an income change shows before and after, the 25% test, the date with its law, and is decided in two presses', async ({ desktop }) => {
  const { page } = desktop;
  await openIncomeChange(desktop);
  await expect(page.getByLabel('New pay before tax', { exact: true })).toHaveValue('300.00');
  await answerTheRest(page);
  await choose(page, 'Proof', 'I have seen the proof');

  await expect(row(page, 'Income a week')).toContainText('£412.00');
  await expect(row(page, 'Income a week')).toContainText('£300.00');
  await expect(row(page, 'Weekly amount')).toContainText('£65.92');
  await expect(row(page, 'Weekly amount')).toContainText('£48.00');
  await expect(row(page, 'Weekly amount')).toContainText('−£17.92');
  await expect(row(page, 'Paying parent pays')).toContainText('£57.60');
  await expect(row(page, 'Receiving parent gets')).toContainText('£46.08');
  await expect(result(page).getByText(/Yes, 27\.\d+%/)).toBeVisible();
  await expect(page.getByText(/Child Support Act 1991|SI 2012\/2677/).first()).toBeVisible();
  await expect(result(page).getByText(/\d passed/)).toBeVisible();

  // A figure explains itself.
  await row(page, 'Weekly amount').getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText(/reg|Sch/);
  await page.keyboard.press('Escape');

  // The result follows what is typed, without leaving the field.
  await page.getByLabel('New pay before tax', { exact: true }).fill('250');
  await expect(row(page, 'Weekly amount')).toContainText('£40.00');
  await page.getByLabel('New pay before tax', { exact: true }).fill('300');
  await expect(row(page, 'Weekly amount')).toContainText('£48.00');
  await expect(page.getByText(/Saved on this laptop/).first()).toBeVisible();

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeFocused();
  await expect(page.getByText('This is decided now. Letters and texts are drafted for you to read.')).toBeVisible();
  await page.getByRole('button', { name: 'Record and decide' }).click();
  await expect(page.getByRole('heading', { name: 'Decision made' })).toBeFocused();
  await expect(page.getByText(/£48\.00 a week from/)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^\d drafts to read$/ })).toBeVisible();
  // Work closes work: the item has left the queue.
  await openTeamQueue(page);
  await expect(queueRow(page, '10-0042', 'Income change')).toHaveCount(0);
});

test('a change that is too small leaves the amount as it is, and drafts the message that says so', async ({ desktop }) => {
  const { page } = desktop;
  await openIncomeChange(desktop);
  await answerTheRest(page);
  await choose(page, 'Proof', 'I have seen the proof');
  await page.getByLabel('New pay before tax', { exact: true }).fill('400');
  await expect(result(page).getByText(/No, 2\.9\d?%|No, 3%/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Refuse and tell them why' }).click();
  await expect(page.getByRole('heading', { name: 'Refused: nothing changes' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /drafts? to read$/ })).toBeVisible();
  await openSection(page, 'Summary');
  await expect(page.getByRole('main')).toContainText('£65.92 a week');
});

test('without proof every request leaves together with one due date, and the item waits', async ({ desktop }) => {
  const { page } = desktop;
  await openIncomeChange(desktop);
  await answerTheRest(page);
  await choose(page, 'Proof', 'Not yet');
  const requests = result(page).getByRole('table').filter({ hasText: 'If silent' });
  await expect(requests.getByRole('row')).toHaveCount(4);
  await expect(requests.getByRole('columnheader', { name: /Today.*, due/s })).toHaveCount(1);
  for (const who of ['Paying parent', 'HMRC', 'Employer']) await expect(requests).toContainText(who);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Send all 3 requests' }).click();
  await expect(page.getByRole('heading', { name: 'Requests sent' })).toBeVisible();
  await openSection(page, 'Summary');
  await expect(page.getByText(/3 answers/).first()).toBeVisible();
  await openTeamQueue(page);
  await expect(queueRow(page, '10-0042', 'Income change').getByLabel(/Waiting on/).or(queueRow(page, '10-0042', 'Income change').getByText(/HMRC/))).toBeVisible();
});

test('nothing can be sent until each answer is there, and the first error takes the focus', async ({ desktop }) => {
  const { page } = desktop;
  await openIncomeChange(desktop);
  await page.getByLabel('New pay before tax', { exact: true }).fill('three hundred');
  const when = page.getByRole('group', { name: 'When did it change?' });
  await when.getByLabel('Day').fill('31');
  await when.getByLabel('Month').fill('Febuary');
  await page.keyboard.press('Control+Enter');
  const summary = page.getByRole('group', { name: /^There are \d things to put right$/ });
  await expect(summary).toBeFocused();
  await summary.getByRole('button', { name: /^New pay before tax:/ }).or(summary.getByRole('link', { name: /^New pay before tax:/ })).click();
  await expect(page.getByLabel('New pay before tax', { exact: true })).toBeFocused();
  await expect(page.getByLabel('New pay before tax', { exact: true })).toHaveValue('three hundred');
  await expect(when.getByLabel('Month')).toHaveValue('Febuary');
});

test('a new address is shown to that parent alone, and the other parent hears nothing of it', async ({ desktop }) => {
  const { page } = desktop;
  const street = '7 Harbour Trial Road';
  await openCase(page, '10-0042');
  await doFromPalette(page, 'New address receiving', 'Change: New address, receiving parent');
  await choose(page, 'Which address?', 'Where they live');
  await page.getByLabel('Country').selectOption({ label: 'United Kingdom' });
  const lines = page.getByRole('group', { name: 'Address' });
  await lines.getByRole('textbox').nth(0).fill(street);
  await lines.getByRole('textbox').nth(1).fill('Sampleford');
  await page.getByLabel('Postcode').fill('ZZ9 9AA');
  await choose(page, 'Do they now live with the other parent in this case?', 'No');
  await enterDate(page.getByRole('group', { name: 'When did they move?' }), daysFromToday(-3));
  await expect(result(page).getByText('The paying parent is never told. It is in nothing they are sent or shown.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Record the change' }).click();
  await expect(page.getByRole('heading', { name: 'New address recorded' })).toBeVisible();

  await openSection(page, 'Summary');
  await expect(page.getByRole('region', { name: 'Receiving parent, private' })).toContainText(street);
  await expect(page.getByRole('region', { name: 'Paying parent, private' })).not.toContainText(street);
  await expect(page.getByRole('complementary', { name: 'Timeline' })).toContainText(/address/i);
  await expect(page.getByRole('complementary', { name: 'Timeline' })).not.toContainText(street);
  await openSection(page, 'Messages');
  await expect(page.getByRole('button', { name: /Paying parent/ })).toHaveCount(0);
  await expect(page.getByRole('main')).not.toContainText(street);
});

test('an address abroad goes to a decision maker, because the service may lose its power to decide', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await doFromPalette(page, 'New address paying', 'Change: New address, paying parent');
  await choose(page, 'Which address?', 'Where they live');
  await page.getByLabel('Country').selectOption({ label: 'France' });
  const lines = page.getByRole('group', { name: 'Address' });
  await lines.getByRole('textbox').nth(0).fill('3 rue du Port');
  await lines.getByRole('textbox').nth(1).fill('Essaiville');
  await choose(page, 'Do they now live with the other parent in this case?', 'No');
  await enterDate(page.getByRole('group', { name: 'When did they move?' }), daysFromToday(-3));
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByRole('heading', { name: 'Handed over' })).toBeVisible();
});

test('a new phone number drafts a receipt to the new one and an alert to the old one', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await doFromPalette(page, 'Phone or email paying', 'Change: Phone or email, paying parent');
  await choose(page, 'What is new?', 'Mobile phone');
  await page.getByLabel('New number').fill('07700 900 555');
  await choose(page, 'Whose phone is it?', 'Their own');
  await choose(page, 'Is it safe to leave a voicemail?', 'Yes');
  await enterDate(page.getByRole('group', { name: 'Use it from' }), daysFromToday(-3));
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Record the change' }).click();
  await expect(page.getByRole('heading', { name: 'New contact recorded' })).toBeVisible();
  await openSection(page, 'Messages');
  const drafts = page.getByRole('region', { name: 'Drafts and sent messages' });
  await expect(drafts.getByRole('listitem').first()).toBeVisible();
  // Each draft says to which number or address it goes: a receipt to the new one, an alert to the old one.
  const recipients: string[] = [];
  for (const draft of await drafts.getByRole('listitem').getByRole('button').all()) {
    await draft.click();
    await expect(draft).toHaveAttribute('aria-current', 'true');
    recipients.push(await page.getByRole('definition').first().innerText());
  }
  expect(recipients.join(' | ')).toMatch(/•555/);
  expect(recipients.join(' | ')).toMatch(/•142/);
  await openSection(page, 'Summary');
  await expect(page.getByRole('region', { name: 'Paying parent, private' })).toContainText('07700 900555');
  await expect(page.getByRole('region', { name: 'Receiving parent, private' })).not.toContainText('900555');
  await goTo(page, 'Today');
});

test('where no rule may decide, a person does, with a reason that is kept', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await reportChange(page, 'C26', 'receivingParent');
  await fillChange(page, 'C26', { bestTime: '10-12', formats: ['audio'] });
  await expect(result(page).getByText('A person decides this: you, or a decision maker.')).toBeVisible();
  await form(page).getByRole('radiogroup', { name: 'What do you decide?' }).getByRole('radio', { name: 'Accept' }).check();
  await expect(result(page).getByText('You accept this, and the record changes now.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('group', { name: /to put right$/ })).toContainText('Decision: say why you decide this');
  await decide(page, 'accept', 'Telephone security was passed on the earlier call today.');
  await recordChange(page, 'Record the change');
  await expect(page.getByRole('heading', { name: 'Change recorded' })).toBeFocused();
  await page.getByRole('button', { name: 'Back to the case' }).click();
  await expect(page.getByRole('heading', { name: 'Changes', level: 2 })).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'How we contact' }).first()).toContainText('Accepted');
});

test('a half-made decision, who told us and half a name are there after the power goes, and Discard takes them away', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await reportChange(page, 'C02', 'payingParent');
  await form(page).getByRole('radiogroup', { name: 'Who told us?' }).getByRole('radio', { name: 'Receiving parent' }).check();
  await page.getByLabel('What happened?').fill('They said tha');
  await expect(page.getByText(/Saved on this laptop \d/).first()).toBeVisible();
  await desktop.killHard();
  await desktop.startAgain();
  await page.getByRole('button', { name: 'Carry on: Main carer moves' }).click();
  await expect(page.getByLabel('What happened?')).toHaveValue('They said tha');
  await expect(form(page).getByRole('radiogroup', { name: 'Who told us?' }).getByRole('radio', { name: 'Receiving parent' })).toBeChecked();
  await page.getByRole('group', { name: 'Actions' }).getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog', { name: 'Discard what you typed?' }).getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByLabel('What happened?')).toHaveValue('');
  await expect(page.getByText(/Saved on this laptop \d/)).toHaveCount(0);
});

test('Esc leaves the form with its draft kept, and the list leads back into it', async ({ desktop }) => {
  const { page } = desktop;
  await openIncomeChange(desktop);
  await page.getByLabel('New pay before tax', { exact: true }).fill('31x');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Changes', level: 2 })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: /^Begin: Income change/ }).click();
  await expect(page.getByLabel('New pay before tax', { exact: true })).toHaveValue('31x');
});

test('what was typed for an item that the instruction finished is shown, used no more, and thrown away when asked', async ({ desktop }) => {
  const { page } = desktop;
  await openIncomeChange(desktop);
  await page.getByLabel('New pay before tax', { exact: true }).fill('311');
  await expect(page.getByText(/Saved on this laptop \d/).first()).toBeVisible();
  await openSection(page, 'Summary');
  await page.getByRole('button', { name: 'Instruction' }).click();
  await page.getByRole('button', { name: 'Start: Paying parent says their income has changed' }).click();
  await answerByMouse(page, 'Before you start', 'the end');
  await runPane(page).getByRole('button', { name: 'Preview everything this will do' }).click();
  await runPane(page).getByRole('button', { name: 'Record and decide' }).click();
  await expect(runPane(page).getByRole('heading', { name: 'Income changed' })).toBeFocused();
  const drafts = page.getByRole('region', { name: /^Case 10-0042/ });
  await drafts.getByRole('button', { name: /^Carry on: Income change/ }).click();
  await expect(page.getByRole('heading', { name: 'Income change: this item is finished' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('£311.00 a week');
  await page.getByRole('button', { name: 'Discard what I typed' }).click();
  await expect(page.getByRole('heading', { name: 'Changes', level: 2 })).toBeVisible();
  await expect(drafts.getByRole('button', { name: /^Carry on: Income change/ })).toHaveCount(0);
});
