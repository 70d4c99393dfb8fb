import { expect, test } from './support/casebench.ts';
import { daysFromToday, doFromPalette, enterDate, expectCurrent, caseTab, openCase, openSection, sectionTab, teamFour, type Section } from './support/walk.ts';
import type { Locator, Page } from '@playwright/test';

test.use({ practice: teamFour });

const timeline = (page: Page): Locator => page.getByRole('complementary', { name: 'Timeline' });
const why = (page: Page): Locator => page.getByRole('complementary', { name: 'Why this amount' });

/** Settles when the services have answered a call that holds `words`; for sockets that are opened after this. */
const answered = (page: Page, words: string): Promise<void> =>
  new Promise((resolve) => {
    page.on('websocket', (socket) => {
      let id: unknown = null;
      socket.on('framesent', ({ payload }) => {
        if (String(payload).includes(words)) ({ id } = JSON.parse(String(payload)) as { id: unknown });
      });
      socket.on('framereceived', ({ payload }) => {
        if (id !== null && (JSON.parse(String(payload)) as { id?: unknown }).id === id) resolve();
      });
    });
  });

test('every part of a case opens, and each parent’s private facts stand on their own side only', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await expect(page.getByRole('heading', { level: 1, name: '10-0042' })).toBeVisible();
  const sections: readonly Section[] = ['Timeline', 'Money', 'People', 'Changes', 'Messages', 'Summary'];
  for (const section of sections) {
    await openSection(page, section);
    await expect(page.getByRole('tabpanel')).not.toBeEmpty();
    // Who the case is, and what must be known before any contact, never leave.
    await expect(page.getByRole('note', { name: 'Safe contact' })).toBeVisible();
  }
  const [receiving, paying] = [page.getByRole('region', { name: 'Receiving parent, private' }), page.getByRole('region', { name: 'Paying parent, private' })];
  await expect(receiving).toContainText('07700 900217');
  await expect(receiving).not.toContainText('900142');
  await expect(paying).toContainText('07700 900142');
  await expect(paying).not.toContainText('900217');
  await openSection(page, 'Money');
  await expect(page.getByRole('tabpanel')).not.toContainText('07700');
});

test('an amount explains itself by W and by a press, for staff and in the words of each parent', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  // The number stands there before the amount that W explains.
  await expect(page.getByRole('region', { name: 'Case 10-0042' }).getByRole('button', { name: 'Why £65.92 a week' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '10-0042' })).toBeFocused();
  await page.keyboard.press('w');
  await expect(why(page).getByRole('heading', { name: 'Why £65.92 a week?' })).toBeFocused();
  await expect(why(page)).toContainText('16%');
  await expect(why(page)).toContainText(/R-|reg|Sch/);
  const audience = why(page).getByRole('group', { name: 'Who it is for' }).getByRole('button');
  await expect(audience).toHaveCount(3);
  const read: string[] = [];
  for (const one of await audience.all()) {
    await one.click();
    await expect(one).toHaveAttribute('aria-pressed', 'true');
    await expect(why(page).getByRole('heading', { name: 'Why £65.92 a week?' })).toBeVisible();
    read.push(await why(page).innerText());
  }
  expect(new Set(read).size, 'three readers, three texts').toBe(3);
  await page.keyboard.press('Escape');
  await expect(why(page)).toBeHidden();
  await page.getByRole('region', { name: 'Case 10-0042' }).getByRole('button', { name: 'Why £65.92 a week' }).click();
  await expect(why(page)).toBeVisible();
});

test('the timeline is filtered by what it is about, and takes a note that is there at once', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  const shown = timeline(page).getByRole('group', { name: 'Show in the timeline' });
  await expect(shown.getByRole('button', { name: 'System' })).toHaveAttribute('aria-pressed', 'false');
  await expect(timeline(page)).toContainText('New job since');
  await shown.getByRole('button', { name: 'People' }).click();
  await expect(timeline(page)).not.toContainText('New job since');
  await shown.getByRole('button', { name: 'People' }).click();
  await expect(timeline(page)).toContainText('New job since');

  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('n');
  await expect(timeline(page).getByRole('textbox', { name: 'Add a note' })).toBeFocused();
  await page.keyboard.type('Payslip promised by Friday.');
  await page.keyboard.press('Control+Enter');
  await expect(timeline(page).getByRole('textbox', { name: 'Add a note' })).toHaveValue('');
  await expect(timeline(page).getByRole('list').first()).toContainText('Payslip promised by Friday.');
});

test('money shows what was in force on a day, with the law of that day', async ({ desktop }) => {
  const { page } = desktop;
  await openCase(page, '10-0042');
  await openSection(page, 'Money');
  const day = page.getByRole('region', { name: 'As at a day' });
  await enterDate(day.getByRole('group', { name: 'Day' }), daysFromToday(-200));
  await day.getByRole('button', { name: 'Show this day' }).click();
  await expect(day).toContainText(/In force on .*as known then/);
  await expect(day).toContainText('£70.40 a week');
  await expect(day).toContainText(/Law as at/);
  await enterDate(day.getByRole('group', { name: 'Day' }), daysFromToday(0));
  await day.getByRole('button', { name: 'Show this day' }).click();
  await expect(day).toContainText('£65.92 a week');
});

test('a promise is made with a day, stands on the case and on Today, and is marked as kept', async ({ desktop }) => {
  const { page } = desktop;
  const what = 'Ring back about the first payslip';
  await openCase(page, '10-0042');
  await doFromPalette(page, 'promise', 'Make a promise');
  const dialog = page.getByRole('dialog', { name: 'Make a promise' });
  await dialog.getByRole('radio', { name: 'Paying parent' }).check();
  await dialog.getByLabel('What we will do').fill(what);
  await enterDate(dialog.getByRole('group', { name: 'By which day' }), daysFromToday(1));
  await dialog.getByRole('button', { name: 'Make promise' }).click();
  await expect(dialog).toBeHidden();
  const kept = page.getByRole('button', { name: `Mark as kept: ${what}` });
  await expect(kept).toBeVisible();
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: what })).toContainText('10-0042');
  await caseTab(page, '10-0042').click();
  await kept.click();
  await expect(kept).toBeHidden();
});

test('after a restart the same case is open, in the same part, scrolled to the same place', async ({ desktop }) => {
  const { page } = desktop;
  await page.setViewportSize({ width: 1366, height: 768 });
  const saved = answered(page, '"scroll":120');
  await page.reload();
  await openCase(page, '10-0024');
  await openCase(page, '10-0042');
  await openSection(page, 'Money');
  await expect(page.getByRole('region', { name: 'As at a day' })).toBeVisible();
  const top = () => page.evaluate(() => Math.max(...[...document.querySelectorAll('[data-case-scroll]')].map((box) => box.scrollTop)));
  await expect
    .poll(async () => {
      await page.evaluate(() => {
        for (const box of document.querySelectorAll('[data-case-scroll]')) box.scrollTop = 120;
      });
      return top();
    })
    .toBe(120);
  await saved;
  await desktop.restart();
  await expectCurrent(caseTab(page, '10-0042'));
  await expect(caseTab(page, '10-0024')).toBeVisible();
  await expect(sectionTab(page, 'Money')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(top).toBe(120);
});
