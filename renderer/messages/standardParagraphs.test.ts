import { describe, expect, it } from 'vitest';
import { checkWords } from '../../app/messages/checkWords.ts';
import { channels } from './messageWords.ts';
import { opensMenu, paragraphsFor, standardParagraphs, withParagraph } from './standardParagraphs.ts';

type Parties = Parameters<typeof checkWords>[2];
const parties = {
  case: { receivingParentId: 'p1', payingParentId: 'p2', childIds: [], bank: null },
  persons: [], contacts: [], children: [], accounts: [], representatives: [],
} as unknown as Parties;

describe('standard paragraphs', () => {
  const each = standardParagraphs.flatMap((one) => one.channels.map((channel) => ({ key: one.key, words: one.words, channel })));
  it.each(each)('$key passes every check as $channel, for either parent', ({ words, channel }) => {
    for (const to of ['receivingParent', 'payingParent'] as const) {
      const { checks } = checkWords({ channel, subject: channel === 'sms' ? null : 'About your case', body: words }, to, parties, { allowed: [], largePrint: false });
      expect(checks.filter((check) => check.state !== 'pass')).toEqual([]);
    }
  });
  it('offers something on every channel', () => {
    for (const channel of channels) expect(paragraphsFor(channel).length).toBeGreaterThan(0);
  });
  it('opens at two colons before the caret and nowhere else', () => {
    expect(opensMenu('Hello ::', 8)).toBe(6);
    expect(opensMenu('Hello :', 7)).toBeNull();
    expect(opensMenu(':: Hello', 5)).toBeNull();
  });
  it('stands after a space in a text and on its own line in a letter', () => {
    expect(withParagraph('Hello. :: Bye.', 7, 9, 'Call us.', 'sms')).toEqual({ text: 'Hello. Call us. Bye.', caret: 15 });
    expect(withParagraph('Hello.\n\n::', 8, 10, 'Call us.', 'letter')).toEqual({ text: 'Hello.\n\nCall us.', caret: 16 });
  });
});
