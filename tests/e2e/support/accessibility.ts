import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2 A and AA: what a public body must meet. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with the rule, the element and what to do when the page (or the part under `inside`) has an accessibility fault. */
export async function expectAccessible(page: Page, inside?: string): Promise<void> {
  const builder = new AxeBuilder({ page }).withTags(rules);
  const { violations } = await (inside === undefined ? builder : builder.include(inside)).analyze();
  const faults = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
  // Soft, so that one run names the faults of every screen it walks.
  expect.soft(faults).toEqual([]);
}
