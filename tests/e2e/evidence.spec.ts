import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { gifSample, pdfSample, pngSample } from '../../app/evidence/samplesForTests.ts';
import { expectAccessible } from './support/accessibility.ts';
import { inBothSchemes, setViewport } from './support/appearance.ts';
import { expect, test } from './support/casebench.ts';
import { dropFiles, pasteFiles } from './support/files.ts';
import { caseTab, doFromPalette, expectCurrent, goTo, openCase, openTeamQueue, queueRow, said, teamFour } from './support/walk.ts';

test.use({ practice: teamFour });

const png = { name: 'payslip November.png', type: 'image/png', bytes: pngSample() };
const openDocuments = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Documents' }).click();
  await expect(page.getByRole('heading', { name: 'Documents', level: 2 })).toBeVisible();
};
const adding = (page: Page): Locator => page.getByRole('dialog', { name: /^Add a document to/ });
const viewer = (page: Page): Locator => page.getByRole('region', { name: 'The document' });

/** Records the income change of 10-0042 without proof. The employer and HMRC answer, so that the paying parent's payslip is the last. */
async function sleepOnThePayslip(page: Page): Promise<void> {
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
  await page.getByRole('tab', { name: 'Summary' }).click();
  await page.getByRole('button', { name: /^Record an answer: Employer/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Record an answer: Employer/ });
  await dialog.getByRole('radio', { name: 'Nothing to say' }).check();
  await dialog.getByRole('button', { name: 'Record the answer' }).click();
  await expect(dialog).toBeHidden();
}

test('a dropped picture goes to the item that waits for it, is looked at, accepted, and the last answer wakes the item', async ({ desktop }) => {
  const { page } = desktop;
  await sleepOnThePayslip(page);
  await openDocuments(page);
  const asked = page.getByRole('region', { name: 'Asked for' });
  await expect(asked.getByRole('row').filter({ hasText: 'Paying parent' })).toContainText('Waiting');
  await expectAccessible(page, '.cb-documents');

  await dropFiles(page, [png]);
  const dialog = adding(page);
  await expect(dialog.getByRole('checkbox', { name: png.name })).toBeChecked();
  // What the request asked for is filled in; one key takes it.
  await expect(dialog.getByLabel('What is it?')).toHaveValue('payslip');
  await expect(dialog.getByLabel('Who sent it?')).toHaveValue('payingParent');
  await expect(dialog.getByRole('radio', { name: 'Income change' })).toBeChecked();
  await expectAccessible(page, '.MuiDialog-root');
  await dialog.getByLabel('Figure it shows, a week (if any)').fill('300');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(said(page)).toContainText('HMRC still to answer; the item wakes then.');
  await expect(asked.getByRole('row').filter({ hasText: 'Paying parent' })).toContainText('Answered');

  await page.getByRole('button', { name: /^Payslip, received/ }).click();
  await expect(page.getByRole('heading', { name: 'Payslip', level: 2 })).toBeFocused();
  await expect(page.getByRole('region', { name: 'What was reported' }).first()).toContainText('£300.00 a week');
  await expect(viewer(page).getByRole('img', { name: png.name })).toBeVisible();
  await inBothSchemes(page, () => expectAccessible(page, '.cb-viewer'));
  // The page answers keys, and so do the two judgements.
  const drawn = viewer(page).getByRole('img', { name: png.name });
  const before = await drawn.boundingBox();
  await page.keyboard.press('-');
  await expect.poll(async () => (await drawn.boundingBox())?.width).toBeLessThan(before?.width ?? 0);
  await page.keyboard.press('a');
  await expect(said(page)).toContainText('Accepted: £300.00 a week. HMRC still to answer; the item wakes then.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Received', exact: true }).getByRole('row').filter({ hasText: 'Payslip' })).toContainText('Accepted');

  await page.getByRole('button', { name: /you and your settings$/ }).click();
  await page.getByRole('button', { name: 'At once' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Summary' }).click();
  await expect(page.getByRole('region', { name: /^Income change/ }).getByText(/^Woke/)).toBeVisible();
});

test('a file that is not what its name says is refused in words, and the others come in', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await openDocuments(page);
  await dropFiles(page, [{ name: 'payslip.pdf', type: 'application/pdf', bytes: gifSample() }, { name: 'empty.png', type: 'image/png', bytes: new Uint8Array() }, { ...png, name: 'letter.png' }]);
  const dialog = adding(page);
  const refused = dialog.getByRole('list', { name: 'Files on their way' });
  await expect(refused.getByRole('listitem').filter({ hasText: 'payslip.pdf' })).toContainText('Its name says a PDF, but it is a GIF. Do not open it.');
  await expect(refused.getByRole('listitem').filter({ hasText: 'empty.png' })).toContainText('This file is empty. Ask the sender for it again');
  await expect(dialog.getByRole('checkbox', { name: 'letter.png' })).toBeChecked();
  await refused.getByRole('button', { name: 'Remove: payslip.pdf' }).click();
  await refused.getByRole('button', { name: 'Remove: empty.png' }).click();
  await expect(refused).toBeHidden();
});

test('what is pasted waits on the case, survives the power going, and is let go with a reason', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await openDocuments(page);
  await pasteFiles(page, [{ name: 'image.png', type: 'image/png', bytes: pngSample() }]);
  const dialog = adding(page);
  await expect(dialog.getByRole('checkbox', { name: /^Pasted \d{4}-/ })).toBeChecked();
  await dialog.getByLabel('Who sent it?').selectOption({ label: 'School or college' });
  await expect(dialog.getByText(/^Saved on this laptop/)).toBeVisible();

  await desktop.killHard();
  await desktop.startAgain();
  await expectCurrent(caseTab(page, '10-0042'));
  await page.getByRole('button', { name: 'Say what they are' }).click();
  await expect(dialog.getByRole('checkbox', { name: /^Pasted \d{4}-/ })).toBeChecked();
  await expect(dialog.getByLabel('Who sent it?')).toHaveValue('school');

  await dialog.getByRole('button', { name: /^Discard Pasted/ }).click();
  const why = page.getByRole('dialog', { name: /^Discard Pasted/ });
  await why.getByRole('button', { name: 'Discard' }).click();
  await expect(why.getByText('Choose why')).toBeVisible();
  await why.getByRole('radio', { name: 'It is not for us' }).check();
  await why.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog.getByRole('checkbox', { name: /^Pasted/ })).toHaveCount(0);
});

test.describe('the scanner’s folder', () => {
  let folder = '';
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'casebench-scans-'));
    await writeFile(join(folder, 'scan-001.pdf'), pdfSample('one'));
    await writeFile(join(folder, 'payslip 10-0042.png'), pngSample());
    await writeFile(join(folder, 'scan-003.pdf'), gifSample());
  });
  test.afterEach(() => rm(folder, { recursive: true, force: true }));

  test('is read into the inbox; each file is looked at and attached with one key, or refused with its reason', async ({ desktop }) => {
    const { page } = desktop;
    await goTo(page, 'Today');
    await doFromPalette(page, 'evidence', 'Evidence inbox');
    await expect(page.getByRole('heading', { name: 'Evidence inbox', level: 1 })).toBeVisible();
    await page.getByRole('button', { name: 'Scan folder' }).click();
    const dialog = page.getByRole('dialog', { name: 'Scan folder' });
    await dialog.getByLabel('Folder that the scanner writes into').fill(join(folder, 'nowhere'));
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('That folder cannot be used.', { exact: true })).toBeVisible();
    await dialog.getByLabel('Folder that the scanner writes into').fill(`"${folder}"`);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Scan now' }).click();
    await expect(dialog.getByRole('note').getByText('2 files put into your tray, 1 not taken.')).toBeVisible();
    await expect(dialog.getByRole('list', { name: 'Not taken' })).toContainText('scan-003.pdf');
    await expectAccessible(page, '.MuiDialog-root');
    await dialog.getByRole('button', { name: 'Show them' }).click();

    const list = page.getByRole('treegrid', { name: 'Evidence inbox' });
    await list.focus();
    const row = list.getByRole('row').filter({ hasText: 'payslip 10-0042.png' });
    await expect(row).toContainText('10-0042');
    await row.click();
    await expect(viewer(page)).toContainText('The name of the file has the reference 10-0042');
    await expect(viewer(page).getByRole('img', { name: 'payslip 10-0042.png' })).toBeVisible();
    await expectAccessible(page, 'main');
    await list.focus();
    await page.keyboard.press('a');
    await expect(adding(page).getByLabel('What is it?')).toHaveValue('payslip');
    await adding(page).getByLabel('Who sent it?').selectOption({ label: 'Paying parent' });
    await page.keyboard.press('Control+Enter');
    await expect(adding(page)).toBeHidden();
    await expect(row).toHaveCount(0);

    // A PDF is drawn from its own bytes, and its words can be read.
    await list.getByRole('row').filter({ hasText: 'scan-001.pdf' }).click();
    await expect(viewer(page).getByRole('img', { name: 'scan-001.pdf' })).toBeVisible();
    await viewer(page).getByText('Words of this page').click();
    await expect(viewer(page)).toContainText('A paper one');

    await goTo(page, 'Today');
    await expect(page.getByText(/^1 file in your tray/)).toBeVisible();
  });
});

test('at 400 % zoom everything is still there, one under another', async ({ desktop }) => {
  const { page } = desktop;
  await goTo(page, 'Today');
  await setViewport(page, 'zoomed');
  await doFromPalette(page, 'evidence', 'Evidence inbox');
  await expect(viewer(page)).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'Open case' }).click();
  await expect(viewer(page).getByRole('button', { name: 'Larger' })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Documents', level: 2 })).toBeVisible();
  await inBothSchemes(page, () => expectAccessible(page));
});
