/** Puts plain text on the clipboard; false when the system refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * What may be copied of a selection that reaches into both parents' private columns: only the part in the column where
 * it began; nothing when it began outside both. Null when the selection is in one column or none, and needs no rule.
 */
export function oneSideOf(selection: Selection | null, root: ParentNode): Readonly<{ text: string; side: string }> | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const sides = [...root.querySelectorAll('.cb-walled-side')].filter((side) => selection.containsNode(side, true));
  if (sides.length < 2) return null;
  const began = sides.find((side) => selection.anchorNode !== null && side.contains(selection.anchorNode));
  if (began === undefined) return { text: '', side: '' };
  const range = selection.getRangeAt(0).cloneRange();
  if (!began.contains(range.startContainer)) range.setStart(began, 0);
  if (!began.contains(range.endContainer)) range.setEnd(began, began.childNodes.length);
  return { text: range.toString(), side: began.getAttribute('aria-label') ?? '' };
}
