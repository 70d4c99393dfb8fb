import type { ShellAct } from './shellKeys.ts';

/** One line of the key list. `does` begins with a verb. `act` ties a line to what the window itself acts on. */
type KeyLine = Readonly<{ keys: readonly string[]; does: string; act?: ShellAct['act'] }>;
/** Keys that work in one place. `single`: letters without Ctrl, which a person can switch off. */
type KeyArea = Readonly<{ area: string; where: string; lines: readonly KeyLine[] }>;

/** Every key of the product, by place. The key list draws it and tests press it. */
export const keyMap: readonly KeyArea[] = [
  {
    area: 'Everywhere',
    where: 'In any part of the window.',
    lines: [
      { keys: ['Ctrl+K'], does: 'Search cases or do something', act: 'palette' },
      { keys: ['Ctrl+/'], does: 'Show this list', act: 'keys' },
      { keys: ['F6'], does: 'Go to the next pane', act: 'nextPane' },
      { keys: ['Shift+F6'], does: 'Go to the pane before', act: 'previousPane' },
      { keys: ['Ctrl+Tab', 'Alt+PageDown'], does: 'Go to the next open case', act: 'nextCase' },
      { keys: ['Ctrl+Shift+Tab', 'Alt+PageUp'], does: 'Go to the open case before', act: 'previousCase' },
      { keys: ['Ctrl+1', 'Alt+1'], does: 'Go to the first open case; 2 to 9 for the others', act: 'case' },
      { keys: ['Ctrl+W', 'Alt+W'], does: 'Close this case; drafts are kept', act: 'closeCase' },
      { keys: ['Alt+Left'], does: 'Go back', act: 'back' },
      { keys: ['Ctrl+Z'], does: 'Undo the last change to the queue', act: 'undo' },
      { keys: ['Ctrl+Enter'], does: 'Press the main button of a form' },
      { keys: ['Ctrl+S'], does: 'Save what you typed now; it also saves by itself', act: 'save' },
      { keys: ['Esc'], does: 'Close what is open and go back to where you were' },
    ],
  },
  {
    area: 'Today',
    where: 'While no field has the cursor.',
    lines: [{ keys: ['G'], does: 'Start the next item' }],
  },
  {
    area: 'Lists',
    where: 'While the list has focus.',
    lines: [
      { keys: ['Down', 'J'], does: 'Go to the next row' },
      { keys: ['Up', 'K'], does: 'Go to the row before' },
      { keys: ['Home', 'End'], does: 'Go to the first or last row' },
      { keys: ['Enter'], does: 'Open the row' },
      { keys: ['Space'], does: 'Tick the row' },
      { keys: ['Shift+Down', 'Shift+Up'], does: 'Tick a range' },
      { keys: ['Ctrl+A'], does: 'Tick all' },
      { keys: ['A'], does: 'Assign' },
      { keys: ['U'], does: 'Unassign' },
      { keys: ['D'], does: 'Set when it is due' },
      { keys: ['P'], does: 'Set its priority' },
      { keys: ['N'], does: 'Add a note' },
      { keys: ['G'], does: 'Take the next item' },
      { keys: ['W'], does: 'Say why this row stands here' },
    ],
  },
  {
    area: 'Case',
    where: 'While no field has the cursor.',
    lines: [
      { keys: ['T'], does: 'Open the timeline' },
      { keys: ['C'], does: 'Make a change' },
      { keys: ['I'], does: 'Start an instruction' },
      { keys: ['E'], does: 'Write a message' },
      { keys: ['D'], does: 'Add a document' },
      { keys: ['N'], does: 'Add a note' },
      { keys: ['W'], does: 'Say why an amount or date is what it is' },
    ],
  },
  {
    area: 'Documents',
    where: 'While a document is open, and no field has the cursor.',
    lines: [
      { keys: ['A'], does: 'Accept it; in the evidence inbox, attach it where it is proposed' },
      { keys: ['R'], does: 'Do not accept it, with a reason' },
      { keys: ['N'], does: 'Go to the next document that waits' },
      { keys: ['+', '-'], does: 'Show it larger or smaller' },
      { keys: ['0', '1'], does: 'Fit the whole page or its width' },
      { keys: ['[', ']'], does: 'Turn it left or right' },
      { keys: ['PageUp', 'PageDown'], does: 'Go to the page before or the next page' },
    ],
  },
  {
    area: 'Open cases',
    where: 'While the row of places and open cases has focus.',
    lines: [
      { keys: ['Left', 'Right'], does: 'Go along the row' },
      { keys: ['Home', 'End'], does: 'Go to the first or last' },
      { keys: ['Delete'], does: 'Close the case; drafts are kept' },
    ],
  },
];
