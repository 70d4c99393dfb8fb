import { useSyncExternalStore } from 'react';

/** One column: a narrow window, or a page at 400% zoom. The same width as in the style sheets. */
const query = (): MediaQueryList => window.matchMedia('(max-width: 700px)');
const follow = (changed: () => void): (() => void) => {
  const list = query();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
};

/** Whether everything stands in one column, so that a row of a list needs a second line for its words. */
export const useNarrow = (): boolean => useSyncExternalStore(follow, () => query().matches);
