import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeField } from '../../app/contract/change.ts';
import { moneyPeriods } from '../../app/model/pounds.ts';
import { askedFields, problemsOf, wireFields } from './changeFields.ts';
import { isSameRaw, rawOf, wireOf, type Raw } from './rawValue.ts';
import { contactRows, phoneWords } from './contactAfter.ts';
import { countries } from './countries.ts';
import { madeField } from './fixture.ts';
import { placesOf } from './ToleranceScale.tsx';

const field = (name: string, type: ChangeField['type'], more: Partial<ChangeField> = {}): ChangeField => madeField(name, type, { label: `${name}?`, ...more });

describe('fields of a change form', () => {
  it('come back from a draft exactly as they stood', () => {
    const text = fc.string({ maxLength: 12 });
    const raws: fc.Arbitrary<readonly [ChangeField['type'], Raw]> = fc.oneof(
      fc
        .record({
          amount: fc.oneof(
            fc.constant(null),
            fc.nat(),
            text.filter((t) => t !== ''),
          ),
          per: fc.constantFrom(...moneyPeriods),
        })
        .map((raw) => ['moneyPer', raw] as const),
      fc.record({ day: text, month: text, year: fc.constant('20') }).map((raw) => ['date', raw] as const),
      fc.array(text, { minLength: 4, maxLength: 5 }).map((raw) => ['addressLines', raw] as const),
      text.map((raw) => ['longText', raw] as const),
    );
    fc.assert(
      fc.property(raws, ([type, raw]) => {
        expect(isSameRaw(rawOf({ type, columns: [] }, JSON.parse(JSON.stringify(raw))), raw)).toBe(true);
      }),
    );
  });

  it('never fail on a draft of another shape', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ChangeField['type']>('choice', 'moneyPer', 'yesNo', 'date', 'addressLines', 'text'),
        fc.jsonValue(),
        (type, value) => {
          expect(() => wireOf({ type, columns: [] }, rawOf({ type, columns: [] }, value))).not.toThrow();
        },
      ),
    );
  });

  it('are asked only while the question they hang on is asked itself', () => {
    const fields = [
      field('source', 'choice'),
      field('paysPension', 'yesNo', { onlyWhen: { field: 'source', oneOf: ['employed'] } }),
      field('pension', 'moneyPer', { onlyWhen: { field: 'paysPension', oneOf: ['yes'] } }),
    ];
    const raw = { source: 'none', paysPension: 'yes', pension: { amount: 100, per: 'week' } as const };
    expect(askedFields(fields, raw).map(({ name }) => name)).toEqual(['source']);
    expect(wireFields(fields, raw)).toEqual({ source: 'none' });
    expect(wireFields(fields, { ...raw, source: 'employed' })).toEqual({
      source: 'employed',
      paysPension: 'yes',
      pension: { pence: 100, per: 'week' },
    });
  });

  it('name what cannot be read before what is missing', () => {
    const fields = [field('pay', 'moneyPer'), field('on', 'date'), field('why', 'text', { optional: true })];
    const raw = { pay: { amount: 'lots', per: 'week' } as const, on: { day: '31', month: 'June', year: '2026' } };
    expect(problemsOf(fields, raw, null, false).map(({ field: f }) => f.name)).toEqual(['pay', 'on']);
    expect(problemsOf(fields, {}, null, true).map(({ message }) => message)).toEqual([
      'Enter an amount',
      'Enter the day, month and year',
    ]);
    expect(problemsOf(fields, {}, null, false)).toEqual([]);
  });
});

describe('a new contact beside the old', () => {
  const contact = {
    personId: 'p1',
    phones: [{ number: '+447700900142', kind: 'mobile', whose: 'own', voicemail: 'never' }],
    email: null,
    postal: null,
    bank: null,
    employer: null,
    letters: 'post',
    smsOptOut: false,
    bestTime: null,
    home: { lines: ['1 Example Road', 'Mockton'], postcode: 'ZZ1 1AA', country: 'GB', since: null },
  } as const;

  it('shows the address as it will be written', () => {
    const raw = {
      kind: 'home',
      country: 'GB',
      lines: ['14 Example Street', '', 'Sampleford', ''],
      postcode: 'zz1 4ab',
    };
    expect(
      contactRows('C24', { ...contact, phones: [], home: { ...contact.home, lines: [...contact.home.lines] } }, raw),
    ).toEqual([
      {
        label: 'Where they live',
        before: '1 Example Road, Mockton, ZZ1 1AA',
        after: '14 Example Street, Sampleford, ZZ1 4AB',
      },
    ]);
  });

  it('leaves out a postcode typed before the country was changed', () => {
    const raw = { kind: 'home', country: 'FR', lines: ['1 rue Exemple', 'Lyon', '', ''], postcode: 'zz1 4ab' };
    expect(contactRows('C24', null, raw)[0]).toMatchObject({
      before: 'None held',
      after: '1 rue Exemple, Lyon, France',
    });
  });

  it('says that no voicemail stays no voicemail until it is answered', () => {
    const rows = contactRows(
      'C25',
      { ...contact, phones: [...contact.phones], home: null },
      { what: 'mobile', number: '07700 900123' },
    );
    expect(rows).toContainEqual({ label: 'Voicemail', before: 'Never leave one', after: '' });
    expect(rows[0]?.before).toBe('07700 900142');
  });

  it('writes UK numbers the way they are dialled, others as they are', () => {
    expect([phoneWords('+447700900142'), phoneWords('+33123456789')]).toEqual(['07700 900142', '+33123456789']);
  });
});

it('lists the United Kingdom first and no country twice', () => {
  expect(countries[0]).toEqual({ value: 'GB', label: 'United Kingdom' });
  expect(new Set(countries.map(({ value }) => value)).size).toBe(countries.length);
});

it('keeps every mark of the scale on it, in the order of the amounts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 1, max: 400_000 }), (reported, inUse) => {
      const lowerEdge = Math.floor(inUse * 0.75);
      const upperEdge = Math.ceil(inUse * 1.25);
      const at = placesOf({
        met: true,
        percent: '',
        direction: 'down',
        source: '',
        inUse,
        reported,
        lowerEdge,
        upperEdge,
      });
      for (const place of Object.values(at)) expect(place > 0 && place < 100).toBe(true);
      expect(at.reported < at.inUse).toBe(reported < inUse);
      expect(at.lower < at.upper).toBe(lowerEdge < upperEdge);
    }),
  );
});
