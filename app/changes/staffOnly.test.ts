import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFor, CASE, changeCase, putOf, shippedCatalogues } from '../../tests/fixtures/cluster.ts';
import { anyAnswers } from '../../tests/fixtures/disclosure/anyAnswers.ts';
import { noneIn } from '../../tests/fixtures/disclosure/leaks.ts';
import { markedCluster, squash } from '../../tests/fixtures/disclosure/marked.ts';
import type { Finding } from './engine/finding.ts';
import { recordFinding } from './engine/recordFinding.ts';
import { readAnswers } from './engine/changeRule.ts';
import { formatDate } from '../model/dates.ts';
import { refusalWords } from './engine/refusalValue.ts';
import { changeRules } from './rules/index.ts';

const MARK = 'Qstaffonly lives at 4 Qstaffhome Row';
/** Every field of a finding that is for staff alone, filled with words that no parent may read. */
const marked = (found: Finding): Finding => ({
  ...found,
  person: [...found.person, MARK], warnings: [MARK],
  prepared: [{ label: MARK, value: MARK, source: MARK }],
  sides: [{ label: MARK, payingParent: MARK, receivingParent: MARK, leads: null }],
  record: [{ label: MARK, before: MARK, after: MARK, about: 'payingParent' }],
  checks: [{ code: 'qstaffonly', words: MARK }],
});
const looking = [...shippedCatalogues().changes.entries.values()].filter(({ id }) => changeRules.get(id)?.look !== undefined);
const reports = fc.oneof(
  ...looking.map((entry) => fc.record({ type: fc.constant(entry.id), fields: anyAnswers(entry), subject: fc.constantFrom(...entry.subjects), reportedBy: fc.constantFrom(...entry.reporters), as: fc.constantFrom('accept' as const, 'refuse' as const, null) })),
);

describe('what is prepared for staff', () => {
  it('stands in no message, line, promise or work item that a report writes, whichever type and whatever is decided', () => {
    let messages = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 127 }), reports, (seed, { type, fields, as, ...told }) => {
        const change = changeCase(markedCluster(seed), type, fields, { ...told, decide: as === null ? null : { as, because: 'Both were heard.' } });
        const found = changeRules.get(type)?.look?.(change) ?? null;
        if (found === null) return;
        const result = recordFinding(change, readAnswers(change), marked(found), callFor(), null);
        if (!result.ok) return;
        const { put } = result.value;
        messages += putOf(put, 'message').length;
        for (const { kind, body } of put) if (kind !== 'change') noneIn(squash(JSON.stringify(body)), ['qstaffonly', 'qstaffhome'], `a ${kind} of ${type} on ${CASE}`);
      }),
      { numRuns: 1_000 },
    );
    expect(looking.length).toBeGreaterThan(20);
    expect(messages).toBeGreaterThan(400);
  }, 120_000);
});

describe('a value in a refusal', () => {
  it.each([
    [{ amount: 2_500_00 }, '£2,500.00'], [{ day: '2026-11-18' }, formatDate('2026-11-18')], [{ count: 3 }, '3'],
    [{ nights: { from: null, before: 52 } }, 'fewer than 52 nights'], [{ nights: { from: 52, before: 104 } }, '52 to 103 nights'], [{ nights: { from: 175, before: null } }, '175 nights or more'],
  ])('reads in plain words: %j', (value, words) => expect(refusalWords(value)).toBe(words));
  it('is left out where a day is none: a person’s words have no way in', () => expect(refusalWords({ day: 'at 4 Qstaffhome Row' })).toBe(''));
});
