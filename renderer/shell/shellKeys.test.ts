import { describe, expect, it } from 'vitest';
import { keyMap } from './keyMap.ts';
import { shellAct, type ShellPress } from './shellKeys.ts';

const named: Readonly<Record<string, string>> = { Left: 'ArrowLeft', Right: 'ArrowRight' };
/** `Ctrl+Shift+Tab` as the press it stands for. */
function pressOf(words: string): ShellPress {
  const parts = words.split('+');
  const key = parts.at(-1) ?? '';
  return { key: named[key] ?? (key.length === 1 ? key.toLowerCase() : key), shiftKey: parts.includes('Shift'), ctrlKey: parts.includes('Ctrl'), altKey: parts.includes('Alt'), metaKey: false };
}
const plain: ShellPress = { key: 'k', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

describe('keys of the whole window', () => {
  const lines = keyMap.flatMap(({ lines }) => lines).filter((line) => line.act !== undefined);
  it.each(lines.flatMap((line) => line.keys.map((keys) => [keys, line.act] as const)))('%s does what the key list says: %s', (keys, act) => {
    expect(shellAct(pressOf(keys), false)?.act).toBe(act);
  });
  it('work while a person is typing, except undo, which then takes back letters', () => {
    expect(shellAct(pressOf('Ctrl+K'), true)).toEqual({ act: 'palette' });
    expect(shellAct(pressOf('Ctrl+Z'), true)).toBeNull();
  });
  it('count open cases from 1 to 9', () => {
    expect(shellAct(pressOf('Ctrl+9'), false)).toEqual({ act: 'case', number: 9 });
    expect(shellAct(pressOf('Ctrl+0'), false)).toBeNull();
  });
  it('leave letters, AltGr and the Windows key alone', () => {
    expect(shellAct(plain, false)).toBeNull();
    expect(shellAct({ ...plain, ctrlKey: true, altKey: true }, false)).toBeNull();
    expect(shellAct({ ...plain, ctrlKey: true, metaKey: true }, false)).toBeNull();
    expect(shellAct(pressOf('Ctrl+Shift+K'), false)).toBeNull();
  });
});

describe('the key list', () => {
  it('names no key twice in one place', () => {
    for (const { area, lines } of keyMap) {
      const keys = lines.flatMap((line) => line.keys);
      expect(new Set(keys).size, area).toBe(keys.length);
    }
  });
  it('stays clear of keys that assistive technology needs', () => {
    for (const keys of keyMap.flatMap(({ lines }) => lines.flatMap((line) => line.keys))) expect(keys).not.toMatch(/Ctrl\+Alt|Insert|Caps|F10/);
  });
});
