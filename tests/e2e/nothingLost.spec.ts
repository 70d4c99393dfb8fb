import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from './support/casebench.ts';
import { answerByMouse, openStep, runPane } from './support/incomeChange.ts';
import { doFromPalette, openCase, openSection, teamFour } from './support/walk.ts';
import type { Locator, Page } from '@playwright/test';

test.use({ practice: teamFour });

const note = (page: Page): Locator => page.getByRole('textbox', { name: 'Add a note' });
const savedNow = (place: Locator): Promise<void> => expect(place.getByText(/saved on this laptop \d/i).first()).toBeVisible();

test('what was half typed is there to the character after the power goes: a form, a note, an answer and a message', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  // A message with words of its own.
  await openSection(page, 'Messages');
  await page.getByRole('button', { name: /^Text: |Income|Ask for proof/ }).first().click();
  const words = page.getByRole('textbox', { name: 'Message' });
  await words.press('Control+End');
  await words.pressSequentially(' Half a sentence that is not fin');
  const message = await words.inputValue();
  await savedNow(page.getByRole('main'));
  const composerTitle = await page.getByRole('tabpanel').getByRole('heading', { level: 2, name: /^(Text|Email|Letter) to the/ }).innerText();

  // A form: an amount that is no amount yet, and half a date.
  await doFromPalette(page, 'Income change paying', 'Change: Income change, paying parent');
  await page.getByLabel('New pay before tax', { exact: true }).fill('31');
  const when = page.getByRole('group', { name: 'When did it change?' });
  await when.getByLabel('Day').fill('1');
  await when.getByLabel('Month').fill('Nov');
  await when.getByLabel('Year').fill('20');
  await savedNow(page.getByRole('main'));

  // A note.
  await openSection(page, 'Timeline');
  await note(page).fill('They said they would');
  await savedNow(page.getByRole('main'));

  // An answer inside the instruction.
  await openSection(page, 'Summary');
  await page.getByRole('button', { name: 'Instruction' }).click();
  await page.getByRole('button', { name: 'Start: Paying parent says their income has changed' }).click();
  await answerByMouse(page, 'Before you start', 'What is the new pay?');
  await openStep(page, 'What is the new pay?').getByRole('textbox').fill('29');
  await savedNow(runPane(page));

  await desktop.killHard();
  await desktop.startAgain();

  await expect(openStep(page, 'What is the new pay?').getByRole('textbox')).toHaveValue(/^29(\.00)?$/);
  await openSection(page, 'Timeline');
  await expect(note(page)).toHaveValue('They said they would');
  await doFromPalette(page, 'Income change paying', 'Change: Income change, paying parent');
  await expect(page.getByLabel('New pay before tax', { exact: true })).toHaveValue(/^31(\.00)?$/);
  await expect(when.getByLabel('Day')).toHaveValue('1');
  await expect(when.getByLabel('Month')).toHaveValue('Nov');
  await expect(when.getByLabel('Year')).toHaveValue('20');
  await openSection(page, 'Messages');
  await expect(page.getByRole('heading', { level: 2, name: composerTitle })).toBeVisible();
  await expect(words).toHaveValue(message);
});

/** Adds notes one after another until the power goes; gives back those that were acknowledged. */
async function addNotesUntil(page: Page, cut: Promise<void>, name: string): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  let isCut = false;
  void cut.then(() => (isCut = true));
  for (let number = 1; !isCut; number += 1) {
    const text = `${name} note ${number}`;
    const done = (async (): Promise<boolean> => {
      await note(page).fill(text, { timeout: 2_000 });
      await note(page).press('Control+Enter', { timeout: 2_000 });
      await expect(note(page)).toHaveValue('', { timeout: 2_000 });
      return true;
    })().catch(() => false);
    if (await Promise.race([done, cut.then(() => false)])) acknowledged.push(text);
  }
  return acknowledged;
}

/** Milliseconds after the first act, from one seed: the moments must differ between tries and be the same in every run. */
const moments = (seed: number, count: number): readonly number[] => {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return 60 + (state % 900);
  });
};

test('everything that was acknowledged is there after the power goes at five moments', async ({ desktop }) => {
  const { page } = desktop;
  const acknowledged: string[] = [];
  const openTimeline = async (): Promise<void> => {
    await openCase(page, '10-0042');
    await openSection(page, 'Timeline');
    await expect(note(page)).toBeVisible();
  };
  await openTimeline();
  for (const [turn, moment] of moments(2026, 5).entries()) {
    const cut = after(moment).then(() => desktop.killHard());
    acknowledged.push(...(await addNotesUntil(page, cut, `Turn ${turn + 1}`)));
    await cut;
    await desktop.startAgain();
    await openTimeline();
    const timeline = page.getByRole('tabpanel', { name: /^Timeline/ });
    for (const text of acknowledged) await expect(timeline.getByText(text, { exact: true })).toHaveCount(1);
  }
  expect(acknowledged.length, 'some notes were acknowledged before the cuts').toBeGreaterThan(0);
});
