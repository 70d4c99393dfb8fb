import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './support/casebench.ts';
import { goTo, palette, teamFour } from './support/walk.ts';

test.use({ practice: teamFour });

/** Keys that reach the window one behind the other without a pause, as a fast typist's (or a keyboard's buffer) do. */
async function burst(session: CDPSession, keys: readonly string[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const name of keys) {
    const [key, ctrl] = name.startsWith('Ctrl+') ? [name.slice(5), true] : [name, false];
    const letter = key.length === 1;
    const common = { key, code: letter ? `Key${key.toUpperCase()}` : key, windowsVirtualKeyCode: key === 'Escape' ? 27 : key.toUpperCase().charCodeAt(0), modifiers: ctrl ? 2 : 0 };
    sent.push(session.send('Input.dispatchKeyEvent', { type: letter && !ctrl ? 'keyDown' : 'rawKeyDown', ...common, ...(letter && !ctrl ? { text: key } : {}) }));
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common }));
  }
  await Promise.all(sent);
}
/** Letters that mean something on the page behind: note, next, assign, why, move, change. */
const letters = ['n', 'g', 'a', 'w', 'm', 'c'];

async function expectAllCaught(page: Page): Promise<void> {
  await expect(palette(page).getByRole('combobox')).toHaveValue(letters.join(''));
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('every key after Ctrl+K goes into the search box, from the first one on, and none to the page behind', async ({ desktop }) => {
  const { page } = desktop;
  const session = await page.context().newCDPSession(page);
  await goTo(page, 'Today');
  await burst(session, ['Ctrl+k', ...letters]);
  await expectAllCaught(page);

  await goTo(page, 'Queue');
  const list = page.getByRole('treegrid', { name: 'Work' });
  await list.focus();
  await burst(session, ['Ctrl+k', ...letters]);
  await expectAllCaught(page);

  // Also while a dialog that was just left is still fading away.
  await page.getByRole('button', { name: /^Edit/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await burst(session, ['Escape', 'Ctrl+k', ...letters]);
  await expectAllCaught(page);
});
