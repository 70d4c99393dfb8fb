import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { parse } from 'yaml';
import type { ChangeType } from '../../../app/model/rows/work.ts';
import { mouse, type Hand } from './hands.ts';
import { openSection } from './walk.ts';

type Column = Readonly<{ name: string; label: string; type: string }>;
type Field = Readonly<{ name: string; label: string; type: string; columns?: readonly Column[]; choices?: readonly Readonly<{ value: string; label: string }>[] }>;
type Catalogued = Readonly<{ id: string; title: string; subjects: readonly Subject[]; fields: readonly Field[] }>;
export type Subject = 'payingParent' | 'receivingParent';

/** One answer, in the shape of its field: a word of a choice, a day as `2026-06-04`, an amount as it is typed. */
export type Answer =
  | string
  | readonly string[]
  | Readonly<{ amount: string; per: 'week' | 'twoWeeks' | 'fourWeeks' | 'month' | 'year' }>
  | Readonly<{ title?: string; given: string; family: string }>
  | readonly Readonly<Record<string, string>>[];
/** Answers by the name that the catalogue gives each field. Fields left out are left as the form fills them. */
export type Answers = Readonly<Record<string, Answer>>;

const catalogue = join(import.meta.dirname, '../../../resources/changes');
const known = new Map<string, Catalogued>();
/** A change type as it is published. */
export async function changeType(id: string): Promise<Catalogued> {
  const held = known.get(id) ?? (parse(await readFile(join(catalogue, `${id}.yaml`), 'utf8')) as Catalogued);
  known.set(id, held);
  return held;
}

export const form = (page: Page): Locator => page.getByRole('region', { name: 'The form' });
export const result = (page: Page): Locator => page.getByRole('region', { name: 'What this does' });
const sideNames: Readonly<Record<Subject, string>> = { payingParent: 'Paying parent', receivingParent: 'Receiving parent' };
export type Reporter = Subject | 'thirdParty' | 'feed';
const reporterNames: Readonly<Record<Reporter, string>> = { ...sideNames, thirdParty: 'Someone else', feed: 'A feed' };

const plain = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A field is named by its label, with `(if any)` after it where it may be left empty. */
const named = ({ label }: Field): RegExp => new RegExp(`^${plain(label)}( \\(if any\\))?$`);

const group = (page: Page, field: Field): Locator => form(page).getByRole('group', { name: named(field) });
const box = (page: Page, field: Field): Locator => form(page).getByRole('textbox', { name: named(field) });

async function choose(page: Page, hand: Hand, field: Field, label: string): Promise<void> {
  const radios = form(page).getByRole('radiogroup', { name: named(field) });
  const list = form(page).getByRole('combobox', { name: named(field) });
  await expect(radios.or(list)).toBeVisible();
  if (await radios.isVisible()) await hand.choose(radios.getByRole('radio', { name: label, exact: true }));
  else await hand.pick(list, label);
}
/** Picks an option that is known by the value it stands for. */
async function pickValue(hand: Hand, list: Locator, value: string): Promise<void> {
  await hand.pick(list, await list.locator(`option[value="${value}"]`).innerText());
}
const labelOf = (field: Field, value: string): string => field.choices?.find((choice) => choice.value === value)?.label ?? value;

/** The case's children are named by their labels, or counted: `1` is the first one offered. */
const childOf = (options: Locator, child: string): Locator => (/^\d$/.test(child) ? options.nth(Number(child) - 1) : options.and(options.page().getByLabel(child)).first());

/** Types each row into the table, and begins the next one with Enter. */
async function typeRows(page: Page, hand: Hand, field: Field, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const table = group(page, field).first();
  for (const [at, row] of rows.entries()) {
    const own = table.getByRole('group', { name: `Row ${at + 1}`, exact: true });
    await expect(own).toBeVisible();
    for (const column of field.columns ?? []) {
      const text = row[column.name];
      if (text === undefined) continue;
      const cell = own.getByLabel(`${column.label}, row ${at + 1}`, { exact: true });
      if (column.type === 'choice') await hand.pick(cell, text);
      else await hand.type(cell, text);
    }
    if (at + 1 < rows.length) await hand.press(own.getByRole('textbox').last());
  }
}

async function answer(page: Page, hand: Hand, field: Field, value: Answer): Promise<void> {
  switch (field.type) {
    case 'choice':
      return choose(page, hand, field, labelOf(field, value as string));
    case 'yesNo':
      return choose(page, hand, field, value === 'yes' ? 'Yes' : 'No');
    case 'choices':
      for (const one of value as readonly string[]) await hand.tick(group(page, field).getByRole('checkbox', { name: labelOf(field, one), exact: true }));
      return;
    case 'child':
      return hand.choose(childOf(form(page).getByRole('radiogroup', { name: named(field) }).getByRole('radio'), value as string));
    case 'children':
      for (const one of value as readonly string[]) await hand.tick(childOf(group(page, field).getByRole('checkbox'), one));
      return;
    case 'moneyPer': {
      const { amount, per } = value as Extract<Answer, { per: unknown }>;
      await hand.type(box(page, field), amount);
      return pickValue(hand, form(page).getByRole('combobox', { name: new RegExp(`^${plain(field.label)}( \\(if any\\))?: every$`) }), per);
    }
    case 'date': {
      const [year = '', month = '', day = ''] = (value as string).split('-');
      for (const [label, text] of [['Day', day], ['Month', month], ['Year', year]] as const) await hand.type(group(page, field).getByLabel(label), text);
      return;
    }
    case 'personName': {
      const { title = '', given, family } = value as Extract<Answer, { given: string }>;
      for (const [label, text] of [['Title (if any)', title], ['First name', given], ['Last name', family]] as const) await hand.type(group(page, field).getByLabel(label, { exact: true }), text);
      return;
    }
    case 'addressLines':
      for (const [at, line] of (value as readonly string[]).entries()) await hand.type(group(page, field).getByLabel(`Line ${at + 1}`, { exact: true }), line);
      return;
    case 'country':
      return pickValue(hand, form(page).getByRole('combobox', { name: named(field) }), value as string);
    case 'rows':
      return typeRows(page, hand, field, value as readonly Readonly<Record<string, string>>[]);
    default:
      return hand.type(box(page, field), value as string);
  }
}

/** Fills the open form of a change type, in the order in which it asks: a later question may hang on an earlier answer. */
export async function fillChange(page: Page, type: ChangeType, answers: Answers, hand: Hand = mouse): Promise<void> {
  const { fields } = await changeType(type);
  const unknown = Object.keys(answers).filter((name) => !fields.some((field) => field.name === name));
  expect(unknown, `questions that ${type} does not ask`).toEqual([]);
  for (const field of fields) {
    const value = answers[field.name];
    if (value !== undefined) await answer(page, hand, field, value);
  }
}

/** Opens the form of a change type on the open case with the keyboard: C, its title, Enter, and who it is about where that is asked. */
export async function reportChange(page: Page, type: ChangeType, subject: Subject, hand: Hand = mouse): Promise<void> {
  const { title, subjects } = await changeType(type);
  if (hand === mouse) {
    await openSection(page, 'Changes');
    await page.getByRole('tablist', { name: 'Parts of the case' }).getByRole('tab', { selected: true }).press('c');
  } else await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Report a change' });
  const search = dialog.getByRole('combobox', { name: 'Find a change' });
  await expect(search).toBeFocused();
  await page.keyboard.type(title);
  const option = dialog.getByRole('option').filter({ has: page.getByText(title, { exact: true }) });
  await expect(option).toBeVisible();
  while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  if (subjects.length > 1) await hand.press(dialog.getByRole('button', { name: sideNames[subject] }));
  await expect(page.getByRole('heading', { name: title, level: 2 })).toBeFocused();
}

/** Says who told us, where the form asks. */
export const sayWho = (page: Page, who: Reporter, hand: Hand = mouse): Promise<void> => hand.choose(form(page).getByRole('radiogroup', { name: 'Who told us?' }).getByRole('radio', { name: reporterNames[who], exact: true }));

/** Says whether proof was seen. */
export const showProof = (page: Page, seen: boolean, hand: Hand = mouse): Promise<void> => hand.choose(form(page).getByRole('radiogroup', { name: 'Proof' }).getByRole('radio', { name: seen ? 'I have seen the proof' : 'Not yet' }));

const decisionNames = { accept: 'Accept', refuse: 'Refuse', handOver: 'Hand over to a decision maker' } as const;
/** A person's own decision, with its reason. */
export async function decide(page: Page, as: keyof typeof decisionNames, because: string, hand: Hand = mouse): Promise<void> {
  const now = form(page).getByRole('button', { name: 'Decide now, without waiting' });
  const radios = form(page).getByRole('radiogroup', { name: 'What do you decide?' });
  await expect(now.or(radios)).toBeVisible();
  if (await now.isVisible()) await hand.press(now);
  await hand.choose(radios.getByRole('radio', { name: new RegExp(`^${decisionNames[as]}( \\(suggested\\))?$`) }));
  await hand.type(form(page).getByRole('textbox', { name: /^Why( do you decide this\?| \(if there is more to say\))$/ }), because);
}

/** From the filled form through the check page to the act; `button` is the one that does it. */
export async function recordChange(page: Page, button: string | RegExp, hand: Hand = mouse): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeFocused();
  const act = page.getByRole('group', { name: 'Actions' }).getByRole('button', { name: button });
  await expect(act).toBeVisible();
  if (hand === mouse) await act.click();
  else await page.keyboard.press('Control+Enter');
}
