/** What a key does to the page that is shown. Arrows pan by themselves: the box of the page scrolls. */
export type StageAct = 'zoomIn' | 'zoomOut' | 'fitPage' | 'fitWidth' | 'turnLeft' | 'turnRight' | 'nextPage' | 'previousPage';
/** What a key does to the document. */
export type ViewerAct = StageAct | 'accept' | 'refuse' | 'next' | 'close';

type Press = Readonly<{ key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean; shiftKey: boolean }>;
/** `typing`: the press goes into text. `singleKeys`: whether single letters and marks are on. */
type Around = Readonly<{ typing: boolean; singleKeys: boolean }>;

export const stageKeys: Readonly<Record<StageAct, string>> = { zoomIn: '+', zoomOut: '-', fitPage: '0', fitWidth: '1', turnLeft: '[', turnRight: ']', nextPage: 'PageDown', previousPage: 'PageUp' };
const single: Readonly<Record<string, ViewerAct>> = { '+': 'zoomIn', '=': 'zoomIn', '-': 'zoomOut', '0': 'fitPage', '1': 'fitWidth', '[': 'turnLeft', ']': 'turnRight', a: 'accept', r: 'refuse', n: 'next' };
const always: Readonly<Record<string, ViewerAct>> = { PageDown: 'nextPage', PageUp: 'previousPage', Escape: 'close' };

/** What a key press in the viewer stands for; null when it is not the viewer's. */
export function viewerAct({ key, ctrlKey, altKey, metaKey, shiftKey }: Press, { typing, singleKeys }: Around): ViewerAct | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (Object.hasOwn(always, key)) return typing && key !== 'Escape' ? null : (always[key] ?? null);
  const low = key.toLowerCase();
  // Shift makes a plus on many keyboards; a capital letter is somebody's shortcut of their own.
  if (typing || !singleKeys || (shiftKey && /^[a-z]$/.test(low))) return null;
  return Object.hasOwn(single, low) ? (single[low] ?? null) : null;
}
