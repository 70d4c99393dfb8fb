import { describe, expect, it } from 'vitest';
import { stageKeys, viewerAct } from './viewerKeys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held });
const still = { typing: false, singleKeys: true };

describe('a key in the viewer', () => {
  it.each([['a', 'accept'], ['A', 'accept'], ['r', 'refuse'], ['n', 'next'], ['Escape', 'close'], ['+', 'zoomIn'], ['=', 'zoomIn'], ['-', 'zoomOut'], ['0', 'fitPage'], ['1', 'fitWidth'], ['[', 'turnLeft'], [']', 'turnRight'], ['PageDown', 'nextPage'], ['PageUp', 'previousPage']] as const)('%s: %s', (key, act) => expect(viewerAct(press(key), still)).toBe(act));

  it('does what its button says', () => {
    for (const [act, key] of Object.entries(stageKeys)) expect(viewerAct(press(key), still)).toBe(act);
  });

  it('that goes into text is text, and Esc alone leaves it', () => {
    for (const key of ['a', 'r', 'n', '+', '1', '[', 'PageDown']) expect(viewerAct(press(key), { ...still, typing: true })).toBeNull();
    expect(viewerAct(press('Escape'), { ...still, typing: true })).toBe('close');
  });

  it('alone does nothing where single keys are off; page keys and Esc still work', () => {
    for (const key of ['a', '+', '0']) expect(viewerAct(press(key), { ...still, singleKeys: false })).toBeNull();
    expect(viewerAct(press('PageDown'), { ...still, singleKeys: false })).toBe('nextPage');
  });

  it('with Ctrl, Alt, the system key, or Shift on a letter is somebody else’s', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const) expect(viewerAct(press('a', { [held]: true }), still)).toBeNull();
    expect(viewerAct(press('A', { shiftKey: true }), still)).toBeNull();
    expect(viewerAct(press('+', { shiftKey: true }), still)).toBe('zoomIn');
    expect(viewerAct(press('constructor'), still)).toBeNull();
  });
});
