import { expect, type Locator, type Page } from '@playwright/test';

/** How a person works a control: with the mouse, or with keys alone. */
export interface Hand {
  /** One of a group of radios. */
  choose(radio: Locator): Promise<void>;
  tick(box: Locator): Promise<void>;
  type(box: Locator, text: string): Promise<void>;
  /** An option of a list, by its label. */
  pick(list: Locator, label: string): Promise<void>;
  press(button: Locator): Promise<void>;
}

export const mouse: Hand = {
  choose: (radio) => radio.check(),
  tick: (box) => box.check(),
  type: (box, text) => box.fill(text),
  pick: async (list, label) => void (await list.selectOption({ label })),
  press: (button) => button.click(),
};

/** More stops than any screen has: past this, what was looked for cannot be reached. */
const mostStops = 250;
const holdsFocus = (part: Locator): Promise<boolean> => part.evaluate((element) => element.contains(document.activeElement));

/** Presses Tab until focus is on the control, or in it. */
async function reach(page: Page, part: Locator): Promise<void> {
  await expect(part).toBeVisible();
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await holdsFocus(part)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${part.toString()}`);
}

/** Keys alone. Nothing is focused or set behind the person's back: Tab goes there, and what is pressed does it. */
export const keyboard: Hand = {
  async choose(radio) {
    const { keyboard: keys } = radio.page();
    const radios = radio.locator('xpath=ancestor::*[@role="radiogroup"][1]');
    // Tab stops once in a group; the arrow keys go along it.
    await reach(radio.page(), radios);
    for (let turns = await radios.getByRole('radio').count(); turns > 0 && !(await holdsFocus(radio)); turns -= 1) await keys.press('ArrowDown');
    if (!(await radio.isChecked())) await keys.press('Space');
    await expect(radio).toBeChecked();
  },
  async tick(box) {
    await reach(box.page(), box);
    if (!(await box.isChecked())) await box.page().keyboard.press('Space');
    await expect(box).toBeChecked();
  },
  async type(box, text) {
    const { keyboard: keys } = box.page();
    await reach(box.page(), box);
    await keys.press('Control+a');
    await keys.type(text);
  },
  async pick(list, label) {
    await reach(list.page(), list);
    const option = list.getByRole('option', { name: label, exact: true });
    const isChosen = (): Promise<boolean> => option.evaluate((element) => (element as HTMLOptionElement).selected);
    // Letter by letter, as far as it takes.
    for (const letter of label) if (!(await isChosen())) await list.page().keyboard.press(letter === ' ' ? 'Space' : letter);
    expect(await isChosen(), label).toBe(true);
  },
  async press(button) {
    await reach(button.page(), button);
    await button.page().keyboard.press('Enter');
  },
};
