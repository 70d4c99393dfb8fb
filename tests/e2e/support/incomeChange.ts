import { expect, type Locator, type Page } from '@playwright/test';

/** The Smart Instruction beside the case. */
export const runPane = (page: Page): Locator => page.getByRole('complementary', { name: 'Smart Instruction' });
/** The one open step, by its question. */
export const openStep = (page: Page, title: string): Locator => runPane(page).getByRole('region', { name: new RegExp(`^Step \\d+: ${title.replace(/[?]/g, '\\?')}$`) });

/** The questions of the income instruction in the order they come when proof is there. */
export const questions = [
  'Before you start',
  'When did they tell us?',
  'How do they get their income?',
  'What is the new pay?',
  'Do they pay into a pension?',
  'Will the pay stay at this level?',
  'When did it change?',
  'Check the figure',
  'Tell the parent',
  'Draft the change',
  'Draft the letters',
] as const;

/** Answers the steps by mouse as far as `upTo`, which is left open. */
export async function answerByMouse(page: Page, from: (typeof questions)[number], upTo: (typeof questions)[number] | 'the end'): Promise<void> {
  const last = upTo === 'the end' ? questions.length : questions.indexOf(upTo);
  for (const question of questions.slice(questions.indexOf(from), last)) {
    const step = openStep(page, question);
    await expect(step).toBeVisible();
    if (question === 'Before you start') for (const tick of await step.getByRole('checkbox').all()) await tick.check();
    if (question === 'What is the new pay?') await step.getByRole('textbox').fill('300');
    if (question === 'Will the pay stay at this level?') await step.getByRole('radio', { name: 'Yes, for more than 12 weeks' }).check();
    if (question === 'When did it change?') await step.getByRole('button', { name: /^\d+ \w+ \d{4}$/ }).click();
    if (question === 'Check the figure') await step.getByRole('radio', { name: /^Proof is here/ }).check();
    await runPane(page).getByRole('button', { name: 'Continue' }).click();
  }
  if (upTo === 'the end') await expect(runPane(page).getByRole('region', { name: 'All steps are answered' })).toBeVisible();
  else await expect(openStep(page, upTo)).toBeVisible();
}
