import { describe, expect, it } from 'vitest';
import { lawFiles, lawWith, shippedLaw } from '../../tests/fixtures/law.ts';
import { parseLaw } from './law.ts';

const problem = (change: Parameters<typeof lawWith>[0]) => {
  const law = lawWith(change);
  return law.ok ? null : [law.error.code, law.error.facts?.['problem'], ...(law.error.fields ?? [])];
};
const only = (key: string, edit: (row: Record<string, unknown>) => void) => (row: Record<string, unknown>) => {
  if (row['key'] === key) edit(row);
};

const law = shippedLaw();
const applicationFee = (day: string) => {
  const on = law.at(day);
  return on.ok ? on.value.params['fee.application'].value.text : on.error.code;
};

describe('the shipped law', () => {
  it('gives each parameter with the row it came from', () => {
    const on = law.at('2026-08-04');
    expect(on.ok && on.value.params['basic.tier1']).toMatchObject({
      value: [{ text: '12%' }, { text: '16%' }, { text: '19%' }],
      ref: { key: 'basic.tier1', from: '2012-12-10' },
      source: 'Sch 1 para 2(1)',
    });
  });

  it('gives the law of the day', () => {
    expect(['2014-06-29', '2014-06-30', '2024-02-25', '2024-02-26'].map(applicationFee)).toEqual([
      '£0.00',
      '£20.00',
      '£20.00',
      '£0.00',
    ]);
  });

  it('gives one and the same snapshot for days between two changes', () => {
    const [a, b] = [law.at('2026-01-01'), law.at('2026-12-31')];
    expect(a.ok && b.ok && a.value === b.value).toBe(true);
  });

  it('refuses days before the scheme and days that do not exist', () => {
    for (const day of ['2012-12-09', '2026-02-30', 'soon'])
      expect(law.at(day)).toMatchObject({ ok: false, error: { code: 'DATE_IMPOSSIBLE' } });
  });

  it('lists the announced fees without a start, and uses none of them', () => {
    expect(law.announced.map(({ key, from }) => [key, from])).toEqual([
      ['fee.collect.payingParent', null],
      ['fee.collect.payingParent.nonCompliant', null],
      ['fee.collect.receivingParent', null],
    ]);
    const on = law.at('2099-01-01');
    expect(on.ok && on.value.params['fee.collect.payingParent'].value.percent.text).toBe('20%');
    expect(on.ok && on.value.params['fee.collect.payingParent.nonCompliant']).toBeNull();
  });

  it('gives a reason with every reading', () => {
    const readings = law.rows.filter(({ key }) => key.startsWith('reading.'));
    expect(readings.length).toBeGreaterThan(12);
    expect(readings.every(({ reason }) => (reason ?? '').length > 20)).toBe(true);
  });

  it('has a reading for each question on which sources disagree, A1 to A13', () => {
    const reasons = law.rows.filter(({ key }) => key.startsWith('reading.')).map(({ reason }) => reason ?? '');
    for (let question = 1; question <= 13; question += 1)
      expect(reasons.some((reason) => reason.startsWith(`A${question}.`))).toBe(true);
  });
});

describe('broken law files', () => {
  it.each<[string, Parameters<typeof lawWith>[0], string, RegExp]>([
    [
      'overlapping rows',
      only('fee.application', (row) => {
        if (row['until'] === '2024-02-25') row['until'] = '2024-02-26';
      }),
      'overlap',
      /^fees\.yaml: fee\.application 2024-02-26/,
    ],
    [
      'two rows without an end',
      only('band.cap', (row) => {
        row['key'] = 'band.cap';
      }),
      'overlap',
      /band\.cap/,
    ],
    [
      'a gap between rows',
      only('fee.application', (row) => {
        if (row['until'] === '2024-02-25') row['until'] = '2024-02-24';
      }),
      'gap',
      /fee\.application/,
    ],
    [
      'a key that starts late',
      only('band.cap', (row) => {
        row['from'] = '2012-12-11';
      }),
      'gap',
      /band\.cap/,
    ],
    [
      'a key that ends',
      only('band.cap', (row) => {
        row['until'] = '2030-01-01';
      }),
      'gap',
      /band\.cap/,
    ],
    [
      'an unknown key',
      only('band.cap', (row) => {
        row['key'] = 'band.hat';
      }),
      'unknown key',
      /band\.hat/,
    ],
    [
      'a number that is not quoted',
      only('band.cap', (row) => {
        row['value'] = 3000;
      }),
      'value',
      /band\.cap/,
    ],
    [
      'a table with a column missing',
      only('basic.tier1', (row) => {
        row['value'] = ['12', '16'];
      }),
      'value',
      /basic\.tier1/,
    ],
    [
      'bands of nights out of order',
      only('sc.bands', (row) => {
        if (Array.isArray(row['value'])) row['value'].reverse();
      }),
      'value',
      /sc\.bands/,
    ],
    [
      'an end before the start',
      only('fee.application', (row) => {
        if (row['until'] === '2014-06-29') row['until'] = '2012-12-09';
      }),
      'ends before it starts',
      /fee\.application/,
    ],
    [
      'a start missing',
      only('band.cap', (row) => {
        row['from'] = null;
      }),
      'in force without a start',
      /band\.cap/,
    ],
    [
      'a reading without its reason',
      only('reading.month', (row) => {
        delete row['reason'];
      }),
      'reading without reason',
      /reading\.month/,
    ],
    [
      'a reading nobody knows',
      only('reading.month', (row) => {
        row['value'] = 'moon';
      }),
      'value',
      /reading\.month/,
    ],
    [
      'a column nobody knows',
      only('band.cap', (row) => {
        row['colour'] = 'blue';
      }),
      'shape',
      /rates\.yaml: rows/,
    ],
  ])('are refused for %s', (name, change, expected, field) => {
    const twice: typeof change = (row, file) => {
      change(row, file);
      if (name.startsWith('two rows') && row['key'] === 'band.cap') file.rows.push({ ...row, from: '2020-01-01' });
    };
    const found = problem(twice);
    expect(found?.slice(0, 2)).toEqual(['FILE_INVALID', expected]);
    expect(found?.[2]).toMatch(field);
  });

  it('are refused for a key that is missing, and for no files at all', () => {
    expect(
      problem((row, file) => {
        if (row['key'] === 'band.cap') file.rows.splice(file.rows.indexOf(row), 1);
      }),
    ).toEqual(['FILE_INVALID', 'missing', 'law: band.cap']);
    expect(parseLaw([])).toMatchObject({ ok: false, error: { code: 'FILE_INVALID' } });
    expect(parseLaw([{ name: 'x.yaml', raw: null }, ...lawFiles()])).toMatchObject({
      ok: false,
      error: { code: 'FILE_INVALID' },
    });
  });
});
