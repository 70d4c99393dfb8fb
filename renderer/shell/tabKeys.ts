/** The tab that a key goes to from `from`, round the ends; null when the key does not move. */
export function nextTab(key: string, tabs: readonly string[], from: string): string | null {
  const at = tabs.indexOf(from);
  const to = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at - 1 + tabs.length) % tabs.length, Home: 0, End: tabs.length - 1 }[key];
  return to === undefined ? null : (tabs[to] ?? null);
}

/** The open case before (−1) or after (1) the active one, round the ends; the first or last when a place is shown. */
export function neighbourCase<Tab extends Readonly<{ caseId: string }>>(tabs: readonly Tab[], active: string | null, step: 1 | -1): Tab | null {
  const at = tabs.findIndex(({ caseId }) => caseId === active);
  if (at === -1) return tabs.at(step === 1 ? 0 : -1) ?? null;
  return tabs[(at + step + tabs.length) % tabs.length] ?? null;
}
