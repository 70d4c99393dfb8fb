import { describe, expect, it } from 'vitest';
import { PAYING, putOf, RECEIVING, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { allPaid, collectCluster, reportOn, sent } from '../../../tests/fixtures/payments.ts';
import type { ChangeCase } from '../rule.ts';

const married = { name: { title: 'Ms', given: 'Rosa', family: 'Newmark' }, reason: 'married', tellOther: 'no' };
const told = (fields: object = {}, parts: ClusterParts = {}, more: Partial<ChangeCase> = {}) =>
  reportOn(collectCluster(allPaid, parts), 'C23', { ...married, ...fields }, { subject: 'receivingParent', reportedBy: 'receivingParent', ...more });

describe('a name or title (C23)', () => {
  it('asks for proof before anything is changed, and tells that parent only', () => {
    const { preview, put } = told();
    expect(preview).toMatchObject({ path: 'waitForProof', class: 'C', requests: [{ to: 'receivingParent', what: 'nameProof', ifSilent: 'cancel' }] });
    const rows = put();
    expect(putOf(rows, 'person')).toEqual([]);
    expect(sent(rows)).toEqual(['receivingParent sms report.ask', 'receivingParent email report.ask']);
  });

  it('is a person’s to accept, once proof is there', () => {
    const { preview, put } = told({}, {}, { evidence: 'seen' });
    expect(preview).toMatchObject({ path: 'handOver', choice: { suggested: 'accept', reasonNeeded: false } });
    const rows = put({ decide: { as: 'accept', because: '' } });
    expect(putOf(rows, 'person')).toMatchObject([{ id: RECEIVING, body: { title: 'Ms', given: 'Rosa', family: 'Newmark' } }]);
    expect(putOf(rows, 'person').some(({ id }) => id === PAYING)).toBe(false);
    expect(sent(rows)).toEqual(['receivingParent email record.changed']);
  });

  it('keeps the name before with the report, and no name on the timeline or in a message', () => {
    const rows = told({}, {}, { evidence: 'seen' }).put({ decide: { as: 'accept', because: '' } });
    expect(putOf(rows, 'change')[0]?.body.fields).toMatchObject({ previous: { title: null, given: 'Rosa', family: 'Receivingmark' }, shownToOther: 'old' });
    expect(putOf(rows, 'entry').map(({ body }) => body.event)).toContain('name.changed');
    expect(JSON.stringify([putOf(rows, 'entry'), putOf(rows, 'message')])).not.toMatch(/Newmark|Receivingmark/);
  });

  it('leaves the old name with the other parent under a safety marker, whatever was ticked', () => {
    const flagged: ClusterParts = { safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] };
    const seen = (fields: object, parts: ClusterParts) => told(fields, parts, { evidence: 'seen' }).put({ decide: { as: 'accept', because: 'Proof seen.' } });
    expect(putOf(seen({ tellOther: 'yes' }, {}), 'change')[0]?.body.fields['shownToOther']).toBe('new');
    expect(putOf(seen({ tellOther: 'yes' }, flagged), 'change')[0]?.body.fields['shownToOther']).toBe('old');
    expect(told({ tellOther: 'yes' }, flagged).preview.warnings.join(' ')).toContain('safety marker');
  });

  it('is refused when it is the name we hold', () => {
    expect(told({ name: { title: null, given: 'Rosa', family: 'Receivingmark' } }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'same' } });
  });

  it('needs a first and a last name, each short enough to print', () => {
    expect(told({ name: { title: null, given: 'Rosa', family: '' } }).preview.problems).toMatchObject([{ field: 'name' }]);
    expect(told({ name: { title: null, given: 'R'.repeat(61), family: 'Newmark' } }).preview.problems).toMatchObject([{ field: 'name' }]);
    expect(told({ name: { title: null, given: 'R'.repeat(60), family: 'Newmark' } }).preview.problems).toEqual([]);
  });
});
