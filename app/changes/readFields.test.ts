import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedCatalogues } from '../../tests/fixtures/cluster.ts';
import type { ChangeEntry } from './catalogue.ts';
import { readFields } from './readFields.ts';

const entry = (id: 'C09' | 'C24' | 'C25'): ChangeEntry => shippedCatalogues().changes.entries.get(id) as ChangeEntry;
const bounds = { earliest: '2024-08-04', latest: '2026-11-18' };
const income = { source: 'employed', pay: { pence: 300_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16' };
const address = { kind: 'home', country: 'GB', lines: ['4 Test Lane', 'Testford'], postcode: 'zz14ab', withOther: 'no', changedOn: '2026-11-16' };
const problemOf = (id: 'C09' | 'C24' | 'C25', raw: Record<string, unknown>, field: string): string | undefined => readFields(entry(id), raw, bounds).problems.find((p) => p.field === field)?.message;

describe('reading the answers of a form', () => {
  it('takes a whole income report as it is', () => {
    expect(readFields(entry('C09'), income, bounds)).toEqual({ values: income, problems: [], needs: [] });
  });

  it.each([
    ['a choice that is not on the list', 'C09', { ...income, source: 'lottery' }, 'source', 'Choose one from the list'],
    ['a choice that every object has', 'C09', { ...income, source: 'constructor' }, 'source', 'Choose one from the list'],
    ['neither yes nor no', 'C09', { ...income, lasts: true }, 'lasts', 'Choose yes or no'],
    ['an amount in words', 'C09', { ...income, pay: '300' }, 'pay', 'Enter an amount in pounds and pence, like 300.00'],
    ['a part of a penny', 'C09', { ...income, pay: { pence: 300.5, per: 'week' } }, 'pay', 'Enter an amount in pounds and pence, like 300.00'],
    ['a negative amount', 'C09', { ...income, pay: { pence: -1, per: 'week' } }, 'pay', 'Enter an amount of £0.00 or more'],
    ['an amount for no known period', 'C09', { ...income, pay: { pence: 1, per: 'fortnight' } }, 'pay', 'Enter an amount in pounds and pence, like 300.00'],
    ['a day that does not exist', 'C09', { ...income, changedOn: '2026-02-30' }, 'changedOn', 'Enter a real date, like 9 November 2026'],
    ['a day as a number', 'C09', { ...income, changedOn: 20261116 }, 'changedOn', 'Enter a real date, like 9 November 2026'],
    ['a day after the report', 'C09', { ...income, changedOn: '2026-11-19' }, 'changedOn', 'Must be 18 November 2026 or before'],
    ['a day before the case', 'C09', { ...income, changedOn: '2024-08-03' }, 'changedOn', 'Must be 4 August 2024 or after'],
    ['half a postcode', 'C24', { ...address, postcode: 'ZZ1' }, 'postcode', 'Enter a full postcode, like ZZ1 4AB'],
    ['one line of address', 'C24', { ...address, lines: ['4 Test Lane', ' '] }, 'lines', 'Enter at least a street and a town'],
    ['six lines of address', 'C24', { ...address, lines: ['1', '2', '3', '4', '5', '6'] }, 'lines', 'Use at most 5 lines of up to 80 characters'],
    ['a line that is too long', 'C24', { ...address, lines: ['4 Test Lane', 'x'.repeat(81)] }, 'lines', 'Use at most 5 lines of up to 80 characters'],
    ['a country in words', 'C24', { ...address, country: 'France' }, 'country', 'Choose a country'],
    ['a phone number that is too short', 'C25', { what: 'mobile', number: '0770' }, 'number', 'too short'],
    ['an email address without a place', 'C25', { what: 'email', email: 'rosa@' }, 'email', ''],
  ] as const)('says what is wrong with %s', (_what, id, raw, field, words) => {
    const found = problemOf(id, raw, field);
    expect(found).toBeDefined();
    if (words !== 'too short') expect(found).toContain(words);
    expect(readFields(entry(id), raw, bounds).values).not.toHaveProperty(field);
  });

  it('stores phones, emails, postcodes and lines in one form', () => {
    expect(readFields(entry('C25'), { what: 'mobile', number: '07700 900 111', whose: 'own', voicemail: 'yes', changedOn: '2026-11-18' }, bounds).values['number']).toBe('+447700900111');
    expect(readFields(entry('C25'), { what: 'email', email: ' Rosa@Example.ORG ', codeConfirmed: 'yes', changedOn: '2026-11-18' }, bounds).values['email']).toBe('rosa@example.org');
    expect(readFields(entry('C24'), { ...address, lines: ['4  Test Lane ', '', 'Testford'] }, bounds).values).toMatchObject({ lines: ['4 Test Lane', 'Testford'], postcode: 'ZZ1 4AB' });
  });

  it('asks for everything that applies and is still empty, by its label', () => {
    expect(readFields(entry('C09'), { source: 'employed', pay: null, paysPension: '' }, bounds).needs).toEqual(['New pay before tax', 'Pays into a pension?', 'Will it last over 12 weeks?', 'When did it change?']);
    expect(readFields(entry('C09'), {}, bounds).needs).toEqual(['How do they get their income?', 'When did it change?']);
    expect(readFields(entry('C09'), { ...income, paysPension: 'yes' }, bounds).needs).toEqual(['How much into the pension?']);
  });

  it('leaves out answers to questions that are no longer asked, however they are', () => {
    const changed = readFields(entry('C09'), { ...income, source: 'none', pay: 'nonsense', paysPension: 'yes', pension: 'nonsense' }, bounds);
    expect(changed).toEqual({ values: { source: 'none', lasts: 'yes', changedOn: '2026-11-16' }, problems: [], needs: [] });
  });

  it('asks whether the parents live together only about a home', () => {
    const { withOther: _left, ...rest } = address;
    expect(readFields(entry('C24'), rest, bounds).needs).toEqual(['Do they now live with the other parent in this case?']);
    expect(readFields(entry('C24'), { ...rest, kind: 'postal' }, bounds)).toMatchObject({ problems: [], needs: [] });
  });

  it('needs a postcode for a postal address in the UK, and none abroad', () => {
    const { postcode: _left, ...rest } = address;
    expect(readFields(entry('C24'), { ...rest, kind: 'postal' }, bounds).needs).toEqual(['Postcode']);
    expect(readFields(entry('C24'), { ...rest, kind: 'postal', country: 'FR' }, bounds)).toMatchObject({ problems: [], needs: [] });
    expect(readFields(entry('C24'), { ...rest, kind: 'postal', country: '' }, bounds).needs).toEqual(['Country']);
  });

  it('never throws and never keeps a value that it did not check, whatever comes in', () => {
    fc.assert(
      fc.property(fc.constantFrom('C09', 'C24', 'C25'), fc.dictionary(fc.constantFrom('source', 'pay', 'kind', 'country', 'lines', 'postcode', 'what', 'number', 'email', 'changedOn', '__proto__', 'other'), fc.jsonValue()), (id, raw) => {
        const read = readFields(entry(id), raw, bounds);
        const names = entry(id).fields.map(({ name }) => name);
        expect(Object.keys(read.values).every((name) => names.includes(name))).toBe(true);
        expect(read.problems.every(({ field }) => names.includes(field) && !Object.hasOwn(read.values, field))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
