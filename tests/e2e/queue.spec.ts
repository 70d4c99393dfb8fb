import { expect, test, type Desktop } from './support/casebench.ts';
import { chooseWhose, daysFromToday, enterDate, goTo, openTeamQueue, queueRow, teamFour } from './support/walk.ts';

test.use({ practice: { ...teamFour, cases: 200 } });

const total = async ({ page }: Desktop): Promise<number> => Number(/^([\d,]+) tasks? in/.exec(await page.getByText(/^[\d,]+ tasks? in [\d,]+ cases?$/).innerText())?.[1]?.replace(',', ''));
const list = ({ page }: Desktop) => page.getByRole('treegrid', { name: 'Work' });
const foot = ({ page }: Desktop) => page.getByRole('group', { name: 'Ticked rows' });

test('the filter is a sentence, and each part of it can be taken away', async ({ desktop }) => {
  const { page } = desktop;
  await openTeamQueue(page);
  const all = await total(desktop);
  await page.getByRole('button', { name: 'Edit filter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit filter' });
  await dialog.getByLabel('Due', { exact: true }).selectOption({ label: 'Due in the next 7 days' });
  await dialog.getByRole('checkbox', { name: 'Income changes' }).check();
  await expect(dialog.getByText("Team's work, due in the next 7 days, income changes")).toBeVisible();
  await dialog.getByRole('button', { name: 'Show this work' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("Team's work,");
  await expect.poll(() => total(desktop)).toBeLessThan(all);
  const both = await total(desktop);
  expect(both).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Remove: income changes' }).click();
  await expect.poll(() => total(desktop)).toBeGreaterThan(both);
  expect(await total(desktop)).toBeLessThan(all);
  await page.getByRole('button', { name: 'Remove: due in the next 7 days' }).click();
  await expect.poll(() => total(desktop)).toBe(all);
});

test('rows can be grouped by when due, next event, work type and person', async ({ desktop }) => {
  const { page } = desktop;
  await openTeamQueue(page);
  const firstHead = list(desktop).getByRole('row', { level: 1 }).first();
  await expect(firstHead).toContainText('Overdue');
  for (const [group, head] of [['next event', /answer|With us|Waiting|Later/i], ['work type', /Income changes|Address changes/], ['person', /Nobody yet|CW-\d\d/], ['when due', /Overdue/]] as const) {
    await page.getByRole('button', { name: /^Group by/ }).click();
    await page.getByRole('menuitemradio', { name: group }).click();
    await expect(firstHead).toContainText(head);
  }
});

test('each density keeps its row height and its targets', async ({ desktop }) => {
  const { page } = desktop;
  await openTeamQueue(page);
  for (const [density, height] of [['compact', 28], ['comfortable', 48], ['standard', 36]] as const) {
    await page.getByRole('button', { name: /^Density/ }).click();
    await page.getByRole('menuitemradio', { name: density }).click();
    await expect.poll(async () => (await list(desktop).getByRole('row', { level: 2 }).first().boundingBox())?.height).toBe(height);
    const tick = await list(desktop).locator('[data-tick]').first().boundingBox();
    expect(Math.min(tick?.width ?? 0, tick?.height ?? 0), 'size of the tick').toBeGreaterThanOrEqual(24);
  }
});

test('ticks survive another filter, and Select all takes rows that are not on the screen', async ({ desktop }) => {
  const { page } = desktop;
  await openTeamQueue(page);
  await list(desktop).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expect(foot(desktop).getByText('2 ticked', { exact: true })).toBeVisible();
  await chooseWhose(page, 'Mine');
  await expect(foot(desktop).getByText('2 ticked', { exact: true })).toBeVisible();
  await chooseWhose(page, "Team's");
  await expect(list(desktop).getByRole('row', { selected: true })).toHaveCount(2);
  const all = await total(desktop);
  await page.getByRole('button', { name: `Select all ${all}` }).click();
  await expect(foot(desktop).getByText(`${all} ticked`, { exact: true })).toBeVisible();
  expect(await list(desktop).getByRole('row', { level: 2 }).count()).toBeLessThan(all);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(foot(desktop).getByText('0 ticked', { exact: true })).toBeVisible();
  await list(desktop).focus();
  await page.keyboard.press('Control+a');
  await expect(foot(desktop).getByText(`${all} ticked`, { exact: true })).toBeVisible();
});

test('ticked work is given to a colleague at once, says what was left out, and can be taken back', async ({ desktop }) => {
  const { page } = desktop;
  await openTeamQueue(page);
  const all = await total(desktop);
  await page.getByRole('button', { name: `Select all ${all}` }).click();
  await page.getByRole('button', { name: 'Assign' }).first().click();
  const dialog = page.getByRole('dialog', { name: `Assign ${all} tasks` });
  await dialog.getByRole('radio', { name: 'CW-11' }).check();
  await expect(dialog.getByRole('group', { name: 'What this does' })).toContainText(/\d+ tasks go to CW-11\..*left out: already with CW-11/s);
  await dialog.getByRole('button', { name: 'Assign' }).click();
  const undo = page.getByRole('region', { name: 'Undo' });
  await expect(undo).toContainText(/\d+ tasks moved: \d+ to CW-11\. \d+ left out: already with CW-11\./);
  await expect(undo).toContainText(/until \d+:\d\d[ap]m/);
  await chooseWhose(page, 'Mine');
  await expect(page.getByRole('heading', { name: 'No work' })).toBeVisible();
  await undo.getByRole('button', { name: 'Undo' }).click();
  await expect(list(desktop).getByRole('row', { level: 2 }).first()).toBeVisible();
});

test('a due date, a note and the reason for a row are each a key away', async ({ desktop }) => {
  const { page } = desktop;
  await openTeamQueue(page);
  await queueRow(page, '10-0042', 'Income change').click();
  await list(desktop).focus();
  await page.keyboard.press('w');
  const why = page.getByRole('dialog', { name: 'Why Income change 10-0042 is here' });
  await expect(why).toContainText(/New job/);
  await page.keyboard.press('Escape');
  await expect(list(desktop)).toBeFocused();

  await page.keyboard.press('d');
  const due = page.getByRole('dialog', { name: /Set the due date of/ });
  await enterDate(due.getByRole('group', { name: 'Due on' }), daysFromToday(20));
  await due.getByRole('button', { name: 'Set due date' }).click();
  await expect(page.getByRole('region', { name: 'Undo' })).toContainText('1 task now due on');

  await queueRow(page, '10-0057').click();
  await list(desktop).focus();
  await page.keyboard.press('n');
  const note = page.getByRole('dialog', { name: /Add a note to/ });
  await note.getByLabel('Note').fill('Rang twice, no answer. Will try again on Monday.');
  await note.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText('Rang twice, no answer. Will try again on Monday.');
});

test('a caseworker reads why priority is not theirs to set', async ({ desktop }) => {
  const { page } = desktop;
  await openTeamQueue(page);
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: /Priority/ })).toContainText('Team leaders set priority. Ask yours.');
  await expect(page.getByRole('menuitem', { name: /Priority/ })).toHaveAttribute('aria-disabled', 'true');
});

test('a filter that shows nothing names the part that hides the work, and takes it away in one press', async ({ desktop }) => {
  const { page } = desktop;
  await goTo(page, 'Queue');
  const filter = async (words: string, type?: string): Promise<void> => {
    await page.getByRole('button', { name: 'Edit filter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit filter' });
    if (type !== undefined) await dialog.getByRole('checkbox', { name: type }).check();
    await dialog.getByLabel('Words').fill(words);
    await dialog.getByRole('button', { name: 'Show this work' }).click();
  };
  await filter('no such words');
  await expect(page.getByRole('heading', { name: 'No work about "no such words"' })).toBeVisible();
  await expect(page.getByText(/^The part "about "no such words"" hides \d+\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove that part' }).click();
  await expect(list(desktop).getByRole('row', { level: 2 }).first()).toBeVisible();
  // Two parts that each hide everything: taking one away would bring nothing back, and it says so.
  await filter('no such words', 'Payment problems');
  await expect(page.getByRole('heading', { name: 'No payment problems about "no such words"' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove all parts' }).click();
  await expect(list(desktop).getByRole('row', { level: 2 }).first()).toBeVisible();
});

test('Next offers the top item with its rule, and passing it over needs a reason', async ({ desktop }) => {
  const { page } = desktop;
  await goTo(page, 'Queue');
  await list(desktop).focus();
  await page.keyboard.press('g');
  const next = page.getByRole('dialog', { name: 'Next for you' });
  await expect(next).toContainText(/Next for you, because /);
  await next.getByRole('button', { name: 'Not this one' }).click();
  await next.getByRole('button', { name: 'Pass it over' }).click();
  await expect(next.getByText('Choose a reason')).toBeVisible();
  const reasons = next.getByRole('radiogroup', { name: 'Why not this one?' });
  await reasons.getByRole('radio').first().check();
  await next.getByRole('button', { name: 'Pass it over' }).click();
  await expect(next.getByText(/passed over\./).first()).toBeVisible();
});

test.describe('a team leader', () => {
  test.use({ practice: { ...teamFour, user: 'TL-04' } });

  test('sets priority with a reason', async ({ desktop }) => {
    const { page } = desktop;
    await openTeamQueue(page);
    await queueRow(page, '10-0042', 'Income change').click();
    await list(desktop).focus();
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: /Set the priority of/ });
    await dialog.getByRole('radio', { name: 'Urgent' }).check();
    await dialog.getByRole('button', { name: 'Set priority' }).click();
    await expect(dialog.getByText('Say why in a few words')).toBeVisible();
    await dialog.getByLabel('Why').fill('Hardship told by phone');
    await dialog.getByRole('button', { name: 'Set priority' }).click();
    await expect(page.getByRole('region', { name: 'Undo' })).toContainText('1 task now urgent');
  });
});
