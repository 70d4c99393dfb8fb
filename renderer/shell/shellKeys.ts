/** A key press, as far as the window cares. */
export type ShellPress = Readonly<{ key: string; shiftKey: boolean; ctrlKey: boolean; altKey: boolean; metaKey: boolean }>;

export type ShellAct =
  | Readonly<{ act: 'palette' | 'keys' | 'nextCase' | 'previousCase' | 'closeCase' | 'back' | 'nextPane' | 'previousPane' | 'undo' | 'save' }>
  /** `number` counts open cases from 1. */
  | Readonly<{ act: 'case'; number: number }>;

const digit = (key: string): number | null => (/^[1-9]$/.test(key) ? Number(key) : null);

function withCtrl({ key, shiftKey }: ShellPress, typing: boolean): ShellAct | null {
  if (key === 'Tab') return { act: shiftKey ? 'previousCase' : 'nextCase' };
  if (shiftKey) return null;
  const number = digit(key);
  if (number !== null) return { act: 'case', number };
  switch (key.toLowerCase()) {
    case 'k':
      return { act: 'palette' };
    case '/':
      return { act: 'keys' };
    case 's':
      return { act: 'save' };
    case 'w':
      return { act: 'closeCase' };
    case 'z':
      // In a field it takes back letters.
      return typing ? null : { act: 'undo' };
    default:
      return null;
  }
}

/** What a browser keeps Ctrl for (its own tabs) is also on Alt. */
function withAlt({ key, shiftKey }: ShellPress): ShellAct | null {
  if (shiftKey) return null;
  const number = digit(key);
  if (number !== null) return { act: 'case', number };
  switch (key.toLowerCase()) {
    case 'pagedown':
      return { act: 'nextCase' };
    case 'pageup':
      return { act: 'previousCase' };
    case 'w':
      return { act: 'closeCase' };
    case 'arrowleft':
      return { act: 'back' };
    default:
      return null;
  }
}

/** What a key does in the whole window; null leaves it to whatever has focus. `typing`: the focus is in a field. */
export function shellAct(press: ShellPress, typing: boolean): ShellAct | null {
  if (press.metaKey) return null;
  if (press.key === 'F6' && !press.ctrlKey && !press.altKey) return { act: press.shiftKey ? 'previousPane' : 'nextPane' };
  // Both together is AltGr, which writes letters.
  if (press.ctrlKey && press.altKey) return null;
  if (press.ctrlKey) return withCtrl(press, typing);
  return press.altKey ? withAlt(press) : null;
}
