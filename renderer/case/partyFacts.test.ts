import { describe, expect, it } from 'vitest';
import { caseFixture as held } from './caseFixture.ts';
import { phoneWords, safetySentence } from './caseWords.ts';
import { fullPartyFacts, partyFacts, partyText, type PartyFact } from './partyFacts.ts';
import { sharedFacts, sharedText } from './summary/sharedFacts.ts';

const today = '2026-11-18';
const fact = (facts: readonly PartyFact[], key: string): PartyFact | undefined => facts.find((one) => one.key === key);
/** Words that belong to one parent alone. */
const privateWords = {
  receivingParent: ['07700 900217', '14 Example Street', 'ZZ1 4AB', 'ending 42', 'rowan@example.test', 'Rowan', '100000000001', 'R.T.', '£63.28'],
  payingParent: ['07700 900142', '3 Placeholder Road', 'ZZ9 2XY', 'ending 91', 'pat@example.test', 'Pat ', '100000000002', 'P.D.', 'Example Logistics', '£300.00', '£79.10'],
};

describe('a copy of one parent’s panel', () => {
  it('holds nothing of the other parent, in either direction, short or full', () => {
    for (const [own, other] of [[held.receiving, held.paying], [held.paying, held.receiving]] as const) {
      for (const facts of [partyFacts(own, held, today), fullPartyFacts(own, held, today)]) {
        const text = partyText(held.reference, own, facts);
        for (const words of privateWords[other.role]) expect(text).not.toContain(words);
      }
      expect(privateWords[own.role].filter((words) => !partyText(held.reference, own, fullPartyFacts(own, held, today)).includes(words))).toEqual([]);
    }
  });

  it('and of what both may be told holds neither’s private facts', () => {
    const text = sharedText(held.reference, sharedFacts(held));
    for (const words of [...privateWords.receivingParent, ...privateWords.payingParent]) expect(text).not.toContain(words);
    expect(text).toContain('Nights of care: 30 a year each (agreed)');
  });
});

describe('a phone', () => {
  it('says its safety rule, and that a text is safe only when it is', () => {
    expect(fact(partyFacts(held.receiving, held, today), 'phone0')?.warn).toBe('Leave no voicemail. Text is safe.');
    const noTexts = { ...held.receiving, safety: [...held.receiving.safety, { personId: 'p-r', kind: 'noTexts' as const, since: '2026-01-01' }] };
    expect(fact(partyFacts(noTexts, held, today), 'phone0')?.warn).toBe('Leave no voicemail. Send no texts.');
    const optedOut = { ...held.receiving, contact: { ...(held.receiving.contact as NonNullable<typeof held.receiving.contact>), smsOptOut: true } };
    expect(fact(partyFacts(optedOut, held, today), 'phone0')?.warn).toBe('Leave no voicemail.');
  });

  it('says when to ring where nothing forbids it', () => {
    expect(fact(partyFacts(held.paying, held, today), 'phone0')).toMatchObject({ value: '07700 900142', note: 'Best between 10 and 12. Voicemail is fine.' });
    expect(phoneWords('+33123456789')).toBe('+33123456789');
  });

  it('is not made up when none is recorded', () => {
    expect(fact(partyFacts({ ...held.paying, contact: null }, held, today), 'phone0')?.value).toBe('Not known');
  });
});

describe('what a parent pays or gets', () => {
  it('names the fee in pounds, the method and the day', () => {
    expect(fact(partyFacts(held.paying, held, today), 'amount')).toMatchObject({ value: '£79.10 a week', aside: 'with £13.18 fee, Direct Debit, 28th' });
    expect(fact(partyFacts(held.receiving, held, today), 'amount')).toMatchObject({ value: '£63.28 a week', aside: 'after £2.64 fee' });
  });

  it('has no fee under Direct Pay', () => {
    const direct = { ...held, service: 'directPay' as const, method: null, payDay: null };
    expect(fact(partyFacts({ ...held.receiving, amount: 6592 }, direct, today), 'amount')?.aside).toBe('straight from the paying parent');
  });
});

it('the safety sentence names each parent once, from markers and from phones', () => {
  expect(safetySentence(held)).toBe('Receiving parent: leave no voicemail');
  expect(safetySentence({ receiving: { ...held.receiving, safety: [], contact: null }, paying: held.paying })).toBeNull();
});
