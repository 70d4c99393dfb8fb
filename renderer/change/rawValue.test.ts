import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogueField } from '../../app/changes/catalogue.ts';
import { fieldTypes } from '../../app/changes/fieldTypes.ts';
import { readValue } from '../../app/changes/readValue.ts';
import type { ChangeField } from '../../app/contract/change.ts';
import { formatPence } from '../../app/model/pounds.ts';
import { moneyText, moneyValueOf } from '../parts/moneyDraft.ts';
import { answerWords } from './answerWords.ts';
import { boundsWords } from './fields/IntegerView.tsx';
import { howMany } from './fields/ChoiceView.tsx';
import { leftWords, textMost } from './fields/LongTextView.tsx';
import { tidySortCode } from './fields/TextView.tsx';
import { everyField } from './fixtureForms.ts';
import { madeField } from './fixture.ts';
import { isBlank, isSameRaw, rawOf, wireOf, type Raw } from './rawValue.ts';

const bounds = { earliest: '2020-01-01', latest: '2026-11-18' } as const;
const children = ['k-1', 'k-2'];
/** The field as the catalogue holds it, which is all that the rulebook reads. */
const catalogued = (field: ChangeField): CatalogueField => ({
  ...field, hint: field.hint ?? '', choices: field.choices.map(({ value, label }) => ({ value, label, description: '' })), childRoles: ['qualifying'], reach: 'case', offers: null,
});
const read = (field: ChangeField, raw: Raw) => readValue(catalogued(field), wireOf(field, raw), bounds, children);
const field = (name: string): ChangeField => everyField.find((one) => one.name === name) ?? madeField(name, 'text');

/** What a person would have typed whole, for each kind of field, and what the rulebook makes of it. */
const typed: Readonly<Record<ChangeField['type'], Readonly<{ field: ChangeField; raw: Raw; value: unknown; words: string }>>> = {
  choice: { field: field('who'), raw: 'other', value: 'other', words: 'The other parent' },
  choices: { field: field('areas'), raw: ['school', 'doctor'], value: ['school', 'doctor'], words: 'School and nursery and Doctor and dentist' },
  child: { field: field('child'), raw: 'k-1', value: 'k-1', words: 'Child A, 9 years' },
  children: { field: field('children'), raw: ['k-1', 'k-2'], value: ['k-1', 'k-2'], words: 'Child A, 9 years and Child B, 6 years' },
  yesNo: { field: field('agreed'), raw: 'no', value: 'no', words: 'No' },
  moneyPer: { field: field('pay'), raw: { amount: 30_000, per: 'month' }, value: { pence: 30_000, per: 'month' }, words: '£300.00 a month' },
  money: { field: field('amount'), raw: 4800, value: { pence: 4800 }, words: '£48.00' },
  integer: { field: field('nights'), raw: '104', value: 104, words: '104 nights a year' },
  date: { field: field('startedOn'), raw: '2026-06-04', value: '2026-06-04', words: '4 June 2026' },
  text: { field: field('school'), raw: 'Example School', value: 'Example School', words: 'Example School' },
  longText: { field: field('why'), raw: 'They moved in June.', value: 'They moved in June.', words: 'They moved in June.' },
  personName: { field: field('carer'), raw: { title: '', given: 'Rowan', family: 'Testperson' }, value: { title: null, given: 'Rowan', family: 'Testperson' }, words: 'Rowan Testperson' },
  phone: { field: field('phone'), raw: '07700 900142', value: '+447700900142', words: '07700 900142' },
  email: { field: field('email'), raw: 'rowan@example.test', value: 'rowan@example.test', words: 'rowan@example.test' },
  addressLines: { field: field('lines'), raw: ['14 Example Street', '', 'Sampleford', ''], value: ['14 Example Street', 'Sampleford'], words: '14 Example Street, Sampleford' },
  postcode: { field: field('postcode'), raw: 'zz1 4ab', value: 'ZZ1 4AB', words: 'zz1 4ab' },
  country: { field: field('country'), raw: 'FR', value: 'FR', words: 'France' },
  sortCode: { field: field('sortCode'), raw: '12 34 56', value: '12-34-56', words: '12 34 56' },
  accountNumber: { field: field('account'), raw: '1234567', value: '01234567', words: '1234567' },
  rows: {
    field: field('missed'),
    raw: [{ dueOn: '4 June 2026', due: '48', paid: '' }, { dueOn: '', due: '', paid: '' }, { dueOn: '11 6 2026', due: '48.00', paid: '20' }],
    value: [{ dueOn: '2026-06-04', due: { pence: 4800 } }, { dueOn: '2026-06-11', due: { pence: 4800 }, paid: { pence: 2000 } }],
    words: '2 rows, £96.00 in all, £20.00 in all',
  },
};

describe('every kind of field', () => {
  it.each(fieldTypes)('hands on a %s as the rulebook reads it, and says it back in words', (type) => {
    const { field: own, raw, value, words } = typed[type];
    expect(own.type).toBe(type);
    expect(read(own, raw)).toEqual({ value });
    expect(answerWords(own, raw)).toBe(words);
    // What the rulebook made of it fills the same field again.
    expect(read(own, rawOf(own, value))).toEqual({ value });
  });

  it.each(fieldTypes)('has nothing to hand on for an empty %s, and says so', (type) => {
    const { field: own } = typed[type];
    const empty = rawOf(own, undefined);
    expect(wireOf(own, empty)).toBeUndefined();
    expect(isBlank(own, empty)).toBe(true);
    expect(answerWords(own, empty)).toBe('Not given');
  });

  it.each(fieldTypes)('takes a %s back from a draft just as it stood, and never fails on a draft of another shape', (type) => {
    const { field: own, raw } = typed[type];
    expect(isSameRaw(rawOf(own, JSON.parse(JSON.stringify(raw))), raw)).toBe(true);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const kept = rawOf(own, value);
        expect(() => [wireOf(own, kept), answerWords(own, kept)]).not.toThrow();
        expect(isSameRaw(rawOf(own, JSON.parse(JSON.stringify(kept))), kept)).toBe(true);
      }),
    );
  });
});

describe('amounts as they are typed', () => {
  it('come back from their text as the same pence', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (pence) => {
        expect(moneyValueOf(moneyText(pence))).toBe(pence);
        expect(read(field('amount'), moneyValueOf(formatPence(pence)))).toEqual({ value: { pence } });
      }),
    );
  });

  it('stay as typed while they are no amount', () => {
    expect(wireOf(field('amount'), rawOf(field('amount'), 'about 50'))).toBe('about 50');
    expect(read(field('amount'), 'about 50')).toHaveProperty('message');
  });
});

describe('words beside a field', () => {
  it('give the bounds of a number and how many to choose', () => {
    expect([boundsWords({ least: 0, most: 366 }), boundsWords({ least: null, most: 12 }), boundsWords({ least: 1, most: null }), boundsWords({ least: 0, most: null })]).toEqual(['Between 0 and 366', 'At most 12', 'At least 1', null]);
    const { choices } = field('areas');
    expect([howMany({ least: null, most: 2, choices }), howMany({ least: 2, most: null, choices }), howMany({ least: null, most: 3, choices })]).toEqual(['Choose up to 2', 'Choose 2 or more', null]);
  });

  it('count a text as the rulebook does, to the very character', () => {
    const fits = 'x'.repeat(textMost.longText);
    const long = { ...field('why'), most: null };
    expect(leftWords('short', 200)).toBeNull();
    expect(leftWords(`${fits}  `, textMost.longText)).toBe('0 characters left');
    expect(leftWords(`${fits}y`, textMost.longText)).toBe('1 character too many');
    expect(read(long, fits)).toHaveProperty('value');
    expect(read(long, `${fits}y`)).toHaveProperty('message');
    expect(read({ ...field('school'), most: null }, 'x'.repeat(textMost.text))).toHaveProperty('value');
    expect(read({ ...field('school'), most: null }, 'x'.repeat(textMost.text + 1))).toHaveProperty('message');
  });

  it('write a sort code with dashes once it is whole', () => {
    expect(['123456', '12 34 56', '12-34-56', '12345'].map(tidySortCode)).toEqual(['12-34-56', '12-34-56', '12-34-56', '12345']);
  });
});
