import { expect, type Locator, type Page } from '@playwright/test';

/** Sixty cases in four teams: CW-07 works in team 4, where case 10-0042 has an income change waiting. */
export const teamFour = { cases: 60, teams: 4, user: 'CW-07' } as const;

export type Place = 'Today' | 'Queue' | 'Cases' | 'Outbox';
/** Goes to a place by its tab. */
export async function goTo(page: Page, place: Place): Promise<void> {
  await placeTab(page, place).click();
  await expectCurrent(placeTab(page, place));
}
const tabs = (page: Page): Locator => page.getByRole('navigation', { name: 'Places and open cases' });
export const placeTab = (page: Page, place: Place): Locator => tabs(page).getByRole('button', { name: new RegExp(`^${place}`) });
export const caseTab = (page: Page, reference: string): Locator => tabs(page).getByRole('button', { name: new RegExp(`^${reference}`) });
/** The tab whose page is shown. */
export const expectCurrent = (tab: Locator): Promise<void> => expect(tab).toHaveAttribute('aria-current', 'page');

export const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Search cases or do something' });
/** Opens a case by its number, as a person who has it on paper does. */
export async function openCase(page: Page, reference: string): Promise<void> {
  await page.getByRole('button', { name: 'Search cases or do something' }).click();
  await palette(page).getByRole('combobox').fill(reference);
  await palette(page).getByRole('group', { name: 'Cases' }).getByRole('option').first().click();
  await expectCurrent(caseTab(page, reference));
}

export type Section = 'Summary' | 'Timeline' | 'Money' | 'People' | 'Changes' | 'Messages';
/** Goes to a section of the open case. */
export async function openSection(page: Page, section: Section): Promise<void> {
  const tab = sectionTab(page, section);
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}
export const sectionTab = (page: Page, section: Section): Locator => page.getByRole('tablist', { name: 'Parts of the case' }).getByRole('tab', { name: new RegExp(`^${section}`) });

/** A row of the queue by its case number and, where a case has several, its task. */
export function queueRow(page: Page, reference: string, task?: string): Locator {
  const rows = page.getByRole('treegrid', { name: 'Work' }).getByRole('row').filter({ hasText: reference });
  return task === undefined ? rows : rows.filter({ hasText: task });
}

/** Shows the queue with everybody's work of the own team. */
export async function openTeamQueue(page: Page): Promise<void> {
  await goTo(page, 'Queue');
  await chooseWhose(page, "Team's");
}
/** Whose work the queue shows; its sentence starts with it. */
export async function chooseWhose(page: Page, whose: 'Mine' | "Team's" | 'Unassigned' | 'All I may see'): Promise<void> {
  await untilSaid(page, async () => {
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    await page.getByRole('menuitemradio', { name: whose }).click();
  });
}

/** A day as `2026-11-21`, counted from today in London: practice cases are made for the day they are made on. */
export function daysFromToday(days: number): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  return new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
/** Types a day into its three boxes. */
export async function enterDate(field: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await field.getByLabel('Day').fill(date);
  await field.getByLabel('Month').fill(month);
  await field.getByLabel('Year').fill(year);
}

/** What the one polite live region said last. */
export const said = (page: Page): Locator => page.getByRole('status').last();
/** Acts, and waits until the window has said something new: what was asked for is then on the screen. */
export async function untilSaid(page: Page, act: () => Promise<void>): Promise<void> {
  // Each announcement is a new node, also when its words are the same.
  const before = await said(page).locator('span').elementHandle();
  await act();
  await expect.poll(() => before?.evaluate((node) => node.isConnected)).toBe(false);
}

/** Does one thing on the open case through the search box: types `words`, then takes the line named `line`. */
export async function doFromPalette(page: Page, words: string, line: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await palette(page).getByRole('combobox').fill(words);
  await palette(page).getByRole('option', { name: line }).click();
  await expect(palette(page)).toBeHidden();
}
