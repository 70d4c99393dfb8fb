import type { Locator, Page } from '@playwright/test';
import { formatPence } from '../../app/model/pounds.ts';
import type { ChangeType } from '../../app/model/rows/work.ts';
import { changeTitles } from '../../app/work/changeTitles.ts';
import { requestWhatWords, waitingOnWord } from '../../app/work/waitingWords.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test, type ChangeDesk } from './support/changeDesk.ts';
import { decide, fillChange, form, recordChange, reportChange, result, sayWho, showProof } from './support/changeForms.ts';
import type { Fit } from './support/changeRecipes/findCase.ts';
import { C02 } from './support/changeRecipes/C02.ts';
import { C28 } from './support/changeRecipes/C28.ts';
import { changeRecipes } from './support/changeRecipes/index.ts';
import type { Preview, Recipe, Told } from './support/changeRecipes/recipe.ts';
import { keyboard, mouse, type Hand } from './support/hands.ts';
import { caseTab, expectCurrent, openSection, palette } from './support/walk.ts';

/** For each way a report can go: the one button that does it, what is said then, and what the case's list calls it. */
const ways: Readonly<Record<Preview['path'], Readonly<{ button: RegExp; done: RegExp; state: string }>>> = {
  decide: { button: /^Record and decide/, done: /^Decision made$/, state: 'Accepted' },
  apply: { button: /^Record the change/, done: /^(Change|New address|New contact) recorded$/, state: 'Accepted' },
  waitForProof: { button: /^Send (the|both|all \d) requests?/, done: /^Requests? sent$/, state: 'Evidence required' },
  refuse: { button: /^Refuse and tell them why/, done: /^Refused: nothing changes$/, state: 'Rejected' },
  handOver: { button: /^Hand over/, done: /^Handed over$/, state: 'In progress' },
};
/** Types that are reported with keys alone, from the search box to the Changes list: every kind of field is among them. */
const withKeys: ReadonlySet<ChangeType> = new Set(['C01', 'C04', 'C09', 'C24', 'C26', 'C28']);

async function openByNumber(page: Page, reference: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(reference);
  await expect(palette(page).getByRole('group', { name: 'Cases' }).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expectCurrent(caseTab(page, reference));
  await expect(page.getByRole('heading', { level: 1, name: reference })).toBeFocused();
}

/** Everything the person says, in the order in which the form asks. */
async function tellIt(page: Page, type: ChangeType, { form, answers, decide: decision }: Fit, told: Told, hand: Hand): Promise<void> {
  if (told.reportedBy !== undefined && form.reporters.length > 1) await sayWho(page, told.reportedBy, hand);
  await fillChange(page, type, answers, hand);
  if (form.evidence.accepted.length > 0) await showProof(page, told.seen === true, hand);
  if (decision !== null) await decide(page, decision.as, decision.because, hand);
}

const weekly = (pence: number): string => `${formatPence(pence)} a week`;
const linesWith = (part: Locator, ...words: readonly string[]): Locator => words.reduce((lines, hasText) => lines.filter({ hasText }), part.getByRole('listitem'));

/** What the form says it leads to, before anything is done. */
async function expectResult(page: Page, { gates, refusal, requests, after, before }: Preview): Promise<void> {
  const part = result(page);
  for (const { state, title, words } of gates.filter((gate) => gate.state !== 'passed')) {
    await expect(linesWith(part, title, words).getByRole('img', { name: state === 'failed' ? 'Look at this' : 'Waiting' })).toBeVisible();
  }
  if (refusal !== null) await expect(part.getByRole('blockquote')).toHaveText(refusal.words);
  if (requests.length > 0) await expect(part.getByRole('table').filter({ hasText: 'If silent' }).getByRole('row')).toHaveCount(requests.length + 1);
  if (before !== null && after !== null && after.weekly !== before.weekly) await expect(part).toContainText(formatPence(after.weekly));
}

/** What is said once it is done. */
async function expectDone(page: Page, { path, record, requests, notices, opens, after }: Preview): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: ways[path].done })).toBeFocused();
  const panel = page.getByRole('main');
  if (path === 'decide' && after !== null) await expect(panel).toContainText(`${weekly(after.weekly)} from`);
  const stands = path === 'decide' || path === 'apply' ? record : [];
  for (const line of stands) await expect(panel.getByRole('definition').filter({ hasText: line.after ?? 'taken off the record' }).first()).toBeVisible();
  for (const { what } of requests) await expect(panel.getByRole('definition').filter({ hasText: requestWhatWords(what as 'payslip') }).first()).toBeVisible();
  for (const { title } of opens) await expect(panel.getByRole('definition').filter({ hasText: title }).first()).toBeVisible();
  // What a request is sent with is drafted too.
  const drafts = path === 'handOver' ? 0 : notices.length;
  if (drafts > 0) await expect(page.getByRole('heading', { name: `${drafts} ${drafts === 1 ? 'draft' : 'drafts'} to read` })).toBeVisible();
}

/** What the case says of it from then on. */
async function expectKept(page: Page, type: ChangeType, { path, gates, requests }: Preview): Promise<void> {
  const change = page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { name: changeTitles[type].title, exact: true }) }).first();
  await expect(change).toContainText(ways[path].state);
  if (gates.some(({ state }) => state === 'failed')) await expect(change).toContainText(/Failed: /);
  await openSection(page, 'Summary');
  const work = page.getByRole('region', { name: 'Work in progress' });
  for (const { to, what } of requests) await expect(linesWith(work, waitingOnWord(to as 'hmrc'), requestWhatWords(what as 'payslip')).first()).toBeVisible();
}

/** From the filled form to the case, which shows it from then on; then the case is closed. */
async function recordIt(page: Page, type: ChangeType, { preview, reference }: Fit, hand: Hand): Promise<void> {
  await recordChange(page, ways[preview.path].button, hand);
  await expectDone(page, preview);
  await hand.press(page.getByRole('button', { name: 'Back to the case' }));
  await expect(page.getByRole('heading', { name: 'Changes', level: 2 })).toBeVisible();
  await expectKept(page, type, preview);
  await page.keyboard.press('Alt+w');
  await expect(caseTab(page, reference)).toHaveCount(0);
}

async function report({ page, find }: ChangeDesk, { type, pass }: Recipe, told: Told, hand: Hand): Promise<void> {
  const fit = await find(type, told);
  await openByNumber(page, fit.reference);
  await reportChange(page, type, told.subject, hand);
  await tellIt(page, type, fit, told, hand);
  await expectResult(page, fit.preview);
  if (told === pass) await expectAccessible(page, '.cb-change');
  await recordIt(page, type, fit, hand);
}

for (const recipe of changeRecipes) {
  const { type, pass, fail } = recipe;
  const { title } = changeTitles[type];
  const hand = withKeys.has(type) ? keyboard : mouse;
  test(`${type} ${title}: it goes through${hand === keyboard ? ', with keys alone' : ''}`, ({ desk }) => report(desk, recipe, pass, hand));
  test(`${type} ${title}: what stands in its way is said`, ({ desk }) => report(desk, recipe, fail, mouse));
}

/** What stands in every control of the form. */
const standing = (page: Page): Promise<readonly string[]> =>
  form(page)
    .locator('input, select, textarea')
    .evaluateAll((controls) => controls.map((control) => `${control.id}: ${control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type) ? control.checked : (control as HTMLInputElement).value}`));

test('half a long form, who told us and the proof are there when the window is loaded again, and it goes through', async ({ desk }) => {
  const { page, find } = desk;
  const { type, pass } = C02;
  const fit = await find(type, pass);
  await openByNumber(page, fit.reference);
  await reportChange(page, type, pass.subject);
  const told = Object.entries(fit.answers);
  const half = { ...fit, answers: Object.fromEntries(told.slice(0, Math.ceil(told.length / 2))) };
  await tellIt(page, type, { ...half, decide: null }, pass, mouse);
  await expect(page.getByText(/^Saved on this laptop \d/)).toBeVisible();
  const before = await standing(page);
  await page.reload();
  await page.getByRole('button', { name: `Carry on: ${changeTitles[type].title}` }).click();
  await expect(page.getByRole('heading', { name: changeTitles[type].title, level: 2 })).toBeVisible();
  await expect.poll(() => standing(page)).toEqual(before);
  await tellIt(page, type, fit, pass, mouse);
  await expectResult(page, fit.preview);
  await recordIt(page, type, fit, mouse);
});

test('a parent who has not proved who they are is the gate that fails, until their identity is checked in the window', async ({ desk }) => {
  const { page, find } = desk;
  const { type, pass } = C28;
  const fit = await find(type, { ...pass, path: 'handOver', holds: ({ gates }) => gates.every(({ gate, state }) => (gate === 'G1' ? 'failed' : 'passed') === state) }, 'unproved');
  await openByNumber(page, fit.reference);
  await reportChange(page, type, pass.subject);
  await tellIt(page, type, fit, pass, mouse);
  await expectResult(page, fit.preview);

  await page.getByRole('button', { name: 'Check ID of the paying parent' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check identity' });
  for (const asked of await dialog.getByRole('checkbox').all()) await asked.check();
  await dialog.getByRole('button', { name: 'Record: identity checked' }).click();
  await expect(dialog).toBeHidden();
  await expect(linesWith(result(page), 'Identity').getByRole('img', { name: 'Passed' })).toBeVisible();
  // The button is gone. Who pressed it is not lost, and goes back into the form.
  await expect(page.getByRole('heading', { level: 1, name: fit.reference })).toBeFocused();
  await form(page).focus();
  await recordIt(page, type, { ...fit, preview: { ...fit.preview, path: 'apply', gates: [] } }, mouse);
});
