import { describe, expect, test } from 'vitest';
import { chooseChannel, type ContactPreferences } from './channel.ts';

const person: ContactPreferences = {
  language: 'en', formats: [], letters: 'online', smsOptOut: false, mobile: { own: true, safe: true, failed: false }, email: { verified: true, failed: false }, postal: { failed: false }, suppressed: false,
};
const choose = (change: Partial<ContactPreferences>, offered: Parameters<typeof chooseChannel>[1] = ['sms', 'email', 'letter']) => chooseChannel({ ...person, ...change }, offered);

describe('how to reach somebody', () => {
  test('the first offered channel that their recorded needs allow', () => expect(choose({}).channel).toBe('sms'));
  test.each([
    [{ smsOptOut: true }, 'They asked us not to send texts.'], [{ mobile: null }, 'There is no mobile number.'],
    [{ mobile: { own: true, safe: false, failed: false } }, 'A text is not safe at this number.'], [{ mobile: { own: false, safe: true, failed: false } }, 'The phone is not their own.'],
    [{ mobile: { own: true, safe: true, failed: true } }, 'The last text to this number failed.'],
  ] as const)('%j: no text, and it says why', (change, reason) => {
    expect(choose(change)).toMatchObject({ channel: 'email' });
    expect(choose(change).checks[0]).toEqual({ channel: 'sms', usable: false, reason });
  });
  test('an email address that is not checked, or failed, is passed over', () => {
    expect(choose({ email: { verified: false, failed: false } }, ['email', 'letter']).channel).toBe('letter');
    expect(choose({ email: { verified: true, failed: true } }, ['email', 'letter']).channel).toBe('letter');
  });
  test('braille and audio go by post, in that format', () => expect(choose({ formats: ['braille'] })).toMatchObject({ channel: 'letter', format: 'braille' }));
  test('large print is a matter of the letter alone', () => {
    expect(choose({ formats: ['largePrint'] })).toMatchObject({ channel: 'sms', format: null });
    expect(choose({ formats: ['largePrint'] }, ['letter'])).toMatchObject({ channel: 'letter', format: 'largePrint' });
  });
  test('who gets letters by post is written to by post before an email', () => {
    expect(choose({ letters: 'post' }, ['email', 'letter']).channel).toBe('letter');
    expect(choose({ letters: 'online' }, ['email', 'letter']).channel).toBe('email');
  });
  test('nothing goes while contact is stopped, or when nothing is left', () => {
    expect(choose({ suppressed: true }).channel).toBeNull();
    expect(choose({ letters: 'post', mobile: null, email: null, postal: { failed: true } })).toMatchObject({ channel: null, checks: [{ usable: false }, { usable: false }, { reason: 'Post to this address came back.' }] });
  });
  test('a letter is always there for somebody who reads them in their account', () =>
    expect(choose({ letters: 'online', mobile: null, email: null, postal: null })).toMatchObject({ channel: 'letter', checks: [{ usable: false }, { usable: false }, { reason: 'They read letters in their online account.' }] }));
  test('the language is the recorded one', () => expect(choose({ language: 'cy' }).language).toBe('cy'));
});
